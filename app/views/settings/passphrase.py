"""Changing the passphrase: the old one, the new one twice. Nothing typed here is ever a draft, a step or a log line."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt

from app.views.settings.key_work import KeyWork
from app.views.widgets.buttons import PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.fields import secret_field
from app.views.widgets.notice import NoticeBar
from app.views.widgets.strength_meter import Judgement
from app.views.widgets.text import Text

ADVICE = "Vælg fire ord, der ikke hører sammen. Genoprettelsesarket bliver ved med at virke."
CHANGED = "Adgangssætningen er skiftet. Brug den nye næste gang, du låser op."
CHANGING = "Skifter adgangssætningen"
NOT_THE_SAME = "De to nye er ikke ens. Skriv den nye igen."


@dataclass(frozen=True, slots=True)
class ChangePassphrase:
    """What the store can do: judge a new passphrase, and change from the old one to it.

    `change` raises UserError or StoreError, e.g. when the old passphrase is not right. It is called beside the window.
    """

    judge: Callable[[str], Judgement]
    change: Callable[[str, str], None]


class PassphrasePart(Card):
    """The card »Adgangssætning«."""

    help_topic = "settings.passphrase"

    def __init__(self, door: ChangePassphrase) -> None:
        super().__init__("Adgangssætning")
        self._door = door
        self._old = secret_field("Den, du bruger nu")
        self._new = secret_field("Den nye")
        self._again = secret_field("Den nye igen")
        self._notice = NoticeBar()
        self.work = KeyWork(self, self._notice, (self._old, self._new, self._again))
        self._button = PlainButton("Skift adgangssætning")
        self._button.clicked.connect(self.change)
        self._new.editor.changed.connect(self._on_new_changed)
        self._strength = Text("", "meta", "ink2", wrap=True)
        self._strength.hide()
        self.body.addWidget(Text(ADVICE, "meta", "ink2", wrap=True))
        for part in (self._old, self._new, self._strength, self._again, self._notice):
            self.body.addWidget(part)
        self.body.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)

    def change(self) -> None:
        """Change it when everything fits; otherwise say under the field what to do."""
        if self.work.busy():
            return
        new = self._new.text()
        self._again.set_error("")
        self._old.set_error("")
        judged = self._door.judge(new)
        if not judged.ok:
            self._new.set_error(judged.text)
        elif new != self._again.text():
            self._again.set_error(NOT_THE_SAME)
        else:
            self._carry_out(new)

    def _carry_out(self, new: str) -> None:
        old, change = self._old.text(), self._door.change
        self.work.start(self._button, CHANGING, lambda: change(old, new), self._on_changed, self._old.set_error)

    def _on_changed(self, _done: object) -> str:
        for field in (self._old, self._new, self._again):
            field.set_text("")
        self._on_new_changed()
        self._notice.say(CHANGED, "good")
        return ""

    def _on_new_changed(self) -> None:
        written = self._new.text()
        self._strength.setText(self._door.judge(written).text if written else "")
        self._strength.setVisible(bool(written))
