"""What is stored of a meeting and what stands half typed in its window, as keys with values that two windows share."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from app.services.meeting_children import children_at_home
from app.services.meeting_review import changed_since
from app.services.people import list_people
from app.services.records import list_records
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.widgets.fields import LabeledField
from tests.crash.meeting_words import CORRECTED, NEW, WORDS, all_in, invented
from tests.crash.told import Facts

Editor = QLineEdit | QPlainTextEdit


def facts_of(desk: MeetingDesk) -> Facts:
    """Return all that is stored of a meeting, one key for each thing that is changed by itself."""
    row, ask = desk.row, desk.workspace.ask
    facts = {"step": row.step, "status": row.status.value, "because": row.closed_because}
    facts["told"] = f"{row.told_child_by_id} {row.told_child_when!r} {row.not_repeated!r}"
    facts["next"] = str(row.coming)
    facts.update({f"said:{each.id}": str(each) for each in row.contributions})
    facts.update({f"here:{each.id}": str(each) for each in row.participants})
    facts.update({f"scale:{each.id}": str(each) for each in row.scales})
    facts.update({f"agreed:{each.id}": str(each) for each in [*desk.agreements, *desk.taken_off]})
    facts.update({f"note:{each.id}": str(each) for each in ask(list_records, row.case_id, "note")})
    facts.update({f"person:{each.id}": each.name for each in ask(list_people, row.case_id)})
    kinds = {each.kind for each in desk.type.steps}
    if "review" in kinds:
        judged = ask(changed_since, desk.meeting_id).review.rows
        facts.update({f"review:{each.agreement.id}": f"{each.outcome} {each.note!r}" for each in judged})
    if "safety" in kinds:
        facts.update({f"safe:{each.person_id}": str(each) for each in ask(children_at_home, desk.meeting_id)})
    return facts


def name_of(editor: Editor, screen: MeetingScreen) -> str:
    """Return the field's name; the line for words is one field, and a pencil is one for each line."""
    name, form, holder = editor.accessibleName(), screen.centre.writer.agreement, editor.parentWidget()
    if name.startswith(CORRECTED) and isinstance(holder, LabeledField):
        return f"{CORRECTED}: {holder._kept}"
    if form.isAncestorOf(editor) and form.editing is None:
        return name + NEW
    return WORDS if name.startswith(WORDS) else name


def half_typed(screen: MeetingScreen, facts: Facts) -> Facts:
    """Return what stands in the fields without being stored; of two with one name, in the one that can be seen."""
    seen_last = sorted(editors_in(screen), key=lambda each: each.isVisibleTo(screen))
    stored = " ".join(facts.values())
    return {
        name_of(each, screen): text_of(each)
        for each in seen_last
        if each.accessibleName() and text_of(each) and not _is_stored(each, screen, stored)
    }


def editors_in(screen: MeetingScreen) -> list[Editor]:
    """Return the fields of all pages that are made, seen or not."""
    return [*screen.findChildren(QLineEdit), *screen.findChildren(QPlainTextEdit)]


def text_of(editor: Editor) -> str:
    """Return what stands in a field."""
    return editor.toPlainText() if isinstance(editor, QPlainTextEdit) else editor.text()


def _is_stored(editor: Editor, screen: MeetingScreen, stored: str) -> bool:
    """Tell whether what stands in a field is only shown there: it was committed, or belongs to what is opened."""
    text, form, holder = text_of(editor), screen.centre.writer.agreement, editor.parentWidget()
    if isinstance(holder, LabeledField):
        return holder._kept == text and (not invented(text) or all_in(text, [stored]))
    if form.isAncestorOf(editor):
        return form.editing is not None and not form.is_changed()
    return editor.accessibleName().startswith(CORRECTED) and repr(text)[1:-1] in stored
