"""What a key costs where one types and where one walks a list: from the key event to what is painted.

A frame is 16 ms; the aim is that 95 of 100 keys take less with 10,000 cases.
"""

from collections.abc import Iterator
from uuid import UUID

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QListWidget, QWidget

from app.services import meetings
from app.views.case.notes_tab import NotesTab
from app.views.case.page import CasePage
from app.views.case.people_tab import PeopleTab
from app.views.case.plan_tab import PlanTab
from app.views.case_tab import CaseTab
from app.views.main_window import MainWindow
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.navigation import CASES, TODAY, Place
from app.views.workspace import Workspace
from tests.bench.measures import Pair, in_turn

TYPED = 90
WALKED = 60
LETTERS = "mor henter til gymnastik "
BEGUN = ("so", "ka", "mø", "je", "20", "mi", "øs", "la", "bo", "an", "ti", "pe")
"""What one begins to type to find a case: the first letters narrow the list the least, and cost the most."""
FIELDS = (
    ("people", "a key press in a person's line"),
    ("plan", "a key press in an agreement"),
    ("notes", "a key press in a note"),
)


def pairs(window: MainWindow, workspace: Workspace, story: UUID) -> Iterator[Pair]:
    """Yield keys in lists, then in fields of the case of story A, and last at its meeting."""
    bare = QLineEdit()
    bare.resize(500, 30)
    walked = QListWidget()
    walked.addItems([f"Linje {number}" for number in range(500)])
    for each in (bare, walked):
        each.show()
    window.activateWindow()
    _settle()
    yield _arrows(window, TODAY, "an arrow in I dag", walked)
    yield _arrows(window, CASES, "an arrow in the list of cases", walked)
    yield _found(_find(window), bare)
    window.open_case(story)
    case = window.findChildren(CasePage)[-1]
    for tab, name in FIELDS:
        case.open_tab(tab)
        _settle()
        _begin(case.tab(tab))
        _settle()
        yield _letters(name, _focused(window), bare)
    window.open_meeting(story, workspace.ask(meetings.list_meetings, story)[-1].id)
    window.findChild(MeetingScreen).go_to("works")
    _settle()
    yield _letters("a key press in the meeting's field", _focused(window), bare)
    window.go_back()
    for each in (bare, walked):
        each.close()


def _begin(tab: CaseTab) -> None:
    """Put the focus where one writes on a tab."""
    if isinstance(tab, PlanTab):
        tab.agreements.panel.write(None)
    elif isinstance(tab, PeopleTab | NotesTab):
        tab.begin()


def _find(window: MainWindow) -> QWidget:
    window.go(Place(TODAY))
    window.go(Place(CASES))  # who comes there from somewhere else stands in the field
    _settle()
    return _focused(window)


def _focused(window: MainWindow) -> QWidget | None:
    """Return what keys go to; None when that is in another window, such as the one the floor is in."""
    focus = QApplication.focusWidget()
    return focus if focus is not None and window.isAncestorOf(focus) else None


def _arrows(window: MainWindow, page: str, name: str, floor: QListWidget) -> Pair:
    window.go(Place(page))
    _settle()
    found = [
        each for each in window.findChildren(QAbstractItemView) if each.isVisible() and each.model().rowCount() > 1
    ]
    longest = max(found, key=lambda each: each.model().rowCount())
    longest.setFocus()
    return in_turn(name, lambda _: _pressed(longest, Qt.Key.Key_Down), "an arrow in a QListWidget",
                   lambda _: _pressed(floor, Qt.Key.Key_Down), rounds=WALKED)  # fmt: skip


def _found(field: QWidget | None, bare: QLineEdit) -> Pair:
    """A letter in the field over the list of cases, to the list with those that are left."""
    if not isinstance(field, QLineEdit):
        raise RuntimeError("the field has not the focus")

    def make_ready(number: int) -> None:
        word = BEGUN[number // 2 % len(BEGUN)]
        field.setText(word[: number % 2])
        _settle()

    def typed(number: int) -> None:
        _typed(field, BEGUN[number // 2 % len(BEGUN)][number % 2])

    def plainly(number: int) -> None:
        _typed(bare, BEGUN[number // 2 % len(BEGUN)][number % 2])

    found = in_turn("a letter in »Find en sag«, to the narrowed list", typed, "a key press in a bare QLineEdit",
                    plainly, rounds=4 * len(BEGUN), before=make_ready)  # fmt: skip
    field.clear()
    _settle()
    return found


def _letters(name: str, field: QWidget | None, bare: QLineEdit) -> Pair:
    if field is None:
        raise RuntimeError(f"{name}: nothing has the focus")

    def typed(number: int) -> None:
        _typed(field, LETTERS[number % len(LETTERS)])

    def plainly(number: int) -> None:
        _typed(bare, LETTERS[number % len(LETTERS)])

    return in_turn(name, typed, "a key press in a bare QLineEdit", plainly, rounds=TYPED)


def _typed(field: QWidget, letter: str) -> None:
    QTest.keyClicks(field, letter)
    field.repaint()
    _settle()


def _pressed(widget: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(widget, key)
    _settle()


def _settle() -> None:
    QApplication.processEvents()
    # What was put away is deleted by the loop of the program, which does not run here.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
