"""The voice of one child: what waits for a talk, the talks, the tools, and marks over time."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.child_talk_rows import TalkRow
from app.services.child_talks import list_before, list_talks, remove_talk, take_picture_off
from app.services.child_talks_waiting import WaitingTalk, list_waiting
from app.services.people import list_people
from app.services.voice_houses import remove_house_word
from app.views.records.drafts import DraftGroup
from app.views.voice.fit_part import FitPart
from app.views.voice.talk_card import TalkCard
from app.views.voice.talk_panel import NotHeldPanel, TalkPanel
from app.views.voice.talk_pictures import TalkPictures
from app.views.voice.wellbeing_part import WellbeingPart
from app.views.widgets.buttons import LinkButton, QuietButton
from app.views.widgets.cards import Card, EmptyState
from app.views.widgets.columns import empty_layout
from app.views.widgets.notice import NoticeBar
from app.views.widgets.text import SectionHeading, Text
from app.views.workspace import Workspace

EMPTY = "Ingen samtaler endnu. Begynd med en gåtur, en tegning eller et af redskaberne foroven."
AT_FIRST = 8
"""Talks that stand there before the older ones are asked for."""
WAITS = "Før enhver afgørelse"
IMPOSSIBLE = "Det kunne slet ikke lade sig gøre at tale sammen …"


class ChildPage(QWidget):
    """The column of one child. Its wishes carry the talk or None."""

    houses_wanted = Signal(object)
    ruler_wanted = Signal(object)
    paper_wanted = Signal(object)
    rulers_wanted = Signal()
    files_wanted = Signal()

    def __init__(self, workspace: Workspace, case_id: UUID, child: tuple[UUID, str], *, with_fit: bool) -> None:
        super().__init__()
        self._workspace, self._case_id, self.child = workspace, case_id, child
        self._shown: tuple[TalkRow, ...] | None = None
        self._most, self._correcting = AT_FIRST, self._half_corrected()
        self.panel, self.not_held = TalkPanel(workspace, case_id, child), NotHeldPanel(workspace, case_id, child)
        self.wellbeing = WellbeingPart(workspace, case_id, child)
        self.fit = FitPart(workspace, case_id, child) if with_fit else None
        self.pictures, self.notice = TalkPictures(workspace, case_id, self), NoticeBar()
        self._waiting = Card(WAITS, icon="info")
        self._waits, self._cards = QVBoxLayout(), QVBoxLayout()
        self._heading, self._empty = SectionHeading("Samtaler"), EmptyState(EMPTY, "chat-circle-dots")
        self._more, self._impossible = QuietButton("Vis flere samtaler"), LinkButton(IMPOSSIBLE)
        self._people: list[tuple[str, str]] = []
        self._before: list[tuple[str, str]] = []
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read everything again; what is half typed stays."""
        people = self._workspace.ask(list_people, self._case_id)
        self._people = [(str(each.id), each.name or each.called) for each in people if not each.deceased]
        before = self._workspace.ask(list_before, self._case_id, self.child[0])
        self._before = [(f"{column}:{row_id}", words) for column, row_id, words in before]
        self.panel.offer_choices(self._people, self._before)
        self.not_held.offer_before(self._before)
        self._show_waiting(self._workspace.ask(list_waiting, self._case_id, self.child[0]))
        rows = self._workspace.ask(list_talks, self._case_id, self.child[0])
        if rows != self._shown:
            self._shown = rows
            self._show()
        self.wellbeing.refresh(self._people)
        if self.fit is not None:
            self.fit.refresh(self._people)

    def begin(self) -> None:
        """Begin a new talk."""
        self.panel.begin()

    def cards(self) -> tuple[TalkCard, ...]:
        """Return the cards of the talks, the newest first."""
        found = (self._cards.itemAt(place) for place in range(self._cards.count()))
        return tuple(card for each in found if each is not None and isinstance(card := each.widget(), TalkCard))

    def open_form(self) -> TalkPanel | None:
        """Return the form of the talk that is being put right."""
        return next((form for card in self.cards() if (form := card.findChild(TalkPanel)) is not None), None)

    def _show_waiting(self, waits: Sequence[WaitingTalk]) -> None:
        empty_layout(self._waits)
        for each in waits:
            self._waits.addWidget(Text(each.sentence, "body", "ink" if each.ahead else "ink2", wrap=True))
        self._waiting.setVisible(bool(waits))

    def _show(self) -> None:
        rows = self._shown or ()
        empty_layout(self._cards)
        for number, row in enumerate(rows[: self._most], start=1):
            self._cards.addWidget(self._card(row, number))
        self._heading.set_text("Samtaler", len(rows) or None)
        self._empty.setVisible(not rows)
        self._more.setVisible(len(rows) > self._most)

    def _card(self, row: TalkRow, number: int) -> TalkCard:
        card = TalkCard(row, number)
        card.correct_wanted.connect(self._correct)
        card.remove_wanted.connect(lambda talk: self._workspace.do("Fjern samtalen", remove_talk, talk.id))
        card.houses_wanted.connect(self.houses_wanted)
        card.ruler_wanted.connect(self.ruler_wanted)
        card.paper_wanted.connect(self.paper_wanted)
        card.picture_wanted.connect(lambda talk: self.pictures.ask(talk.id))
        card.files_wanted.connect(self.files_wanted)
        card.picture_dropped.connect(lambda key: self._workspace.do("Billede fra samtalen", take_picture_off, key))
        card.word_dropped.connect(lambda key: self._workspace.do("Fjern fra huset", remove_house_word, key))
        if row.id in self._correcting:
            self._open(card)
        return card

    def _correct(self, row: TalkRow) -> None:
        """Open the form of a talk; one of another talk closes, and what was half typed there waits."""
        form = self.open_form()
        if form is not None and row.id not in self._correcting:
            form.close_panel()
        self._correcting = {row.id}
        card = next((each for each in self.cards() if each.is_of(row.id)), None)
        if card is not None:
            (card.findChild(TalkPanel) or self._open(card)).begin()

    def _open(self, card: TalkCard) -> TalkPanel:
        panel = TalkPanel(self._workspace, self._case_id, self.child, card.row)
        panel.offer_choices(self._people, self._before)
        panel.shut.connect(lambda: self._shut(card, panel))
        card.inside.addWidget(panel)
        panel.show()
        return panel

    def _shut(self, card: TalkCard, panel: TalkPanel) -> None:
        self._correcting.discard(card.row.id)
        card.inside.removeWidget(panel)
        panel.setParent(None)
        panel.deleteLater()
        card.focus_verbs()

    def _half_corrected(self) -> set[UUID]:
        """Return the talks that were being put right when the program stopped; others' new talks do no harm here."""
        drafts = DraftGroup(self._workspace, self._case_id, "voice_talk:")
        return {UUID(name.partition(":")[0]) for name in drafts.names() if f":{self._case_id}:" in name}

    def _show_more(self) -> None:
        self._most += AT_FIRST
        self._show()

    def _connect(self) -> None:
        self.wellbeing.rulers_wanted.connect(self.rulers_wanted)
        self.pictures.said.connect(self.notice.say)
        self._more.clicked.connect(self._show_more)
        self._impossible.clicked.connect(self.not_held.begin)
        for panel, back in ((self.panel, None), (self.not_held, self._impossible)):
            panel.shut.connect(lambda back=back: back.setFocus(Qt.FocusReason.OtherFocusReason) if back else None)
            if panel.has_draft():
                panel.show()

    def _lay_out(self) -> None:
        self._waits.setSpacing(6)
        self._cards.setSpacing(12)
        self._waiting.body.addLayout(self._waits)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for part in (self.notice, self._waiting, self.panel, self._heading, self._empty):
            column.addWidget(part)
        column.addLayout(self._cards)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.not_held)
        column.addWidget(self._impossible, 0, Qt.AlignmentFlag.AlignLeft)
        column.addSpacing(12)
        column.addWidget(self.wellbeing)
        if self.fit is not None:
            column.addSpacing(12)
            column.addWidget(self.fit)
        column.addStretch(1)
