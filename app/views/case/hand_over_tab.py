"""Giv sagen videre: the road of a hand-over, what goes along, how it is locked, the one file; and what came back."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import RundbordError, UserError
from app.exchange.package import neutral_name, pack_bytes, write_sealed_file
from app.services import hand_over, hand_over_road
from app.services.cases import list_cases
from app.services.hand_over_rows import HandOverRow, Stage
from app.services.ports import Changes
from app.views.case_tab import ScrollTab
from app.views.file_choice import ask_save_path
from app.views.handover.cases_part import CasesPart
from app.views.handover.confirmed_part import ConfirmedPart
from app.views.handover.files import EXPORT, KIND, NOT_ALLOWED
from app.views.handover.lock_part import LockPart
from app.views.handover.new_here_part import NewHere
from app.views.handover.points_part import PointsPart
from app.views.handover.road_part import RoadPart
from app.views.handover.sending_part import SendingPart
from app.views.page import Hints
from app.views.unlock.slow_work import SlowWork
from app.views.widgets.buttons import PrimaryButton
from app.views.widgets.cards import Card, EmptyState
from app.views.widgets.fields import line_field, text_field
from app.views.widgets.notice import NoticeBar
from app.views.widgets.text import Text
from app.views.workspace import Workspace

ABOUT = "Sagen bliver lagt i én låst fil, som kun din kollega kan åbne. Filen kan sendes, som I plejer at sende filer."
STAYS = "Sagen ligger stadig hos dig. Når den kommer tilbage, ser du, hvad der er nyt, før noget bliver ændret."
LOCKING = "Låser pakken … Det tager et øjeblik."
SAVED = "Pakken er gemt. Send filen, og slet den her, når den er fremme. Det står i sagens notater."
NOT_BEGUN = "Skal {name} overtage sagen for godt, så tryk »Begynd rådgiverskift« først. Ellers slet navnet."
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
        self._word_card = Card("Et ord med på vejen", icon="note-pencil")
        self._work = SlowWork(self)
        self._path, self._sent, self._mark = Path(), list[UUID](), ""
        self._lock = LockPart(workspace)
        self._road, self._points = RoadPart(workspace, case_id), PointsPart(workspace, case_id)
        self._new_here, self._confirmed = NewHere(workspace, case_id), ConfirmedPart()
        self._new_here.told.connect(self._notice.say)
        self._confirmed.keeping_requested.connect(lambda: self.tab_requested.emit("keeping"))
        if self._allowed:
            self._build()
            self._connect()
        else:
            self.body.addWidget(self._notice)
            self.body.addWidget(self._new_here)  # what came is gone through all the same
            self.body.addWidget(EmptyState(NOT_ALLOWED, "lock-simple"))
            self.body.addStretch(1)

    def refresh(self) -> None:
        """Show where the hand-over stands, and offer the cases there are now; what is typed stays."""
        row = self.workspace.ask(hand_over_road.read_hand_over, self.case_id)
        self._show_part(self._new_here, row, Stage.RECEIVED)
        if not self._allowed:
            return
        under_way = row if row is not None and row.stage in (Stage.BEGUN, Stage.SENT) else None
        self._road.show_row(under_way)
        self._show_part(self._points, row, Stage.BEGUN, Stage.SENT)
        self._show_part(self._confirmed, row, Stage.CONFIRMED)
        self._sending.show_row(row)
        self._whom.setVisible(under_way is None)
        # What the new one must know first is then asked for above, once; words begun before that are not taken away.
        self._word_card.setVisible(under_way is None or bool(self._word.text().strip()))
        self._cases.show_new_owner(self._road.to_name)
        self._cases.show_cases(self.workspace.ask(list_cases))

    def concerns(self, changes: Changes) -> bool:
        """Tell whether something of this case changed, or a case came or went or changed its number or names."""
        return super().concerns(changes) or bool(changes.tables & {"case_", "child", "person"})

    def key_hints(self) -> Hints:
        """Return the keys of this tab."""
        return [(("Ctrl S",), "Gem pakken")] if self._allowed else []

    def save(self) -> None:
        """Ask where, then pack, lock and write; what is missing is said first."""
        if not self._allowed or self._work.busy():
            return
        self._sending.unfold()  # Ctrl+S too: what is packed is seen first
        try:
            public_key, passphrase = self._lock.public_key(), self._lock.passphrase()
        except UserError as error:
            self._tell(str(error), "warn")
            return
        if self._road.half_begun:  # else a case meant to be handed over for good would only be lent
            self._tell(NOT_BEGUN.format(name=self._road.half_begun), "warn")
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
        for part in (self._road, self._points, self._new_here):
            part.flush()

    def _show_part(self, part: PointsPart | NewHere | ConfirmedPart, row: HandOverRow | None, *stages: Stage) -> None:
        seen = row is not None and row.stage in stages
        part.setVisible(seen)
        if seen and row is not None:
            part.show_row(row)

    def _pack(self, public_key: str, passphrase: str) -> None:
        keeper, cases, to = self.workspace.keeper, self._cases.chosen(), self._road.to_name
        if self.workspace.do("Gør klar til overdragelse", hand_over_road.prepare_sending, cases, to=to) is None:
            return
        done = self.workspace.do(
            "Giv sag videre",
            hand_over.pack,
            cases,
            note=self._word.text(),
            papers=self._cases.papers.isChecked(),
            files=self._cases.files.isChecked(),
            reply_to=keeper.own_public_key(),
            locked_to=keeper.fingerprint(public_key) if public_key else "",
        )
        if done is None:
            return
        parcel, path = done.value, self._path
        self._sent, self._mark = cases, parcel.mark

        def lock() -> None:
            sealed = keeper.seal_package(pack_bytes(parcel), passphrase=passphrase, public_key=public_key)
            write_sealed_file(path, sealed)

        self._save.setEnabled(False)
        self._tell(LOCKING)
        self._work.start(lock)

    def _on_saved(self, _: object) -> None:
        self._save.setEnabled(True)
        self._lock.forget()
        whom = self._road.to_name or self._whom.text()
        self.workspace.do("Sagen er sendt", hand_over_road.mark_sent, self._sent, mark=self._mark, to=whom)
        self._tell(SAVED, "good")
        self._save.setFocus(Qt.FocusReason.OtherFocusReason)  # the lock is forgotten, and the keys stood in it
        self.workspace.drafts.drop(self._draft_key())

    def _on_failed(self, error: object) -> None:
        self._save.setEnabled(True)
        if isinstance(error, Exception) and not isinstance(error, RundbordError):
            raise error  # our bug: logged and told like any other
        self._tell(str(error), "warn")

    def _tell(self, words: str, tone: str = "info") -> None:
        self._notice.say(words, tone)
        self.area.verticalScrollBar().setValue(0)  # said at the top of a long page, asked for with a key anywhere on it

    def _draft_key(self) -> str:
        return f"{DRAFT}:{self.case_id}"

    def _build(self) -> None:
        self.add_action(self._save)
        self._whom.setMaximumWidth(480)
        self._word_card.body.addWidget(self._whom)
        self._word_card.body.addWidget(self._word)
        about, word = Text(f"{ABOUT} {STAYS}", "body", "ink2", wrap=True), QWidget()
        inside = QVBoxLayout(word)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._word_card)
        self._sending = SendingPart((about, self._cases, word, self._lock))
        for part in (self._notice, self._new_here, self._confirmed, self._road, self._points, self._sending):
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
        self._road.meeting_requested.connect(self.meeting_requested)
        self._road.paper_requested.connect(lambda: self.tab_requested.emit("papers:new_caseworker"))
        self._work.done.connect(self._on_saved)
        self._work.failed.connect(self._on_failed)
