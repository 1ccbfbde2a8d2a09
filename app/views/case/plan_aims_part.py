"""The aims a plan works for, as tags that can be ticked: a quiet card, there only while the figures are on."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.modules import FIGURES
from app.services.plan_aims import Aim, PlanAimsRow, read_aims, set_aims
from app.views.case.plan_records import modules_on
from app.views.theme import current_theme
from app.views.widgets.buttons import QuietButton
from app.views.widgets.cards import Card, Tag
from app.views.widgets.check_box import CheckBox
from app.views.widgets.columns import empty_layout
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text
from app.views.workspace import Workspace

HEADING = "Delmål for tidlig hjælp"
SAYS = "Mærker til tallene. De står ikke på familiens papirer."
NONE = "Ingen valgt."
INDENT = 33
"""Pixels from the left edge of a tick to its words."""
CHOOSE, DONE = "Vælg delmål", "Luk"


class PlanAims(Card):
    """The card; it stands only where there is a plan."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(HEADING)
        self._workspace, self._case_id = workspace, case_id
        self._made_for: tuple[object, ...] = ()
        self._plans: list[AimsOfPlan] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(14)
        self.body.addWidget(Text(SAYS, "meta", "ink2", wrap=True))
        self.body.addLayout(self._column)
        self.hide()

    def refresh(self) -> None:
        """Read the aims again; what is folded out stays so."""
        rows = self._workspace.ask(read_aims, self._case_id) if FIGURES in modules_on(self._workspace) else ()
        self.setVisible(bool(rows))
        made_for = tuple((each.plan_id, each.offered) for each in rows)
        if made_for != self._made_for:
            self._made_for = made_for
            empty_layout(self._column)
            self._plans = [AimsOfPlan(self._workspace, row.plan_id, row.offered) for row in rows]
            for each in self._plans:
                self._column.addWidget(each)
        for part, row in zip(self._plans, rows, strict=True):
            part.show_row(row)

    def parts(self) -> tuple["AimsOfPlan", ...]:
        """Return the part of each plan, in their order."""
        return tuple(self._plans)


class AimsOfPlan(QWidget):
    """The aims of one plan: the chosen as tags, and all of them as ticks when they are folded out."""

    def __init__(self, workspace: Workspace, plan_id: UUID, aims: tuple[Aim, ...]) -> None:
        super().__init__()
        self._workspace, self._plan_id, self._aims = workspace, plan_id, aims
        self._whose = Text("", "meta", "ink2", wrap=True)
        self._tags, self._ticks = FlowLayout(gap=6, line_gap=4), QWidget()
        self._none = Text(NONE, "body", "ink2")
        self._key = QuietButton(CHOOSE)
        self._key.clicked.connect(lambda: self.unfold(on=self._ticks.isHidden()))
        self.boxes = {each.id: CheckBox(each.name) for each in aims}
        self._build_ticks()
        for aim, box in self.boxes.items():
            box.toggled.connect(partial(self._keep, aim))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self._whose, self._none):
            column.addWidget(part)
        column.addLayout(self._tags)
        column.addWidget(self._ticks)
        column.addWidget(self._key, 0, Qt.AlignmentFlag.AlignLeft)
        self._row: PlanAimsRow | None = None

    def _build_ticks(self) -> None:
        ticks = QVBoxLayout(self._ticks)
        ticks.setContentsMargins(0, 0, 0, 0)
        ticks.setSpacing(2)
        for each in self._aims:
            ticks.addWidget(self.boxes[each.id], 0, Qt.AlignmentFlag.AlignLeft)
            if each.text:
                about = QVBoxLayout()
                about.setContentsMargins(current_theme().px(INDENT), 0, 0, 4)
                about.addWidget(Text(each.text, "meta", "ink2", wrap=True))
                ticks.addLayout(about)
        self._ticks.hide()

    def show_row(self, row: PlanAimsRow) -> None:
        """Show what is chosen now."""
        if row == self._row:
            return
        self._row = row
        whose = f"{row.title}, {row.whose}" if row.whose else ""
        self._whose.setText(whose)
        self._whose.setVisible(bool(whose))
        self._none.setVisible(not row.chosen)
        self._tags.clear()
        named, about = ({each.id: getattr(each, name) for each in self._aims} for name in ("name", "text"))
        for aim in row.chosen:
            self._tags.addWidget(Tag(named.get(aim, aim), "info"))
        for aim, box in self.boxes.items():
            box.blockSignals(True)
            box.setChecked(aim in row.chosen)
            box.blockSignals(False)
            box.setAccessibleDescription(about[aim])
            box.setAccessibleName(f"Delmål: {named[aim]}{f', {whose}' if whose else ''}")
        self._name_key()

    def unfold(self, *, on: bool) -> None:
        """Fold the ticks out or in."""
        self._ticks.setVisible(on)
        self._name_key()

    def _name_key(self) -> None:
        words = CHOOSE if self._ticks.isHidden() else DONE
        whose = f", {self._whose.text()}" if self._whose.text() else ""
        self._key.set_words(words)
        self._key.setAccessibleName(f"{'Vælg' if words == CHOOSE else 'Luk'} delmål for planen{whose}")

    def _keep(self, aim: str, on: bool) -> None:  # noqa: FBT001 - a signal of Qt says it so
        chosen = self._row.chosen if self._row else ()
        after = (*chosen, aim) if on else tuple(each for each in chosen if each != aim)
        self._workspace.do("Vælg delmål for planen", set_aims, self._plan_id, after)
