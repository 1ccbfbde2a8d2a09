"""Forms of some of an assessment's own fields, and of what is one child's own; each field is kept when it is left."""

import datetime as dt
from dataclasses import replace
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.enums_early import AssessmentKind
from app.services.assessment_rows import AssessmentPage, ChildRow
from app.services.assessments import add_assessment_child, choose_headings, remove_assessment_child
from app.services.records import FieldRow
from app.views.records.fields import offer
from app.views.records.form import RecordForm
from app.views.widgets.buttons import QuietButton
from app.views.widgets.cards import Card
from app.views.widgets.columns import empty_layout
from app.views.widgets.fields import choice_field
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text
from app.views.workspace import Workspace
from app.wording import word

TITLE = "Undersøgelse"
TOGETHER = "Skriv det, der er fælles, her. Det, der kun er sandt for det ene barn, står for sig."
HEADINGS_STAY = "Du kan altid skifte. Ordene bliver, også dem under overskrifter, der ikke er med."
_FIRST = ("begun_on", "noticed_on", "reason", "child_part", "basis", "second_caseworker")
_LATE = ("preliminary_on", "preliminary")
SOON = dt.timedelta(days=31)
"""How long before the four months are gone a preliminary judgement is spoken of."""


class OwnForm(RecordForm):
    """A form of some of the fields of an assessment."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id, "assessment", title=TITLE)

    def show_fields(self, page: AssessmentPage, *names: str) -> None:
        """Show these fields, in this order."""
        self.show_record(page.id, tuple(_offered(page, each) for each in page.own(*names)))


class GroundsPart(QWidget):
    """What it is about: dates, why, whom, and under which headings it is written."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        self._workspace = workspace
        self._page: AssessmentPage | None = None
        self._law = Text("", "body", wrap=True)
        self.form, self.late = OwnForm(workspace, case_id), OwnForm(workspace, case_id)
        self._late_card = Card("Foreløbig vurdering", icon="alarm")
        self._late_card.body.addWidget(self.late)
        self._children = QWidget()
        self._flow = FlowLayout(self._children, gap=10, line_gap=6)
        self.headings = choice_field("Overskrifter", [], hint=HEADINGS_STAY)
        self.headings.committed.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for part in (self._law, self._children, self.form, self.headings, self._late_card):
            column.addWidget(part)

    def show_page(self, page: AssessmentPage) -> None:
        """Show an assessment; what is half typed stays."""
        self._page = page
        self._law.setText(page.law)
        self._law.setVisible(bool(page.law))
        limited = ("limited_to",) if page.line.kind is AssessmentKind.UNCOVERING else ()
        self.form.show_fields(page, *_FIRST[:3], *limited, *_FIRST[3:])
        self.late.show_fields(page, *_LATE)
        due, written = page.line.due, any(each.value for each in page.own(*_LATE))
        self._late_card.setVisible(written or bool(due and due - SOON <= self._workspace.today))
        self._offer(page)
        self._show_children(page)

    def _offer(self, page: AssessmentPage) -> None:
        from_here = [*page.templates]
        if page.template and page.template not in dict(page.templates):
            from_here.append((page.template, "overskrifter fra et andet sted"))
        offer(self.headings, from_here)
        if self.headings.text() != page.template:
            self.headings.set_text(page.template)

    def _show_children(self, page: AssessmentPage) -> None:
        self._flow.clear()
        self._children.setVisible(len(page.children) + len(page.others) > 1)
        self._flow.addWidget(Text(f"Om {page.line.children}.", "body"))
        for child in page.children if len(page.children) > 1 else ():
            self._flow.addWidget(self._key(f"Tag {child.called} ud", "Tag barn ud", child.child_id, remove=True))
        for child_id, called in page.others:
            self._flow.addWidget(self._key(f"Tag {called} med", "Tag søskende med", child_id, remove=False))

    def _key(self, words: str, step: str, child_id: UUID, *, remove: bool) -> QuietButton:
        key, change = QuietButton(words), remove_assessment_child if remove else add_assessment_child
        key.clicked.connect(lambda: self._workspace.do(step, change, self._page.id, child_id) if self._page else None)
        return key

    def _choose(self, template: str) -> None:
        if self._page is not None and template and template != self._page.template:
            self._workspace.do("Vælg overskrifter", choose_headings, self._page.id, template)


class JudgementPart(QWidget):
    """What it means: analysis and judgement, each child's own, brothers and sisters, and what the parents say."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        self._workspace, self._case_id = workspace, case_id
        self.joint, self.after = OwnForm(workspace, case_id), OwnForm(workspace, case_id)
        self._words = Text(TOGETHER, "meta", "ink2", wrap=True)
        self._own = QVBoxLayout()
        self._own.setSpacing(12)
        self._forms: dict[UUID, RecordForm] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._words)
        column.addWidget(self.joint)
        column.addLayout(self._own)
        column.addWidget(self.after)

    def show_page(self, page: AssessmentPage) -> None:
        """Show an assessment; what is half typed stays."""
        self._words.setVisible(len(page.children) > 1)
        self.joint.show_fields(page, "analysis", "judgement")
        self.after.show_fields(page, "siblings", "parents_comment")
        if tuple(self._forms) != tuple(each.row_id for each in page.children):
            self._make(page.children)
        for child in page.children:
            names = ("judgement", "child_comment") if len(page.children) > 1 else ("child_comment",)
            fields = {each.name: each for each in child.fields}
            self._forms[child.row_id].show_record(child.row_id, tuple(fields[name] for name in names))

    def _make(self, children: tuple[ChildRow, ...]) -> None:
        empty_layout(self._own)
        self._forms = {}
        for child in children:
            card = Card(child.called)
            form = RecordForm(
                self._workspace, self._case_id, "assessment_child", title=child.called, scope=child.called
            )
            card.body.addWidget(form)
            self._own.addWidget(card)
            self._forms[child.row_id] = form


def _offered(page: AssessmentPage, field: FieldRow) -> FieldRow:
    """Return a field with what can be chosen for this kind of assessment; what stands there can always stay."""
    if field.name != "outcome":
        return field
    found = [(each.value, word(each)) for each in page.outcomes]
    if field.value and field.value not in dict(found):
        found.append((field.value, field.shown))
    return replace(field, choices=tuple(found))
