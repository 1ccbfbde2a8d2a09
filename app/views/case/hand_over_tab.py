"""Giv sagen videre: what goes along, a word to the colleague, how it is locked, and one file to send."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent

from app.errors import RundbordError, UserError
from app.exchange.package import neutral_name, pack_bytes, write_sealed_file
from app.services import hand_over
from app.services.cases import list_cases
from app.services.ports import Changes
from app.views.case_tab import ScrollTab
from app.views.file_choice import ask_save_path
from app.views.handover.cases_part import CasesPart
from app.views.handover.files import EXPORT, KIND, NOT_ALLOWED
from app.views.handover.lock_part import LockPart
from app.views.page import Hints
from app.views.unlock.slow_work import SlowWork
from app.views.widgets.buttons import PlainButton, PrimaryButton
from app.views.widgets.cards import Card, EmptyState
from app.views.widgets.fields import line_field, text_field
from app.views.widgets.notice import NoticeBar
from app.views.widgets.text import Text
from app.views.workspace import Workspace

ABOUT = "Sagen bliver lagt i én låst fil, som kun din kollega kan åbne. Filen kan sendes, som I plejer at sende filer."
STAYS = "Sagen ligger stadig hos dig. Når den kommer tilbage, ser du, hvad der er nyt, før noget bliver ændret."
LOCKING = "Låser pakken … Det tager et øjeblik."
SAVED = "Pakken er gemt. Send filen, og slet den her, når den er fremme."
NOTED = "Det står nu i sagens notater."
DRAFT = "hand_over"


class HandOverTab(ScrollTab):
    """One column of cards; nothing leaves before »Gem pakken«."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id, "Giv sagen videre")
        self._allowed = workspace.policy.allows(EXPORT)
        self._save = PrimaryButton("Gem pakken …", "Ctrl S", "lock-simple")
        self._notice = NoticeBar()
        self._cases = CasesPart(case_id)
        self._whom = line_field("Hvem får den?", hint="Et navn er nok. Det bruges kun her hos dig.")
        self._word = text_field(
            "Til den nye rådgiver", rows=4, hint="Det, man helst vil vide først. Følger med i pakken."
        )
        self._after = Card("Sendt")
        self._work = SlowWork(self)
        self._path, self._sent = Path(), list[UUID]()
        self._lock = LockPart(workspace)
        if self._allowed:
            self._build()
            self._connect()
        else:
            self.body.addWidget(EmptyState(NOT_ALLOWED, "lock-simple"))
            self.body.addStretch(1)

    def refresh(self) -> None:
        """Offer the cases there are now; what is typed stays."""
        if self._allowed:
            self._cases.show_cases(self.workspace.ask(list_cases))

    def concerns(self, changes: Changes) -> bool:
        """Tell whether a case came or went, or its number or names changed."""
        return bool(changes.tables & {"case_", "child", "person"})

    def key_hints(self) -> Hints:
        """Return the keys of this tab."""
        return [(("Ctrl S",), "Gem pakken")] if self._allowed else []

    def save(self) -> None:
        """Ask where, then pack, lock and write; what is missing is said first."""
        if not self._allowed or self._work.busy():
            return
        try:
            public_key, passphrase = self._lock.public_key(), self._lock.passphrase()
        except UserError as error:
            self._notice.say(str(error), "warn")
            return
        name = neutral_name(self._cases.numbers(), self.workspace.today.isoformat())
        path = ask_save_path(self, "Gem pakken", name, KIND)
        if path:
            self._path = Path(path)
            self._pack(public_key, passphrase)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed a moment ago."""
        super().hideEvent(event)
        self._word.flush_draft()

    def _pack(self, public_key: str, passphrase: str) -> None:
        keeper, cases = self.workspace.keeper, self._cases.chosen()
        done = self.workspace.do(
            "Giv sag videre",
            hand_over.pack,
            cases,
            note=self._word.text(),
            papers=self._cases.papers.isChecked(),
            files=self._cases.files.isChecked(),
        )
        if done is None:
            return
        parcel, path = done.value, self._path
        self._sent = cases

        def lock() -> None:
            sealed = keeper.seal_package(pack_bytes(parcel), passphrase=passphrase, public_key=public_key)
            write_sealed_file(path, sealed)

        self._save.setEnabled(False)
        self._notice.say(LOCKING)
        self._work.start(lock)

    def _on_saved(self, _: object) -> None:
        self._save.setEnabled(True)
        self._lock.forget()
        self._notice.say(SAVED, "good")
        self.workspace.drafts.drop(self._draft_key())
        self._after.show()

    def _on_failed(self, error: object) -> None:
        self._save.setEnabled(True)
        if isinstance(error, Exception) and not isinstance(error, RundbordError):
            raise error  # our bug: logged and told like any other
        self._notice.say(str(error), "warn")

    def _on_note(self) -> None:
        if self.workspace.do("Notér overdragelse", hand_over.note_handed_over, self._sent, to=self._whom.text()):
            self._notice.say(NOTED, "good")
            self._after.hide()

    def _draft_key(self) -> str:
        return f"{DRAFT}:{self.case_id}"

    def _build(self) -> None:
        self.add_action(self._save)
        word = Card("Et ord med på vejen", icon="note-pencil")
        self._whom.setMaximumWidth(480)
        word.body.addWidget(self._whom)
        word.body.addWidget(self._word)
        note = PlainButton("Skriv i sagen, at den er overdraget")
        note.clicked.connect(self._on_note)
        self._after.body.addWidget(Text(STAYS, "body", wrap=True))
        self._after.body.addWidget(note, 0, Qt.AlignmentFlag.AlignLeft)
        self._after.hide()
        self.body.addWidget(Text(ABOUT, "body", "ink2", wrap=True))
        for part in (self._notice, self._after, self._cases, word, self._lock):
            self.body.addWidget(part)
        self.body.addStretch(1)
        kept = self.workspace.drafts.kept().get(self._draft_key(), "")
        if kept:
            self._word.restore(kept)

    def _connect(self) -> None:
        self._save.clicked.connect(self.save)
        self._save.setShortcut("Ctrl+S")
        self._whom.editor.changed.connect(lambda: self._lock.set_whom(self._whom.text()))
        self._word.typed.connect(lambda text: self.workspace.drafts.keep(self._draft_key(), text, self.case_id))
        self._work.done.connect(self._on_saved)
        self._work.failed.connect(self._on_failed)
