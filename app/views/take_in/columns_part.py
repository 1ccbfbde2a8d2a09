"""The columns of a list: what each holds, what it becomes, and the first values; changed with two keys."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.case_table_import import shipped_case_table
from app.services.case_table_import_rows import CaseList, TableMapping
from app.views.meeting.tab_places import put_before
from app.views.take_in.desk import TakeInDesk
from app.views.take_in.words import rows, samples
from app.views.theme import current_theme
from app.views.widgets.buttons import LinkButton, PrimaryButton
from app.views.widgets.cards import Card
from app.views.widgets.fields import LabeledField, choice_field
from app.views.widgets.rows import Column
from app.views.widgets.rows_table import RowsTable
from app.views.widgets.text import Text

NOTHING = "Bliver ikke hentet"
ABOUT = (
    "Se efter, om kolonnerne er forstået rigtigt. Ret med pil og Enter. Det, der ikke bliver hentet, bliver i filen."
)
REMEMBERED = "Kolonnerne er læst som sidst (»{0}«)."
BECOMES = "Hvad er det?"
NEVER_FOLLOWED = (
    "Ingen kolonne er »Seneste opfølgning«. Derfor spørger I dag, om der er fulgt op på den hjælp, der er mere end tre "
    "måneder gammel. Tag gerne kolonnen med i listen, så slipper du for at svare sag for sag."
)
"""Told of a list with help by a paragraph and no day it was followed up: it will be asked about, case for case."""
SHEET = "Ark i regnearket"
FIRST_ROWS = 200
HEADING = 60
"""Letters of a heading there is room for beside the list."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One column of the file: its place, heading, first values, and the name of the field it becomes."""

    place: int
    heading: str
    values: tuple[str, ...]
    becomes: str


class ColumnsPart(QWidget):
    """The list of columns and, beside it, the one that is chosen. `done` when she goes on."""

    done = Signal()

    def __init__(self, desk: TakeInDesk) -> None:
        super().__init__()
        self._desk = desk
        self._line: _Line | None = None
        self._before = TableMapping()
        self._about, self._told = Text("", "body", wrap=True), Text("", "meta", "ink2", wrap=True)
        columns: list[Column[_Line]] = [
            Column("Kolonne", lambda line: line.heading or "uden overskrift", lambda line: line.place,
                   second=lambda line: samples(line.values), stretch=True),
            Column("Bliver til", lambda line: line.becomes or NOTHING,
                   colour=lambda line: "ink" if line.becomes else "ink2", stretch=True),
        ]  # fmt: skip
        self.table: RowsTable[_Line] = RowsTable("Kolonner i filen", columns, lambda line: line.place)
        self._card, self._values = Card("Kolonnen"), Text("", "body", "ink2", wrap=True)
        self.becomes = choice_field(BECOMES, _choices())
        self._sheet: LabeledField | None = None
        self._top = QVBoxLayout()
        self.forget = LinkButton("Glem det, og gæt igen")
        self.go_on = PrimaryButton("Se, hvad der sker", "Ctrl Enter")
        self._build()

    def refresh(self) -> None:
        """Show the columns as they are chosen now."""
        laid = self._desk.laid
        if laid is None:
            return
        table, remembered = laid.table, REMEMBERED.format(laid.remembered) if laid.remembered else ""
        lines = _lines(table, laid.mapping)
        read = sum(bool(each.becomes) for each in lines)
        size = f"{rows(len(table.rows)).capitalize()}. {read} af {len(lines)} kolonner bliver hentet."
        self._about.setText(" ".join(filter(None, (size, remembered, ABOUT))))
        told = self._desk.sheet.told if self._desk.sheet is not None else ()
        fields = set(laid.mapping.columns.values())
        if {"legal_basis", "since"} <= fields and "last_on" not in fields:
            told = (*told, NEVER_FOLLOWED)
        self._told.setText(" ".join(told))
        self._told.setVisible(bool(told))
        self.forget.setVisible(bool(laid.remembered))
        self._offer_sheets()
        self.table.set_rows(lines)

    def start(self) -> None:
        """Put the focus in the list of columns."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes back from the choice to the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.becomes.editor.hasFocus():
            self.start()
            return
        super().keyPressEvent(event)

    def _offer_sheets(self) -> None:
        names = [each.name for each in self._desk.file.sheets]
        if self._sheet is not None:
            self._sheet.hide()
            self._sheet.deleteLater()
            self._sheet = None
        if len(names) > 1 and self._desk.sheet is not None:
            self._sheet = choice_field(SHEET, [(name, name) for name in names])
            self._sheet.set_text(self._desk.sheet.name)
            self._sheet.editor.setMaximumWidth(current_theme().px(360))
            self._sheet.committed.connect(self._desk.choose_sheet)
            self._top.addWidget(self._sheet)
            # Made late, it stands last in the chain, and Tab would go from there to its editor.
            self._sheet.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes nothing here; its stubs do not say so
            put_before(self.table, [self._sheet])

    def _on_selected(self, line: _Line | None) -> None:
        if line is None or self._line is None or line.place != self._line.place:
            self._before = self._desk.mapping
        self._line = line
        self._card.setVisible(line is not None)
        if line is None:
            return
        whole = line.heading if len(line.heading) <= HEADING else f"{line.heading[:HEADING]} …"
        self._card.set_heading(whole or "uden overskrift")
        self._values.setText(samples(line.values, 6))
        self.becomes.set_text(self._desk.mapping.columns.get(line.place, ""))

    def _on_opened(self, _line: _Line) -> None:
        self.becomes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_chosen(self, field: str) -> None:
        """Let the chosen column be a field. What the choice passed over on its way gets back what it had."""
        if self._line is not None:
            self._desk.choose_column(self._line.place, field, instead_of=self._before)
            self.refresh()

    def _build(self) -> None:
        self._card.body.addWidget(self._values)
        self._card.body.addWidget(self.becomes)
        self._card.body.addStretch(1)
        self.becomes.editor.setMinimumWidth(current_theme().px(170))  # the list needs the room more than the choice
        self._card.setMaximumWidth(current_theme().px(380))
        self.table.selected.connect(self._on_selected)
        self.table.opened.connect(self._on_opened)
        self.becomes.committed.connect(self._on_chosen)
        self.forget.clicked.connect(self._desk.forget)
        self.go_on.clicked.connect(self.done)
        go_on = QShortcut(QKeySequence("Ctrl+Return"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        go_on.activated.connect(self.done)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.table, 3)
        middle.addWidget(self._card, 2, Qt.AlignmentFlag.AlignTop)
        for part in (self._about, self._told):
            self._top.addWidget(part)
        self._top.addWidget(self.forget, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(self._top)
        column.addLayout(middle, 1)
        column.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignLeft)


def _choices() -> list[tuple[str, str]]:
    return [("", NOTHING), *((each.id, each.name) for each in shipped_case_table().fields.values())]


def _lines(table: CaseList, mapping: TableMapping) -> list[_Line]:
    fields, first = shipped_case_table().fields, table.rows[:FIRST_ROWS]
    width = max([len(table.headings), *(len(row.cells) for row in first)])
    return [
        _Line(
            place,
            " ".join(table.headings[place].split()) if place < len(table.headings) else "",
            tuple(row.cells[place] for row in first if place < len(row.cells)),
            fields[mapping.columns[place]].name if place in mapping.columns else "",
        )
        for place in range(width)
    ]
