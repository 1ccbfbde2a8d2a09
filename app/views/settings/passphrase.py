"""Changing the passphrase: the old one, the new one twice. Nothing typed here is ever a draft, a step or a log line."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from app.errors import RundbordError
from app.views.widgets.buttons import PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.fields import secret_field
from app.views.widgets.notice import NoticeBar
from app.views.widgets.strength_meter import Judgement
from app.views.widgets.text import Text

ADVICE = "Vælg fire ord, der ikke hører sammen. Genoprettelsesarket bliver ved med at virke."
CHANGED = "Adgangssætningen er skiftet. Brug den nye næste gang, du låser op."
NOT_THE_SAME = "De to nye er ikke ens. Skriv den nye igen."


@dataclass(frozen=True, slots=True)
class ChangePassphrase:
    """What the store can do: judge a new passphrase, and change from the old one to it.

    `change` raises UserError or StoreError, e.g. when the old passphrase is not right.
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
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self._door.change(self._old.text(), new)
        except RundbordError as error:
            self._old.set_error(str(error))
        else:
            for field in (self._old, self._new, self._again):
                field.set_text("")
            self._on_new_changed()
            self._notice.say(CHANGED, "good")
        finally:
            QGuiApplication.restoreOverrideCursor()

    def _on_new_changed(self) -> None:
        written = self._new.text()
        self._strength.setText(self._door.judge(written).text if written else "")
        self._strength.setVisible(bool(written))
