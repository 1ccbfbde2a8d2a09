"""The sections of a plan beside goals and agreements: a quiet field for each heading; help and source on demand."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.rules.cadence import Confidence
from app.services.plan_sections import SectionRow, write_section
from app.views.records.field_drafts import FieldDrafts
from app.views.widgets.buttons import LinkButton
from app.views.widgets.columns import empty_layout
from app.views.widgets.fields import LabeledField, text_field
from app.views.widgets.text import SectionHeading, Text
from app.views.workspace import Workspace

UNSURE = "Uafklaret paragraf: slå den efter, før I henviser til den."
Key = tuple[str, UUID | None]


class PlanSections(QWidget):
    """The fields. They are made anew only when other headings are asked for, so that the focus stays while typing."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        self._workspace, self._case_id = workspace, case_id
        self._drafts = FieldDrafts(workspace, case_id, f"plan_section:{case_id}:")
        self._asked: tuple[tuple[Key, str, str], ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)

    def show_sections(self, rows: tuple[SectionRow, ...]) -> None:
        """Show what is written under each heading."""
        asked = tuple(((each.key, each.child_id), each.heading, each.help) for each in rows)
        if asked != self._asked:
            self._asked = asked
            self._build(rows)
        for row in rows:
            self._drafts.show(_name(row), row.text)
        self.setVisible(bool(rows))

    def _build(self, rows: tuple[SectionRow, ...]) -> None:
        self._drafts.unbind()
        empty_layout(self._column)
        several = len({row.child_id for row in rows if row.child_id}) > 1
        before: object = rows
        for row in rows:
            if several and row.child_id != before:
                words = f"Mere i planen: {row.child}" if row.child else "Mere i planen"
                self._column.addWidget(SectionHeading(words, wrap=True))
            elif before is rows:
                self._column.addWidget(SectionHeading("Mere i planen"))
            before = row.child_id
            self._add(row, several=several)

    def _add(self, row: SectionRow, *, several: bool) -> None:
        field = text_field(row.heading, rows=1, hint=row.help)
        named = f"{row.heading}, {row.child}" if several and row.child else row.heading
        field.editor.setAccessibleName(named)
        field.set_text(row.text)
        self._drafts.bind(_name(row), field, lambda text: self._write(row, text))
        self._column.addWidget(field)
        if row.law:
            self._add_law(row, named)

    def _add_law(self, row: SectionRow, named: str) -> None:
        told = f"{row.law}. {UNSURE}" if row.confidence is Confidence.UNSURE else row.law
        words, link = Text(told, "meta", "ink2", wrap=True), LinkButton("Hvor står det?")
        link.setAccessibleName(f"Hvor står det? {named}")
        words.hide()
        link.clicked.connect(lambda: words.setVisible(words.isHidden()))
        self._column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(words)

    def fields(self) -> list[LabeledField]:
        """Return the fields in their order."""
        return self.findChildren(LabeledField)

    def _write(self, row: SectionRow, text: str) -> object:
        return self._workspace.do("Skriv i planen", write_section, self._case_id, row.key, text, child_id=row.child_id)


def _name(row: SectionRow) -> str:
    return f"{row.key}:{row.child_id or 'alle'}"
