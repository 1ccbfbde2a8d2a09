"""What long Danish names and small windows must not do to the meeting's screen."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.bootstrap import OpenStore
from app.services.meeting_closing import end_meeting
from app.services.meetings import list_meetings
from app.services.records import change_record
from app.views.case.family_part import FamilyPart
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.meeting.review_page import ReviewPage
from app.views.meeting.review_row import ReviewLine
from app.views.theme import Theme, apply_theme
from app.views.widgets.side_list import SideItem
from app.views.widgets.text import Text
from app.views.workspace import Workspace
from tests.journeys.test_story_a import settle
from tests.services.meeting_making import who
from tests.services.room_making import running

LONG = {"Mathias": "Anne-Sophie Charlotte", "Lone": "Lone Marie-Louise", "Kasper": "Jean-Christophe"}


@pytest.fixture
def workspace(store: OpenStore) -> Workspace:
    return Workspace(store.units, store.drafts, store.units.now, training=False, keeper=store.keeper)


@pytest.fixture
def meeting(store: OpenStore, mathias_case: UUID, workspace: Workspace) -> UUID:
    found = running(store, mathias_case, "Mathias", "Lone", "Inger", "Kasper", "Birgitte", "Sanne")
    for name, called in LONG.items():
        person = who(store, mathias_case, name)
        assert workspace.do("Kaldes", change_record, "person", person, {"called": called})
    return found


@pytest.fixture
def shown(qapp: QApplication) -> Iterator[list[QWidget]]:
    """Windows that are closed when the test is over."""
    windows: list[QWidget] = []
    yield windows
    for each in windows:
        each.close()
        each.deleteLater()
    settle()
    apply_theme(qapp, Theme())


def screen_of(
    workspace: Workspace, meeting: UUID, shown: list[QWidget], size: tuple[int, int] = (1440, 900)
) -> MeetingScreen:
    screen = MeetingScreen(workspace, meeting, FamilyPart)
    shown.append(screen)
    screen.resize(*size)
    screen.show()
    screen.activateWindow()
    settle()
    return screen


@pytest.mark.long
@pytest.mark.parametrize(("scale", "size"), [(1.0, (1280, 720)), (1.0, (1440, 900)), (1.5, (1280, 720))])
def test_the_family_beside_the_question_keeps_inside_the_window(
    workspace: Workspace, meeting: UUID, shown: list[QWidget], qapp: QApplication,
    scale: float, size: tuple[int, int],
) -> None:  # fmt: skip
    apply_theme(qapp, Theme(text_scale=scale))
    screen = screen_of(workspace, meeting, shown, size)
    screen.turn_to_family()
    screen.family.show_drawing()
    settle()
    assert screen.width() == size[0], "the window has not been pushed wider"
    assert screen.family.geometry().right() < screen.width()
    assert screen.family.width() >= screen.family.minimumSizeHint().width()
    screen.turn_to_family()
    settle()
    assert screen.steps.isVisible()


def test_an_agreement_of_last_time_is_read_in_all_its_length(
    workspace: Workspace, mathias_case: UUID, shown: list[QWidget]
) -> None:
    january = next(each.id for each in workspace.ask(list_meetings, mathias_case) if each.status == "planned")
    screen = screen_of(workspace, january, shown)
    screen.end()
    screen.go_to("since")
    settle()
    (page,) = (each for each in screen.findChildren(ReviewPage) if each.isVisible())
    rows = page.findChildren(ReviewLine)
    assert rows
    for row in rows:
        words = next(each for each in row.findChildren(Text) if each.text() in row.accessibleName())
        assert words.width() > row.width() * 0.8
        assert words.height() >= words.heightForWidth(words.width())


def test_a_closed_meeting_opens_on_what_waits_after_it(
    workspace: Workspace, meeting: UUID, shown: list[QWidget]
) -> None:
    assert workspace.do("Afslut mødet", end_meeting, meeting, because="Vi ringer i morgen.")
    screen = screen_of(workspace, meeting, shown)
    assert screen.goodbye.on_list()
    assert screen.goodbye.isVisible()
    QTest.keyClick(screen.focusWidget() or screen, Qt.Key.Key_Escape)
    assert screen.work.isVisible()


def test_the_arrows_walk_all_parts_after_a_meeting(workspace: Workspace, meeting: UUID, shown: list[QWidget]) -> None:
    screen = screen_of(workspace, meeting, shown)
    screen.end()
    screen.end()
    settle()
    parts = screen.goodbye.after.parts
    item = next(each for each in parts.findChildren(SideItem) if each.isChecked())
    item.setFocus()
    seen: list[str] = []
    for _ in range(8):
        focus = QApplication.focusWidget()
        assert isinstance(focus, SideItem), f"the focus was lost after {seen}"
        seen.append(focus.text())
        QTest.keyClick(focus, Qt.Key.Key_Down)
        settle()
    assert seen[-1] == "Skriv mødet ind fra papir"
