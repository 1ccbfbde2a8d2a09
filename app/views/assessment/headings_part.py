"""What is known, by heading: who says it and what kind of thing it is; headings with nothing yet in one quiet line."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.assessment_rows import AssessmentPage, HeadingRow, ViewRow
from app.services.assessment_views import remove_view
from app.views.widgets.buttons import LinkButton, QuietButton
from app.views.widgets.cards import Tag
from app.views.widgets.columns import empty_layout
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Hairline, SectionHeading, Text
from app.views.workspace import Workspace
from app.wording import word

NOT_YET = "Ikke skrevet endnu"
OLD = "Fra en anden slags overskrifter. Ordene bliver, til du flytter dem."
TONES = {"resource": "good", "challenge": "warn", "perspective": "info"}


class HeadingsPart(QWidget):
    """The list. `write_wanted` carries the key of a heading, `mend_wanted` what shall be put right."""

    write_wanted = Signal(str)
    mend_wanted = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._shown: tuple[HeadingRow, ...] | None = None
        self._places: dict[str, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)

    def show_page(self, page: AssessmentPage) -> None:
        """Show the headings of an assessment, side by side of the triangle under each other."""
        if page.headings == self._shown:
            return
        self._shown = page.headings
        self._places = {}
        empty_layout(self._column)
        names = dict(page.sides)
        for side in dict.fromkeys(each.side for each in page.headings):
            rows = [each for each in page.headings if each.side == side]
            title = SectionHeading(names.get(side, "")) if names.get(side) else None
            if title is not None:
                self._column.addWidget(title)
            self._show_side(side, rows, title)

    def place_of(self, side: str) -> QWidget | None:
        """Return where a side begins on the page."""
        return self._places.get(side)

    def _show_side(self, side: str, rows: list[HeadingRow], title: QWidget | None) -> None:
        first: QWidget | None = title
        for row in rows:
            if row.views:
                shown = self._heading(row)
                first = first or shown
        empty = [row for row in rows if not row.views]
        if empty:
            line = self._empty_line(empty)
            first = first or line
            self._column.addWidget(line)
        if first is not None:
            self._places[side] = first

    def _heading(self, row: HeadingRow) -> QWidget:
        head = Text(row.heading, "body", wrap=True)
        head.set_strong_text(row.heading, len(row.heading))
        self._column.addWidget(head)
        if row.help and row.in_use:
            self._column.addWidget(Text(row.help, "meta", "ink2", wrap=True))
        if not row.in_use:
            self._column.addWidget(Text(OLD, "meta", "warn", wrap=True))
        for number, view in enumerate(row.views, start=1):
            self._column.addWidget(self._view(row, view, number))
        return head

    def _view(self, row: HeadingRow, view: ViewRow, number: int) -> QWidget:
        shown = ViewShown(row, view, number)
        shown.mend.clicked.connect(lambda: self.mend_wanted.emit(view))
        shown.remove.clicked.connect(lambda: self._remove(view.id))
        return shown

    def _remove(self, view_id: UUID) -> None:
        self._workspace.do("Fjern oplysning", remove_view, view_id)

    def _empty_line(self, rows: list[HeadingRow]) -> QWidget:
        line = QWidget()
        flow = FlowLayout(line, gap=12, line_gap=2)
        flow.addWidget(Text(f"{NOT_YET}:", "meta", "ink2"))
        for row in rows:
            key = LinkButton(row.heading)
            key.setAccessibleName(f"Skriv under {row.heading}")
            key.setToolTip(row.help)
            key.clicked.connect(lambda _on=False, each=row.key: self.write_wanted.emit(each))
            flow.addWidget(key)
        return line


class ViewShown(QWidget):
    """One thing that is known: who says it, the words, and the two keys that put it right."""

    def __init__(self, row: HeadingRow, view: ViewRow, number: int) -> None:
        super().__init__()
        who = view.who[:1].upper() + view.who[1:]
        about = f" om {view.child}" if view.child and view.child != view.who else ""
        words = Text("", "body", wrap=True)
        words.set_strong_text(f"{who}{about}: {view.text}", len(who))
        marks = QWidget()
        flow = FlowLayout(marks, gap=8, line_gap=4)
        flow.addWidget(Tag(word(view.aspect), TONES[view.aspect.value]))
        if view.who != word(view.source):
            flow.addWidget(Tag(word(view.source)))
        told = QVBoxLayout()
        told.setSpacing(4)
        told.addWidget(words)
        told.addWidget(marks)
        self.mend, self.remove = QuietButton("Ret"), QuietButton("Fjern")
        line = QHBoxLayout()
        line.addLayout(told, 1)
        for button in (self.mend, self.remove):
            button.setAccessibleName(f"{button.text()} {number} under {row.heading}: {view.text[:60]}")
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(Hairline())
