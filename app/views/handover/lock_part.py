"""How a package is locked: with the colleague's key, compared on the phone, or with a passphrase told on the phone."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import UserError
from app.views.file_choice import ask_open_path
from app.views.handover.files import KEY_KIND
from app.views.widgets.buttons import PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.check_box import CheckBox
from app.views.widgets.fields import choice_field, line_field, text_field
from app.views.widgets.strength_meter import StrengthMeter
from app.views.widgets.text import Text
from app.views.workspace import Workspace

KEY, WORDS = "key", "words"
WAYS = ((KEY, "min kollegas nøgle"), (WORDS, "en adgangssætning"))
ASK_FOR_KEY = "Din kollega finder sin nøgle under Sager, »Hent sager«. Den er ikke hemmelig og må sendes i en mail."
TELL = "Sig den i telefonen. Send den aldrig sammen med filen, og skriv den ikke i en mail."
NO_KEY = "Sæt din kollegas nøgle ind, eller hent den fra en fil."
NOT_COMPARED = "Ring først, og sammenlign de fire grupper. Ellers kan en anden have byttet nøglen ud."
UNREADABLE = "Filen kan ikke læses. Er det en nøgle fra Rundbord?"
LARGEST_KEY = 4096


class LockPart(Card):
    """The card »Lås pakken«. `public_key()` and `passphrase()` return what was chosen; one of them is empty."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("Lås pakken", icon="lock-simple")
        self._workspace = workspace
        self._whom = "din kollega"
        self._way = choice_field("Lås med", WAYS)
        self._way.setMaximumWidth(360)
        self._key = text_field("Din kollegas nøgle", rows=2, hint=ASK_FOR_KEY, as_said=True)
        self._fetch = PlainButton("Hent nøglefil …", "", "key")
        self._groups = Text("", "subhead", wrap=True)
        self._compared = CheckBox("Vi har sammenlignet de fire grupper")
        self._words = line_field("Adgangssætning til pakken", hint=TELL)
        self._suggest = PlainButton("Foreslå en")
        self._meter = StrengthMeter("Fem ord, der ikke hører sammen, er svære at gætte.")
        self._by_key, self._by_words = QWidget(), QWidget()
        self._build()
        self._way.set_text(KEY)
        self._show_way()

    def set_whom(self, name: str) -> None:
        """Use the name of the colleague in the sentences."""
        self._whom = name.strip() or "din kollega"
        self._show_groups()

    def public_key(self) -> str:
        """Return the key to lock with. Raises UserError when it is missing, mistyped or not compared."""
        if self._way.text() != KEY:
            return ""
        text = self._key.text().strip()
        if not text:
            raise UserError(NO_KEY)
        self._workspace.keeper.fingerprint(text)
        if not self._compared.isChecked():
            raise UserError(NOT_COMPARED)
        return text

    def passphrase(self) -> str:
        """Return the passphrase to lock with. Raises UserError when it is too easy to guess."""
        if self._way.text() != WORDS:
            return ""
        judged = self._workspace.keeper.judge_passphrase(self._words.text())
        if not judged.ok:
            raise UserError(judged.text)
        return self._words.text()

    def forget(self) -> None:
        """Empty the fields once the package is made."""
        for field in (self._key, self._words):
            field.set_text("")
        self._meter.show_judgement(None)
        self._show_groups()

    def _build(self) -> None:
        beside = QHBoxLayout()
        beside.setSpacing(10)
        beside.addWidget(self._words, 1)
        beside.addWidget(self._suggest, 0, Qt.AlignmentFlag.AlignVCenter)
        by_key, by_words = QVBoxLayout(self._by_key), QVBoxLayout(self._by_words)
        for column in (by_key, by_words):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(10)
        by_key.addWidget(self._key)
        by_key.addWidget(self._fetch, 0, Qt.AlignmentFlag.AlignLeft)
        by_key.addWidget(self._groups)
        by_key.addWidget(self._compared, 0, Qt.AlignmentFlag.AlignLeft)
        by_words.addLayout(beside)
        by_words.addWidget(self._meter)
        for part in (self._way, self._by_key, self._by_words):
            self.body.addWidget(part)
        self._way.committed.connect(lambda _: self._show_way())
        self._key.editor.changed.connect(self._show_groups)
        self._fetch.clicked.connect(self._on_fetch)
        self._words.editor.changed.connect(self._judge)
        self._suggest.clicked.connect(self._on_suggest)

    def _show_way(self) -> None:
        self._by_key.setVisible(self._way.text() == KEY)
        self._by_words.setVisible(self._way.text() == WORDS)
        self._show_groups()

    def _show_groups(self) -> None:
        text, groups = self._key.text().strip(), ""
        self._key.set_error("")
        try:
            groups = self._workspace.keeper.fingerprint(text) if text else ""
        except UserError as error:
            self._key.set_error(str(error))
        if groups not in self._groups.text():
            self._compared.setChecked(False)
        self._groups.setText(f"Ring til {self._whom}, og sammenlign de fire grupper: {groups}" if groups else "")
        self._groups.setVisible(bool(groups))
        self._compared.setVisible(bool(groups))

    def _on_fetch(self) -> None:
        path = ask_open_path(self, "Hent din kollegas nøgle", KEY_KIND)
        if not path:
            return
        try:
            with Path(path).open(encoding="utf-8-sig") as file:
                text = file.read(LARGEST_KEY + 1)
        except (OSError, UnicodeDecodeError):
            self._key.set_error(UNREADABLE)
            return
        self._key.set_text(text)
        self._show_groups()

    def _on_suggest(self) -> None:
        self._words.set_text(self._workspace.keeper.suggest_passphrase())
        self._judge()

    def _judge(self) -> None:
        text = self._words.text()
        self._meter.show_judgement(self._workspace.keeper.judge_passphrase(text) if text else None)
