"""A file that was double-clicked waits for the passphrase and for the family to leave; nothing is stored unasked."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from own_display import PATIENCE, surroundings
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app import __main__ as front_door
from app.bootstrap import OpenStore
from app.paths import resources
from app.services.cases import list_cases
from app.services.meetings import list_meetings
from app.views.cases.page import CasesPage
from app.views.frame.file_door import ONE_WAITS, FileDoor
from app.views.guard.single import OneWindow
from app.views.handover.case_file_card import KNOWN, CaseFileCard
from app.views.handover.receiving import Receiving
from app.views.main_window import MainWindow
from app.views.navigation import CASES, TODAY
from app.views.take_in.area import TakeInArea
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.doing import ask
from tests.views.case_reading import settle, words_on
from tests.views.test_accessible_names import faults
from tests.views.test_hand_over import press, shown, with_keeper

CALLER = """
import sys, pathlib
from PySide6.QtCore import QCoreApplication
from app.views.guard.single import OneWindow
app = QCoreApplication([])
sys.exit(7 if OneWindow(pathlib.Path(sys.argv[1]), offered=pathlib.Path(sys.argv[2])).is_first() else 0)
"""
LIV = resources() / "examples" / "c-liv-og-bertil.json"


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    apply_theme(qapp, Theme())


def opened(page: CasesPage, path: Path, qtbot: QtBot) -> Receiving:
    page.begin_with_file(path)
    (receiving,) = page.findChildren(Receiving)
    qtbot.waitUntil(lambda: not receiving._work.busy(), timeout=20_000)
    settle()
    return receiving


def test_a_case_that_was_double_clicked_is_shown_and_taken_in_when_she_says_so(store: OpenStore, qtbot: QtBot) -> None:
    page = CasesPage(with_keeper(store))
    shown(page, qtbot)
    receiving = opened(page, LIV, qtbot)
    assert "Liv" in words_on(receiving)
    assert faults(receiving) == []
    assert ask(store, list_cases) == []
    with qtbot.waitSignal(page.case_requested):
        press(receiving, "Læg sagen ind")
    assert len(ask(store, list_cases)) == 1

    receiving = opened(page, LIV, qtbot)
    press(receiving, "Læg sagen ind")
    assert KNOWN in words_on(receiving)
    assert len(ask(store, list_cases)) == 1
    press(receiving, "Læg den ind som en ny sag")
    assert len(ask(store, list_cases)) == 2


@pytest.mark.parametrize(
    "content",
    [b'{"format": "rundbord-case", "version": 9}', b'{"rundbord-case"', b'\xff{"rundbord-case"}', b"{}", b""],
    ids=["empty case", "cut", "other letters", "other", "nothing"],
)
def test_what_is_no_case_is_refused_in_a_sentence(
    content: bytes, store: OpenStore, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "fil.rundbord.json"
    path.write_bytes(content)
    page = CasesPage(with_keeper(store))
    shown(page, qtbot)
    receiving = opened(page, path, qtbot)
    assert receiving._notice.sentence()
    assert receiving.findChildren(CaseFileCard) == []
    assert ask(store, list_cases) == []


def test_hostile_words_in_a_file_stand_as_they_are(store: OpenStore, qtbot: QtBot, tmp_path: Path) -> None:
    case = json.loads(LIV.read_text(encoding="utf-8"))
    case["case"]["one_line"] = "<b>x</b>&amp; 😀 \u202eabc " + "æ" * 200
    path = tmp_path / "fil.json"
    path.write_text(json.dumps(case), encoding="utf-8")
    page = CasesPage(with_keeper(store))
    shown(page, qtbot)
    assert "<b>x</b>&amp; 😀" in words_on(opened(page, path, qtbot))


def test_a_file_waits_until_the_family_has_left(
    workspace: Workspace, store: OpenStore, mathias_case: UUID, qtbot: QtBot
) -> None:
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    window.show()
    meeting = ask(store, list_meetings, mathias_case)[0]
    window.open_meeting(mathias_case, meeting.id)
    door = FileDoor()
    door.open_in(window, lambda: window.place, window.go)
    door.give(LIV)
    settle()
    assert window.place.meeting_id == meeting.id
    window.go_back()
    (receiving,) = window.findChildren(Receiving)
    qtbot.waitUntil(lambda: not receiving._work.busy() and "Liv" in words_on(receiving), timeout=20_000)
    assert len(ask(store, list_cases)) == 1


def test_a_file_waits_until_the_screen_is_turned_back_from_a_child(workspace: Workspace, qtbot: QtBot) -> None:
    window, child = MainWindow(workspace), QWidget()
    child.setWindowModality(Qt.WindowModality.ApplicationModal)
    for each in (window, child):
        qtbot.addWidget(each)
        each.show()
    door = FileDoor(LIV)
    door.open_in(window, lambda: window.place, window.go)
    settle()
    assert window.place.page == TODAY
    child.close()
    qtbot.waitUntil(lambda: window.place.page == CASES)


def test_a_file_dropped_outside_a_case_is_shown_and_other_files_are_left_alone(
    workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    window = MainWindow(workspace)
    qtbot.addWidget(window)
    window.show()
    door = FileDoor()
    door.open_in(window, lambda: window.place, window.go)
    picture = tmp_path / "billede.png"
    picture.touch()
    assert not dropped(window, picture)
    assert not dropped(window, tmp_path / "findes ikke.csv")
    assert not dropped(window, LIV, LIV)
    assert dropped(window, LIV)
    (receiving,) = window.findChildren(Receiving)
    qtbot.waitUntil(lambda: not receiving._work.busy() and "Liv" in words_on(receiving), timeout=20_000)
    assert dropped(window, resources() / "examples" / "sagsliste.csv")
    settle()
    assert receiving.isVisible()
    assert window._notice.sentence() == ONE_WAITS, "the first file is not pushed away by the second"
    receiving.leave()
    qtbot.waitUntil(lambda: bool(window.findChildren(TakeInArea)), timeout=20_000)
    (area,) = window.findChildren(TakeInArea)
    qtbot.waitUntil(lambda: area._stack.currentWidget() is not area.start, timeout=20_000)
    assert workspace.ask(list_cases) == []


def dropped(window: MainWindow, *paths: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(each)) for each in paths])
    held = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    over = QDragEnterEvent(QPoint(5, 5), *held)
    over.ignore()
    QApplication.sendEvent(window, over)
    if over.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), *held))
    return over.isAccepted()


@pytest.fixture
def runtime(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A folder with a short name: a socket's place may have 107 signs, and pytest's folders are longer."""
    with tempfile.TemporaryDirectory(prefix="rb-") as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield


@pytest.mark.usefixtures("runtime")
def test_a_second_start_hands_its_file_to_the_window_that_is_open(tmp_path: Path, qtbot: QtBot) -> None:
    one, place = OneWindow(tmp_path / "s.db"), tmp_path / "sæg & <b>.rundbord"
    told: list[Path] = []
    one.given.connect(told.append)
    assert one.is_first()
    with qtbot.waitSignal(one.raised, timeout=1000 * PATIENCE):
        second = subprocess.Popen(
            [sys.executable, "-c", CALLER, str(tmp_path / "s.db"), str(place)], env=surroundings()
        )
    assert told == [place]
    qtbot.waitUntil(lambda: second.poll() == 0, timeout=1000 * PATIENCE)
    one.let_go()


def test_a_file_alone_opens_the_window_and_a_command_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[list[str]] = []
    monkeypatch.setattr("app.window.open_window", lambda words: heard.append(words) or 0)
    monkeypatch.setattr("app.cli.run.run", lambda words: heard.append(["command", *words]) or 0)
    monkeypatch.setattr(front_door, "harden", lambda: None)
    for words in (["/tmp/Pakke.RUNDBORD"], ["--store", "s.db"], ["cases", "--store", "s.json"], ["--help"]):
        monkeypatch.setattr("sys.argv", ["rundbord", *words])
        front_door.main()
    assert heard == [
        ["--file", "/tmp/Pakke.RUNDBORD"], ["--store", "s.db"], ["command", "cases", "--store", "s.json"],
        ["command", "--help"],
    ]  # fmt: skip
