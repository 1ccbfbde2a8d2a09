"""Every control on every page says in Danish what it is, and no two on a page say the same."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from uuid import UUID

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.store.passphrase import strength
from app.views.main_window import MainWindow
from app.views.unlock.first_run_window import FirstRunWindow
from app.views.unlock.keep_code import KeepCode
from app.views.unlock.unlock_window import UnlockWindow
from app.views.widgets.heard import Role
from app.views.workspace import Workspace
from tests.views.page_walk import case_tabs, controls, main_pages, meeting_steps, settle, spoken

ENGLISH = re.compile(r"\b(close|save|cancel|open|search|spinbox|button|scroll|tab|list|table|widget|edit|page)\b", re.I)


UNKNOWN = (Role.NoRole, Role.Client, Role.Border)
"""What Qt calls a widget it does not know; readers say »filler«, or nothing."""
PICTURES = (Role.Graphic, Role.Chart)


def role_faults(page: QWidget) -> list[str]:
    """Return what a screen reader would not know what is, and pictures that are not told in words."""
    wrong, taking_keys = [], set(controls(page))
    for each in page.findChildren(QWidget):
        if not each.isVisibleTo(page) or not (each in taking_keys or getattr(each, "heard_as", None)):
            continue
        heard = QAccessible.queryAccessibleInterface(each)
        name, told = heard.text(QAccessible.Text.Name), heard.text(QAccessible.Text.Description)
        if heard.role() in UNKNOWN:
            wrong.append(f"{type(each).__name__} »{name}« is {heard.role().name}")
        if heard.role() is Role.Heading and not name.strip():
            wrong.append(f"{type(each).__name__} is a heading without words")
        if heard.role() in PICTURES and not (name and (told or "heard_whole" in dir(each))):
            wrong.append(f"{type(each).__name__} »{name}« is a picture without words")
    return wrong


def faults(page: QWidget) -> list[str]:
    """Return what is wrong with the names and the roles on a page."""
    found = controls(page)
    names = [(each, spoken(each)) for each in found]
    classes = {kind.__name__ for each in found for kind in type(each).__mro__}
    said = Counter(name for _, name in names if name)
    twice = {name: [type(each).__name__ for each, other in names if other == name] for name in said if said[name] > 1}
    wrong = [f"{type(each).__name__} has no name" for each, name in names if not name]
    wrong += [f"»{name}« is a class" for _, name in names if name in classes]
    wrong += [f"»{name}« is English" for _, name in names if ENGLISH.search(name)]
    wrong += role_faults(page)
    return wrong + [f"»{name}« is said by {' and '.join(kinds)}" for name, kinds in twice.items()]


def faults_by_page(pages: Iterator[tuple[str, QWidget]]) -> dict[str, list[str]]:
    """Return the faults of the pages that have any; a page without a single control is a walk gone wrong."""
    by_page = {}
    for name, page in pages:
        assert controls(page), f"{name} has nothing to press"
        by_page[name] = faults(page)
    return {name: wrong for name, wrong in by_page.items() if wrong}


@pytest.fixture
def window(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> MainWindow:
    opened = MainWindow(workspace)
    qtbot.addWidget(opened)
    opened.resize(1440, 900)
    opened.show()
    settle()
    return opened


def test_every_page_of_the_rail_can_be_read_aloud(window: MainWindow) -> None:
    assert faults_by_page(main_pages(window)) == {}


def test_every_tab_of_a_case_can_be_read_aloud(window: MainWindow, mathias_case: UUID) -> None:
    assert faults_by_page(case_tabs(window, mathias_case)) == {}


def test_every_step_of_a_meeting_can_be_read_aloud(workspace: Workspace, mathias_case: UUID) -> None:
    assert faults_by_page(meeting_steps(workspace, mathias_case)) == {}


def test_the_windows_before_the_cases_can_be_read_aloud(qtbot: QtBot) -> None:
    unlock = UnlockWindow(lambda secret: secret)
    first = FirstRunWindow(lambda passphrase: passphrase, strength)
    code = KeepCode("ABCDE-FGHJK-MNPQR-STUVW-XYZ23-45678", None)
    for each in (unlock, first, code):
        qtbot.addWidget(each)
        each.show()
    settle()
    assert faults_by_page(chain([("lås op", unlock), ("første gang", first), ("koden", code)])) == {}


def test_the_walk_finds_what_is_wrong(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout

    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    for each in (QPushButton("Gem"), QPushButton("Gem"), QLineEdit(), QPushButton("Close")):
        column.addWidget(each)
    page.show()
    assert faults(page) == [
        "QLineEdit has no name",
        "»Close« is English",
        "»Gem« is said by QPushButton and QPushButton",
    ]
