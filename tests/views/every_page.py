"""Every page, tab and part of the program, one after the other, as somebody can open them."""

from collections.abc import Iterator
from uuid import UUID

from PySide6.QtWidgets import QApplication, QWidget

from app.models.enums_meeting import MeetingStatus
from app.services import meetings
from app.views.case.early_tab import KEYS as EARLY
from app.views.case.more_tab import KEYS as MORE
from app.views.case.notes_tab import CONTACTS
from app.views.case.owed_part import KEY as OWED
from app.views.case.page import KEYS, CasePage
from app.views.cases.areas import REVIEW, TAKE_IN, WAITING, WORRIES
from app.views.cases.page import CasesPage
from app.views.figures.page import FiguresPage
from app.views.main_window import MainWindow
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.navigation import CASES, FIGURES, PAGES, SETTINGS, TODAY, Place
from app.views.settings.page import SettingsPage
from app.views.today.page import TodayPage

Pages = Iterator[tuple[str, QWidget]]


def settle() -> None:
    """Let Qt lay out and draw what was asked for."""
    for _ in range(5):
        QApplication.processEvents()


def pages_of(window: MainWindow, case_id: UUID) -> Pages:
    """Yield the window at every page, and at every tab and part of a case."""
    for name in PAGES:
        window.go(Place(name))
        settle()
        yield name, window
        yield from inside(name, window)
    yield from case_parts(window, case_id)


def inside(name: str, window: MainWindow) -> Pages:
    """Yield what lies behind a page of the rail."""
    makers = {TODAY: month, CASES: areas, FIGURES: figures, SETTINGS: settings}
    if name in makers:
        yield from makers[name](window)


def month(window: MainWindow) -> Pages:
    """Yield the month that lies over I dag."""
    window.findChild(TodayPage).month_requested.emit()
    settle()
    yield "måned", window


def areas(window: MainWindow) -> Pages:
    """Yield what may stand in place of the list of cases."""
    page = window.findChild(CasesPage)
    page.begin_case()
    settle()
    yield "ny sag", window
    window.go(Place(CASES))
    for name in (REVIEW, WORRIES, WAITING, TAKE_IN):
        page._begin_area(name)
        settle()
        yield f"sager: {name}", window


def figures(window: MainWindow) -> Pages:
    """Yield the parts of Tal."""
    whole = window.findChild(FiguresPage).whole()
    for key in whole.keys:
        whole.open(key)
        settle()
        yield f"tal: {key}", window


def settings(window: MainWindow) -> Pages:
    """Yield the pages inside Indstillinger."""
    page = window.findChild(SettingsPage)
    for name in ("rules", "figures", "lists"):
        getattr(page, f"_open_{name}")()
        settle()
        yield f"indstillinger: {name}", window
        getattr(page, f"_close_{name}")()
    settle()


def case_parts(window: MainWindow, case_id: UUID) -> Pages:
    """Yield a case at every tab, and at every part of the tabs that have some."""
    window.open_case(case_id)
    settle()
    page = window.findChild(CasePage)
    for key in (*KEYS, CONTACTS, OWED, *EARLY, *MORE):
        page.open_tab(key)
        settle()
        yield f"sagen: {key}", window


def meetings_of(window: MainWindow, case_id: UUID) -> Pages:
    """Yield the meetings of a case: one at each of its steps and turned to the room, and one that is prepared."""
    for row in window._workspace.ask(meetings.list_meetings, case_id):
        window.open_meeting(case_id, row.id)
        settle()
        screen = next(each for each in window.findChildren(MeetingScreen) if each.isVisible())
        yield f"møde: {row.status}", window
        if row.status is MeetingStatus.HELD:
            screen._to_work()
            for step in screen.desk.type.steps:
                screen.go_to(step.id)
                settle()
                yield f"mødet: {step.name}", window
            screen.turn_screen()
            settle()
            yield "mødet: rummet", window
