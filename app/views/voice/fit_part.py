"""»Feedback i tal«: four numbers and their sum, a curve with the cut-offs, and nothing of the forms but their names."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.curve_shapes import curve_picture
from app.services.fit import FitCurve, FitPage, FitRow, TypedFit, note_fit, read_fit, remove_fit
from app.services.fit_forms import LICENCE, FitForm
from app.views.genogram.drawn import Drawn
from app.views.records.attempt import attempt
from app.views.records.begin_panel import BeginPanel
from app.views.records.fields import gone_day_words, offer
from app.views.voice.talk_panel import Choices, take_up
from app.views.widgets.buttons import IconButton, PlainButton
from app.views.widgets.cards import Card, EmptyState
from app.views.widgets.columns import empty_layout
from app.views.widgets.fields import choice_field, line_field
from app.views.widgets.text import SectionHeading, Text
from app.views.workspace import Workspace

HEADING, EMPTY = "Feedback i tal", "Ingen tal endnu."
UNCONFIRMED = "Grænserne er almindeligt kendte tal, som ikke er slået efter hos udgiveren."
NUMBERS = ("first", "second", "third", "fourth")


class FitPanel(BeginPanel):
    """The card where four numbers are typed."""

    def __init__(self, workspace: Workspace, case_id: UUID, child: tuple[UUID, str]) -> None:
        super().__init__(workspace, case_id, f"fit:{child[0]}", "Nye tal fra et skema", "Gem tallene")
        self._child = child
        self.put("form", choice_field("Skema", []))
        self.put("person", choice_field("Hvem svarede", [("", "ikke valgt")]))
        self.put("on", line_field("Dag for svaret (tomt er i dag)", explain=gone_day_words(workspace.today)))
        for number, name in enumerate(NUMBERS, start=1):
            self.put(name, line_field(f"Tal {number}", placeholder="0-10"))
        self.put("note", line_field("Bemærkning til tallene", sentences=True))
        for names in (("form", "person", "on"), NUMBERS):
            row = QHBoxLayout()
            row.setSpacing(12)
            for name in names:
                row.addWidget(self.fields[name], 1, Qt.AlignmentFlag.AlignTop)
            self.body.addLayout(row)
        self.body.addWidget(self.fields["note"])
        self.finish_layout()

    def offer_choices(self, forms: tuple[FitForm, ...], people: Choices) -> None:
        """Offer the forms and who may have answered."""
        offer(self.fields["form"], [(each.id, each.name) for each in forms])
        offer(self.fields["person"], [("", "ikke valgt"), *people])
        for name, first in (("form", forms[0].id if forms else ""), ("person", "")):
            take_up(self, name, first)

    def carry_out(self) -> None:
        """Write the numbers down."""
        first, second, third, fourth = (self.text(name) for name in NUMBERS)
        typed = TypedFit(
            form=self.text("form"),
            person_id=UUID(self.text("person")) if self.text("person") else None,
            numbers=(first, second, third, fourth),
            on=self.text("on"),
            note=self.text("note"),
            child_id=self._child[0],
        )
        with self.drafts.becoming_step():
            tried = attempt(self.workspace, "Tal fra et skema", note_fit, self.case_id, typed)
        self.settle(tried.refusal, kept=tried.done is not None)
        if tried.done is not None:  # the next numbers are most often of the same form
            self.fields["form"].set_text(typed.form)


class FitPart(QWidget):
    """The part of one child's page; it is only made while the municipality has switched it on."""

    def __init__(self, workspace: Workspace, case_id: UUID, child: tuple[UUID, str]) -> None:
        super().__init__()
        self._workspace, self._case_id, self._child_id = workspace, case_id, child[0]
        self._shown: FitPage | None = None
        self.panel = FitPanel(workspace, case_id, child)
        self._empty = EmptyState(EMPTY, "chart-bar")
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self.add = PlainButton("Skriv fire tal", icon="plus")
        self.add.clicked.connect(self.panel.begin)
        self.panel.shut.connect(lambda: self.add.setFocus(Qt.FocusReason.OtherFocusReason))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (SectionHeading(HEADING), Text(LICENCE, "meta", "ink2", wrap=True), self._empty):
            column.addWidget(part)
        column.addLayout(self._list)
        column.addWidget(self.panel)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        if self.panel.has_draft():
            self.panel.show()

    def refresh(self, people: Choices) -> None:
        """Read the numbers again."""
        page = self._workspace.ask(read_fit, self._case_id, self._child_id)
        self.panel.offer_choices(page.forms, people)
        if page != self._shown:
            self._shown = page
            self._show(page)

    def _show(self, page: FitPage) -> None:
        empty_layout(self._list)
        self._empty.setVisible(not page.rows)
        for curve in page.curves:
            self._list.addWidget(_curve_card(curve))
        for number, row in enumerate(page.rows, start=1):
            self._list.addWidget(self._line(row, number))
        if any(each.cutoff is not None for each in page.rows):
            self._list.addWidget(Text(UNCONFIRMED, "meta", "ink2", wrap=True))

    def _line(self, row: FitRow, number: int) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        told = f"{row.words} {row.note}".strip()
        line.addWidget(Text(told, "body", "warn" if row.is_below else "ink", wrap=True), 1)
        away = IconButton("trash", f"Fjern tal {number}: {row.words[:60]}")
        away.clicked.connect(lambda: self._workspace.do("Fjern tal fra et skema", remove_fit, row.id))
        line.addWidget(away, 0, Qt.AlignmentFlag.AlignTop)
        return holder


def _curve_card(curve: FitCurve) -> Card:
    card = Card(curve.form)
    name = f"Kurve over summen, {curve.form}"
    card.body.addWidget(
        Drawn(name, lambda width, text: curve_picture(curve.chart, width=width, text=text, words=curve.words))
    )
    card.body.addWidget(Text(curve.words, "meta", "ink2", wrap=True))
    return card
