"""»Bekymringer« of a case: what somebody saw, round the child too, and what it led to."""

from collections.abc import Collection
from uuid import UUID

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout

from app.models.enums_early import CaseStage
from app.rules.guides import GuideFor
from app.services import concerns
from app.services.case_header import read_header
from app.services.concern_notification import notify_from
from app.services.early_course import course_states
from app.services.guide_ticks import Beside
from app.services.modules import GUIDES, NOTIFICATIONS, list_modules
from app.services.records import KindRow, RecordRow
from app.services.voice_children import list_children
from app.views.case_tab import ScrollTab
from app.views.early.lead_on_panel import COURSE, CoursePanel, EndPanel
from app.views.guides.checklist import Checklist
from app.views.guides.fitting import guides_that_fit
from app.views.records.begin_panel import drafts_of_panel, is_half_typed
from app.views.records.card import RecordCard
from app.views.records.section import RecordSection
from app.views.widgets.buttons import PlainButton, PrimaryButton
from app.views.widgets.cards import Card
from app.views.widgets.flow import FlowLayout
from app.views.widgets.later import Later
from app.views.widgets.text import Text
from app.views.workspace import Workspace

FIRST = (
    "text", "child_id", "signs", "in_school", "in_daycare", "in_family", "can_change", "tried", "told_by", "noticed",
)  # fmt: skip
EMPTY = "Ingen bekymringer skrevet. Hvad er set, og hvor?"
EXPLAIN = "Skriv det, der er set eller sagt, og hvad der kan ændres omkring barnet."
GUIDE, HIDE = "Vis handleguiden", "Skjul handleguiden"
STAGES = {
    CaseStage.WORRY: "Her er en bekymring, ingen sag endnu.",
    CaseStage.EARLY: "Her er et tidligt forløb, ingen sag.",
}


class ConcernCard(RecordCard):
    """One worry; `led_on` asks what it led to, `notify` to begin a notification from it.

    Its guide is folded away until it is asked for, and then ticked here.
    """

    led_on = Signal(object)
    notify = Signal(object)

    def __init__(self, workspace: Workspace, case_id: UUID, number: int, first: tuple[str, ...] = ()) -> None:
        super().__init__(workspace, case_id, number, first)
        self.steps: Checklist | None = None
        self.ask_button = _button("Hvad førte den til?", f"Hvad førte bekymring {number} til?")
        self.notify_button = _button("Begynd en underretning", f"Begynd en underretning fra bekymring {number}")
        self.guide_button = _button(GUIDE, f"{GUIDE} til bekymring {number}")
        self.ask_button.clicked.connect(lambda: self._say(self.led_on))
        self.notify_button.clicked.connect(lambda: self._say(self.notify))
        self.guide_button.clicked.connect(self._turn_guide)
        flow = FlowLayout(gap=8)
        for button in (self.ask_button, self.guide_button, self.notify_button):
            flow.addWidget(button)
        self.above.addLayout(flow)

    def show_row(self, row: RecordRow, *, is_open: bool, kinds: tuple[KindRow, ...] = ()) -> None:
        """Show the worry with the ways on from it."""
        super().show_row(row, is_open=is_open, kinds=kinds)
        if self.steps is not None:
            self.steps.set_guides(self._guides())
            self.steps.refresh()

    def offer(self, on: Collection[str]) -> None:
        """Show what the parts that are on make possible."""
        self.notify_button.setVisible(NOTIFICATIONS in on)
        self.guide_button.setVisible(GUIDES in on)
        if GUIDES not in on:
            self._drop_guide()

    def line_of(self, row: RecordRow) -> str:
        """Return the worry itself, who tells it, and what it led to when it is over."""
        shown = {field.name: field.shown for field in row.fields}
        ended = shown.get("outcome", "") if shown.get("closed_on") else ""
        who = shown.get("raised_by_id") or shown.get("told_by", "")
        led = f"førte til: {ended}" if ended else ""
        return " · ".join(filter(None, (shown.get("text", "").rstrip("."), who, shown.get("noted_on", ""), led)))

    def _say(self, signal: SignalInstance) -> None:
        if self._row is not None:
            signal.emit(self._row.id)

    def _guides(self) -> tuple[str, ...]:
        chosen = {each.name: each.value for each in self._row.fields} if self._row is not None else {}
        kind, profession = chosen.get("kind", ""), chosen.get("profession", "")
        rows = guides_that_fit(self.workspace, kind=kind, profession=profession, beside=(GuideFor.WORRY,))
        fitting = rows if kind else [each for each in rows if not each.guide.kinds]
        return tuple(each.guide.id for each in fitting)

    def _turn_guide(self) -> None:
        if self.steps is not None:
            self._drop_guide()
        elif self._row is not None:
            self.steps = Checklist(self.workspace, self.case_id, self._guides(), Beside(concern_id=self._row.id))
            self.above.addWidget(self.steps)
            self.guide_button.set_words(HIDE)

    def _drop_guide(self) -> None:
        if self.steps is not None:
            self.steps.hide()
            self.steps.deleteLater()
            self.steps = None
        self.guide_button.set_words(GUIDE)


class ConcernSection(RecordSection):
    """The worries; `led_on` and `notify` carry the one that is asked about."""

    led_on = Signal(object)
    notify = Signal(object)
    on: Collection[str] = ()
    add_is_called = "Ny bekymring, under listen"

    def make_card(self, number: int) -> RecordCard:
        """Return a card for one more worry."""
        card = ConcernCard(self.workspace, self.case_id, number, FIRST)
        card.led_on.connect(self.led_on)
        card.notify.connect(self.notify)
        card.offer(self.on)
        return card

    def show_parts(self, on: Collection[str]) -> None:
        """Offer what the parts that are on make possible."""
        self.on = on
        for card in self.cards():
            if isinstance(card, ConcernCard):
                card.offer(on)


class ConcernsTab(ScrollTab):
    """What stands before it is a case, the worries, and an early course that can begin at once."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id, "Bekymringer")
        self._stage_card, self._stage = Card(), Text("", "body", wrap=True)
        self._become = PlainButton("Gør det til en sag", icon="folders")
        self._talks = Text("", "body", wrap=True)
        self.section = ConcernSection(
            workspace, case_id, "concern", heading="Bekymringer", add="Ny bekymring", empty=EMPTY,
            explain=EXPLAIN, first=FIRST,
        )  # fmt: skip
        self._end = Later(lambda: EndPanel(workspace, case_id))
        self._course = Later(self._make_course)
        self._begin_course = PlainButton("Begynd et tidligt forløb", icon="steps")
        write = PrimaryButton("Ny bekymring", icon="plus")
        write.clicked.connect(self.section.begin)
        paper = PlainButton("Papir", icon="printer")
        paper.setAccessibleName("Bekymringen på papir")
        paper.clicked.connect(lambda: self.tab_requested.emit("papers:concern"))
        self.add_action(paper)
        self.add_action(write)
        self._lay_out()
        self._begin_course.clicked.connect(self._on_begin_course)
        self._become.clicked.connect(self._on_become)
        self.section.led_on.connect(self._on_led_on)
        self.section.notify.connect(self._on_notify)
        if is_half_typed(drafts_of_panel(workspace, case_id, COURSE)):
            self.course.begin()
        self.refresh()

    @property
    def end(self) -> EndPanel:
        """Where it is noted what a worry led to."""
        return self._end.ask()

    @property
    def course(self) -> CoursePanel:
        """Where an early course begins."""
        return self._course.ask()

    def refresh(self) -> None:
        """Read the worries and how far the matter is again."""
        header = self.workspace.ask(read_header, self.case_id)
        self._stage.setText(STAGES.get(header.stage, ""))
        self._stage_card.setVisible(header.stage in STAGES)
        talks = self.workspace.ask(course_states, self.case_id)
        lines = [f"{each.name[:1].upper()}{each.name[1:]}: {each.talks} af {each.most} samtaler." for each in talks]
        self._talks.setText(" ".join(lines))
        self._talks.setVisible(bool(lines))
        self.section.show_parts({each.key for each in self.workspace.ask(list_modules) if each.on})
        self.section.refresh()

    def _on_notify(self, concern_id: UUID) -> None:
        if self.workspace.do("Underretning fra en bekymring", notify_from, concern_id) is not None:
            self.tab_requested.emit("notifications")

    def _on_begin_course(self) -> None:
        self.course.begin()

    def _on_led_on(self, concern_id: UUID) -> None:
        self.end.begin_for(concern_id)

    def _make_course(self) -> CoursePanel:
        return CoursePanel(self.workspace, self.case_id, self.workspace.ask(list_children, self.case_id))

    def _on_become(self) -> None:
        self.workspace.do("Gør det til en sag", concerns.become_case, self.case_id)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._stage, 1)
        row.addWidget(self._become, 0, Qt.AlignmentFlag.AlignTop)
        self._stage_card.body.addLayout(row)
        self.body.addWidget(self._stage_card)
        self.body.addWidget(self.section)
        self.body.addLayout(self._end.place)
        self.body.addWidget(self._talks)
        self.body.addWidget(self._begin_course, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addLayout(self._course.place)
        self.body.addStretch(1)


def _button(words: str, name: str) -> PlainButton:
    button = PlainButton(words)
    button.setAccessibleName(name)
    button.set_height("field")
    return button
