"""The fields before, after and at the side of a meeting, each found by a name: where the half-typed words must be."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from app.views.meeting.after_calls import CallsPart
from app.views.meeting.after_missing import MissingPart
from app.views.meeting.after_paper_form import PaperFormPart
from app.views.meeting.after_remark import RemarkPart
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.meeting.prepare_guest import GuestCard
from app.views.widgets.fields import LabeledField
from tests.views.case_reading import settle

Typed = QLineEdit | QPlainTextEdit
Find = Callable[[MeetingScreen], Typed]


def editor_in(field: LabeledField) -> Typed:
    """The line or the text of a field."""
    assert isinstance(field.editor, QLineEdit | QPlainTextEdit)
    return field.editor


def words_in(editor: Typed) -> str:
    """What stands in a line or a text."""
    return editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()


def after(screen: MeetingScreen, part: str) -> QWidget:
    """A part of the page after the meeting, opened."""
    if not screen.goodbye.on_list():
        screen.end()
        screen.end()
    screen.goodbye.after.parts.open(part)
    found = screen.goodbye.after.parts.part(part)
    assert found is not None
    return found


def missing(screen: MeetingScreen, sentence: str) -> Typed:
    """The field that mends a line of what is missing; it is opened when it is not open already."""
    part = after(screen, "missing")
    assert isinstance(part, MissingPart)
    line = next(each for each in part._lines if each.point.sentence == sentence)
    if line.fix is None:
        part._open(line)
    assert line.fix is not None
    return editor_in(line.fix.findChildren(LabeledField)[0])


def _called_off(screen: MeetingScreen) -> Typed:
    screen.planned.open_part("basics")
    return editor_in(screen.planned.basics.off.because)


def _call(screen: MeetingScreen) -> Typed:
    part = after(screen, "calls")
    assert isinstance(part, CallsPart)
    return editor_in(next(each.may_be_told for each in part._cards.values() if each._row.called == "Torben"))


def _remark(screen: MeetingScreen) -> RemarkPart:
    part = after(screen, "remark")
    assert isinstance(part, RemarkPart)
    return part


def _form(screen: MeetingScreen) -> Typed:
    part = after(screen, "form")
    assert isinstance(part, PaperFormPart)
    return editor_in(next(iter(part._fields.values())))


def _note(screen: MeetingScreen) -> Typed:
    part = after(screen, "missing")
    assert isinstance(part, MissingPart)
    return editor_in(part.note.line)


def _correction(screen: MeetingScreen) -> Typed:
    return editor_in(_remark(screen).findChildren(LabeledField)[-1])


def _how(screen: MeetingScreen) -> Typed:
    page = screen.planned
    page.open_part("people")
    if page.people._opened is None:
        page.people._open(page.people._guests[1].id)
    settle()
    cards = [each for each in page.findChildren(GuestCard) if not each.isHidden()]
    return editor_in(cards[-1].how)


def _point(screen: MeetingScreen) -> Typed:
    screen.planned.open_part("points")
    holder = screen.planned.points._box.itemAt(0).widget()
    return holder.findChildren(QLineEdit)[0]


RUNNING: dict[str, Find] = {
    "somebody who came along": lambda screen: editor_in(screen.centre.attendance.newcomer),
    "the day of the next meeting": lambda screen: editor_in(screen.centre.next.day),
    "the time of the next meeting": lambda screen: editor_in(screen.centre.next.time),
    "the place of the next meeting": lambda screen: editor_in(screen.centre.next.place),
    "the reason of the rhythm": lambda screen: editor_in(screen.centre.next.rhythm.reason),
}
AFTER: dict[str, Find] = {
    "why something is left": lambda screen: (after(screen, "missing"), editor_in(screen.goodbye.after.because))[1],
    "a missing date": lambda screen: missing(screen, "Aftale 8 mangler en dato."),
    "what may be told": _call,
    "a remark": lambda screen: editor_in(_remark(screen).words),
    "a remark put right": _correction,
    "a note": _note,
    "the form of paper": _form,
}
PLANNED: dict[str, Find] = {
    "the purpose": lambda screen: editor_in(screen.planned.basics.purpose),
    "the place": lambda screen: editor_in(screen.planned.basics.place),
    "why it is called off": _called_off,
    "somebody to ask": lambda screen: screen.planned.people.line.editor,
    "how somebody was asked": _how,
    "when the other meeting begins": lambda screen: editor_in(screen.planned.people.two.start),
    "where the other meeting is": lambda screen: editor_in(screen.planned.people.two.place),
    "the child's words before": lambda screen: editor_in(
        next(iter(screen.planned.child.cards.values())).talk.fields["own_words"]
    ),
    "a point": lambda screen: screen.planned.points.editor,
    "a point put right": _point,
    "the interpreter": lambda screen: editor_in(screen.planned.practical.interpreter),
    "what is practical": lambda screen: editor_in(screen.planned.practical.practical),
    "the text in another language": lambda screen: editor_in(screen.planned.invitations.own),
}
