"""»Opfølgning«: the rhythm and its reason, what is planned and what was held; and the page where one is held."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.follow_up_latest import latest_follow_up
from app.services.rhythm_shown import RhythmRow, list_rhythms
from app.services.voice_children import list_children
from app.views.case.calendar_part import CalendarPart
from app.views.case.deadlines_part import DeadlinesPart
from app.views.case.follow_up_cards import FollowUpCards
from app.views.case.follow_up_latest import LatestPart
from app.views.case.follow_up_page import OPEN, FollowUpPage, follow_up_drafts
from app.views.case.follow_up_undone import WordsComeBack
from app.views.case.reviews_part import ReviewsPart
from app.views.case.rhythm_line import RhythmLine
from app.views.case.rhythm_panel import DRAFTS, RhythmPanel
from app.views.case_tab import ScrollTab
from app.views.page import Hints
from app.views.records.begin_panel import drafts_of_panel, is_half_typed
from app.views.records.drafts import DraftGroup
from app.views.widgets.buttons import PlainButton, PrimaryButton
from app.views.widgets.cards import Card, EmptyState
from app.views.widgets.columns import empty_layout
from app.views.widgets.later import Later
from app.views.workspace import Workspace

NO_RHYTHM = "Ingen rytme endnu. Hvor tit skal I mødes, og hvorfor?"
NONE_PLANNED = "Ingen opfølgning endnu."
HOLD, GO_ON = "Hold opfølgning", "Gå videre med opfølgningen"


class FollowUpTab(ScrollTab):
    """The tab. `Hold opfølgning` opens the page where one is held, which has the tab to itself while it is open."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id, "Opfølgning")
        self._hold = PrimaryButton(HOLD, icon="check-circle")
        self._hold.clicked.connect(self.begin)
        self.add_action(self._hold)
        self.page: FollowUpPage | None = None
        self.latest, self._rhythm = LatestPart(), Later(self._make_rhythm)
        self.deadlines, self.reviews = DeadlinesPart(workspace, case_id), ReviewsPart(workspace, case_id)
        self.latest.asked.connect(self.tab_requested)
        self._rhythms = QVBoxLayout()
        self._rhythms.setSpacing(8)
        self._change = PlainButton("Vælg rytme", icon="calendar-blank")
        self._change.clicked.connect(self._on_change)
        self.planned = FollowUpCards(
            workspace, case_id, "follow_up", heading="Planlagt og holdt", add="Læg en opfølgning i kalenderen",
            empty=NONE_PLANNED,
        )  # fmt: skip
        self.calendar = CalendarPart(workspace, case_id)
        self._undone = WordsComeBack(workspace.undo_stack, self._drafts, self._show_hold, self)
        self._lay_out()
        if is_half_typed(drafts_of_panel(workspace, case_id, DRAFTS)):
            self.rhythm.begin()
        if self._drafts().text(OPEN):
            self._open_page()
        self._show_hold()

    @property
    def rhythm(self) -> RhythmPanel:
        """Where the rhythm is chosen."""
        return self._rhythm.ask()

    def refresh(self) -> None:
        """Read rhythm and follow-ups again."""
        if self.page is not None:
            self.page.refresh()
        if self._rhythm.made is not None:
            self._offer_children(self._rhythm.made)
        self._show_rhythms(self.workspace.ask(list_rhythms, self.case_id))
        self.latest.show_latest(self.workspace.ask(latest_follow_up, self.case_id))
        self.deadlines.refresh()
        self.planned.refresh()
        self.reviews.refresh()
        self._show_hold()

    def key_hints(self) -> Hints:
        """Return the keys of the part that is open."""
        return [(("Ctrl Enter",), "Opfølgningen er holdt")] if self.page is not None else []

    def begin(self) -> None:
        """Open the page where a follow-up is held, with what was half answered."""
        page = self.page or self._open_page()
        page.take_focus()

    def enter(self) -> None:
        """Go on with the follow-up that is open, else begin with the first thing here."""
        if self.page is not None:
            self.page.take_focus()
        else:
            super().enter()

    def _on_change(self) -> None:
        self.rhythm.begin()

    def _make_rhythm(self) -> RhythmPanel:
        panel = RhythmPanel(self.workspace, self.case_id)
        self._offer_children(panel)
        return panel

    def _offer_children(self, panel: RhythmPanel) -> None:
        panel.refresh(self.workspace.ask(list_children, self.case_id))

    def _open_page(self) -> FollowUpPage:
        page = self.page = FollowUpPage(self.workspace, self.case_id)
        page.shut.connect(self._close_page)
        page.held.connect(self._on_held)
        self.body.insertWidget(0, page)
        self._show_parts()
        return page

    def _on_held(self) -> None:
        self._undone.remember(self.page.answered if self.page is not None else {})
        self._close_page()
        self.latest.paper.setFocus()

    def _close_page(self) -> None:
        page, self.page = self.page, None
        if page is not None:
            self.body.removeWidget(page)
            page.hide()
            page.deleteLater()
        self._show_parts()
        self.refresh()
        self._hold.setFocus()

    def _show_parts(self) -> None:
        """Let the page have the tab while it is open: one thing at a time."""
        for part in self._parts:
            part.setVisible(self.page is None)
        self._hold.setVisible(self.page is None)
        self.area.verticalScrollBar().setValue(0)
        self.part_changed.emit()

    def _show_hold(self) -> None:
        self._hold.set_words(GO_ON if self._drafts().names() - {OPEN} else HOLD)

    def _drafts(self) -> DraftGroup:
        """Return what is half done of a follow-up as it is kept now."""
        return DraftGroup(self.workspace, self.case_id, follow_up_drafts(self.case_id))

    def _show_rhythms(self, rows: Sequence[RhythmRow]) -> None:
        empty_layout(self._rhythms)
        for row in rows:
            self._rhythms.addWidget(RhythmLine(row))
        if not rows:
            self._rhythms.addWidget(EmptyState(NO_RHYTHM, "calendar-blank"))
        self._change.set_words("Lav rytmen om" if rows else "Vælg rytme")

    def _lay_out(self) -> None:
        card = Card("Rytme", icon="calendar-blank")
        card.body.addLayout(self._rhythms)
        card.body.addLayout(self._rhythm.place)
        card.body.addWidget(self._change, 0, Qt.AlignmentFlag.AlignLeft)
        self._parts: tuple[QWidget, ...] = (
            self.latest, card, self.deadlines, self.planned, self.reviews, self.calendar,
        )  # fmt: skip
        for part in self._parts:
            self.body.addWidget(part)
        self.body.addStretch(1)
