"""School absence in the plan: each child's curve with the marks in words, the quarters, and the periods themselves."""

from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import UserError
from app.rules.absence import plain_number
from app.services.absences import AbsenceRow, QuarterRow, marks_with, own_mark, set_own_mark
from app.services.curve_shapes import CurveChart, CurveLevel, Picture, absence_chart, curve_picture
from app.services.plan_page import PlanPage, read_plan
from app.services.records import RecordRow
from app.views.case.plan_records import GroupedRecords, PlanCard
from app.views.genogram.drawn import Drawn
from app.views.records.card import RecordCard
from app.views.records.field_drafts import FieldDrafts
from app.views.widgets.cards import Tag
from app.views.widgets.columns import empty_layout
from app.views.widgets.fields import line_field
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import SectionHeading, Text
from app.views.workspace import Workspace

FIRST = ("period", "child_id", "school_days", "lawful_days", "sick_days", "unlawful_days", "percent", "pattern")
NOT_A_NUMBER = "Skriv et tal, fx »12« eller »7,5«. Tomt = intet mærke."


class AbsenceSection(GroupedRecords):
    """The periods. A curve stands above them when two or more can be placed in time."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        self._rows: dict[UUID, AbsenceRow] = {}
        super().__init__(
            workspace, case_id, "absence", heading="Fravær i skolen", add="Tilføj fravær",
            empty="Intet fravær skrevet.", explain="Lovligt, sygdom og ulovligt er tre forskellige ting.", first=FIRST,
        )  # fmt: skip
        self._pictures = QWidget()
        self._curves = QVBoxLayout(self._pictures)
        self._curves.setContentsMargins(0, 0, 0, 0)
        self._drafts = FieldDrafts(workspace, case_id, "absence_mark:")
        self.own_mark = line_field("Kommunens eget mærke i procent", placeholder="fx 12")
        self._drafts.bind("percent", self.own_mark, self._keep_mark)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(2, self._pictures)
            column.addWidget(self.own_mark)

    def refresh(self, plan: PlanPage | None = None) -> None:
        """Read the periods again, from the plan when that has just been read."""
        plan = plan or self.workspace.ask(read_plan, self.case_id)
        self._rows = {each.id: each for each in plan.absences}
        own = self.workspace.ask(own_mark)
        super().refresh()
        self._drafts.show("percent", plain_number(own) if own else "")
        self.own_mark.setVisible(bool(self._rows))
        several = len(plan.children) > 1
        groups = [
            (child.child if several else "", [each.id for each in plan.absences if each.child_id == child.child_id])
            for child in plan.children
        ]
        self.arrange([each for each in groups if each[1]], {})
        self._show_curves(plan, own)

    def make_card(self, number: int) -> RecordCard:
        """Return a card for a period."""
        return AbsenceCard(self, number)

    def row(self, absence_id: UUID) -> AbsenceRow | None:
        """Return a period with its percents and marks."""
        return self._rows.get(absence_id)

    def _show_curves(self, plan: PlanPage, own: float | None) -> None:
        empty_layout(self._curves)
        levels = [CurveLevel(each.percent, each.name) for each in marks_with(own)]
        several = len(plan.children) > 1
        for child in plan.children:
            rows = [each for each in plan.absences if each.child_id == child.child_id]
            quarters = [each for each in plan.quarters if each.child_id == child.child_id]
            chart, words = absence_chart(rows, levels), " ".join(absence_words(each) for each in rows)
            if not any(len(each.points) > 1 for each in chart.series):
                continue
            if several:
                self._curves.addWidget(SectionHeading(child.child, wrap=True))
            self._curves.addWidget(_picture(child.child, chart, words))
            for each in quarters:
                self._curves.addWidget(Text(quarter_words(each), "meta", "ink2", wrap=True))

    def _keep_mark(self, text: str) -> object:
        shown = text.strip().removesuffix("%").strip().replace(",", ".")
        try:
            percent = float(shown) if shown else None
        except ValueError:
            raise UserError(NOT_A_NUMBER) from None
        return self.workspace.do("Ret mærket for fravær", set_own_mark, percent)


class AbsenceCard(PlanCard):
    """One period: its percents as the line, its days under it, and the marks it passes in words."""

    def __init__(self, section: AbsenceSection, number: int) -> None:
        super().__init__(section.workspace, section.case_id, number, FIRST)
        self._section = section

    def line_of(self, row: RecordRow) -> str:
        """Return the period with its percents, and show the rest under it."""
        found = self._section.row(row.id)
        empty_layout(self.above)
        if found is None:
            return super().line_of(row)
        for words in (days_words(found), found.in_words, found.pattern):
            if words:
                self.above.addWidget(Text(words[:1].upper() + words[1:], "body", "ink2", wrap=True))
        self._show_marks(found)
        for fault in found.odd:
            self.above.addWidget(Text(fault, "body", "warn", wrap=True))
        return percent_words(found)

    def _show_marks(self, row: AbsenceRow) -> None:
        if not row.marks:
            return
        tags = QWidget()
        flow = FlowLayout(tags, gap=6, line_gap=4)
        for mark in row.marks:
            flow.addWidget(Tag(f"Over {mark.name}", "warn", "warning-circle"))
        self.above.addWidget(tags)
        for mark in row.marks:
            self.above.addWidget(Text(mark.says, "meta", "ink2", wrap=True))


def _picture(child: str, chart: CurveChart, words: str) -> Drawn:
    def draw(width: float, text: float) -> Picture:
        return curve_picture(chart, width=width, text=text, words=words)

    return Drawn(f"Kurve over fravær, {child}", draw)


def percent_words(row: AbsenceRow) -> str:
    """Return »oktober 2026: 18 % fravær, heraf ulovligt 10 %«."""
    told = [f"{rounded(row.percent)} % fravær"] if row.percent is not None else []
    if row.unlawful_percent is not None:
        told.append(f"ulovligt {rounded(row.unlawful_percent)} %")
    period = f"{row.period[:1].upper()}{row.period[1:]}" or "Uden periode"
    return f"{period}: {', '.join(told)}" if told else period


def days_words(row: AbsenceRow) -> str:
    """Return the days of each kind: »60 skoledage: lovligt 2, syg 4, ulovligt 6«."""
    kinds = (("lovligt", row.lawful), ("syg", row.ill), ("ulovligt", row.unlawful))
    told = ", ".join(f"{name} {plain_number(days)}" for name, days in kinds if days is not None)
    whole = f"{plain_number(row.school_days)} skoledage" if row.school_days is not None else ""
    return ": ".join(filter(None, (whole, told)))


def absence_words(row: AbsenceRow) -> str:
    """Return one period of the curve in words."""
    passed = f" Over mærket {', '.join(each.name for each in row.marks)}." if row.marks else ""
    return f"{percent_words(row)}.{passed}"


def quarter_words(row: QuarterRow) -> str:
    """Return a quarter added up, with the marks it passes."""
    told = [f"{rounded(row.percent)} % fravær"] if row.percent is not None else []
    told += [f"ulovligt {rounded(row.unlawful_percent)} %"] if row.unlawful_percent is not None else []
    marks = [each.name for each in row.marks]
    tail = f" Over {', '.join(marks)}." if marks else ""
    return f"{row.name}, lagt sammen: {', '.join(told) or 'kan ikke regnes ud'}.{tail}"


def rounded(percent: float) -> str:
    """Return a percent with at most one decimal and a comma."""
    return plain_number(round(percent, 1))
