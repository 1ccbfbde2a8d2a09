"""One difference on the review page: what stands here, what stands there, who wrote it, and a tick to take theirs."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.services.comparison import WHOLE, FieldDifference, Pick, RecordDifference, Side, Standing, Version
from app.views.widgets.cards import Tag
from app.views.widgets.check_box import CheckBox
from app.views.widgets.text import Hairline, Heading, Text

NOTHING = "(ikke udfyldt)"
WORDS = {
    Standing.NEW: ("Ny hos afsenderen", "good"),
    Standing.DIFFERENT: ("", ""),
    Standing.REMOVED_THERE: ("Fjernet hos afsenderen", "warn"),
    Standing.REMOVED_HERE: ("Fjernet her", "info"),
}
ACTS = {
    Standing.NEW: "Læg den ind",
    Standing.DIFFERENT: "",
    Standing.REMOVED_THERE: "Fjern den også her",
    Standing.REMOVED_HERE: "Læg den tilbage",
}
BOTH = "I har begge rettet"
ONLY = {Side.THEIRS: ("Rettet hos afsenderen", "good"), Side.OURS: ("Rettet her", "info"), Side.BOTH: (BOTH, "warn")}
LONGEST = 600
"""Letters of a text that are shown; the rest is there when it has been taken in."""


class DifferenceRow(QWidget):
    """One record. `ticked` comes when a tick changes; `picks()` returns what is ticked. `written` puts a time in words.

    `number` tells rows that are called the same apart for a screen reader.
    """

    ticked = Signal()

    def __init__(self, record: RecordDifference, written: Callable[[str, str], str], number: int) -> None:
        super().__init__()
        self._record, self._written = record, written
        self._boxes: dict[Pick, CheckBox] = {}
        self._called = f"{record.title} {number}"
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(8)
        column.addWidget(Hairline())
        column.addLayout(self._head())
        if record.summary:
            column.addWidget(Text(_short(record.summary), "body", wrap=True))
        if record.fields:
            for field in record.fields:
                column.addWidget(self._field(field))
            return
        by = written(record.who, record.at)
        if by:
            column.addWidget(Text(by, "meta", "ink2", wrap=True))
        column.addWidget(self._box(WHOLE, ACTS[record.standing], ACTS[record.standing]), 0, Qt.AlignmentFlag.AlignLeft)

    def picks(self) -> set[Pick]:
        """Return what is ticked."""
        return {pick for pick, box in self._boxes.items() if box.isChecked()}

    def show_picks(self, picks: frozenset[Pick]) -> None:
        """Tick those of this row that are among some picks, and no others."""
        for pick, box in self._boxes.items():
            blocked = box.blockSignals(True)
            box.setChecked(pick in picks)
            box.blockSignals(blocked)
        self.ticked.emit()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Heading(self._record.title, "subhead"))
        words, tone = WORDS[self._record.standing]
        if self._record.changed is Side.BOTH and not self._record.fields:
            words, tone = f"{words} · {BOTH.lower()}", "warn"
        if words:
            row.addWidget(Tag(words, tone))
        row.addStretch(1)
        return row

    def _field(self, field: FieldDifference) -> QWidget:
        part = QWidget()
        grid = QGridLayout(part)
        grid.setContentsMargins(12, 0, 0, 4)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Text(field.label, "meta", "ink2"))
        words, tone = ONLY[field.changed]
        head.addWidget(Tag(words, tone))
        head.addStretch(1)
        grid.addLayout(head, 0, 0, 1, 2)
        for place, (whose, version) in enumerate((("Her", field.ours), ("Hos afsenderen", field.theirs))):
            grid.addLayout(self._version(whose, version), 1, place)
            grid.setColumnStretch(place, 1)
        grid.addWidget(self._box(field.column, "Tag afsenderens", field.label), 2, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        return part

    def _version(self, whose: str, version: Version) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(2)
        by = self._written(version.who, version.at)
        column.addWidget(Text(f"{whose} · {by}" if by else whose, "meta", "ink2", wrap=True))
        column.addWidget(Text(_short(version.text) or NOTHING, "body", "ink" if version.text else "ink3", wrap=True))
        column.addStretch(1)
        return column

    def _box(self, column: str, words: str, said: str) -> CheckBox:
        box = CheckBox(words)
        box.setAccessibleName(
            f"{words}: {self._called}, {said.lower()}" if column != WHOLE else f"{words}: {self._called}"
        )
        box.toggled.connect(lambda _on: self.ticked.emit())
        self._boxes[(self._record.id, column)] = box
        return box


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"
