"""A full house: forty people, 120 lines, 60 agreements. How long from a key to what is painted, and from Enter."""

import time
from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.bootstrap import OpenStore
from app.exchange.case_file import read_case_file
from app.paths import resources
from app.services import case_content
from app.services.agreements import add_agreement
from app.services.meetings import add_contribution, add_participant, plan_meeting, start_meeting
from app.services.people import add_to_network
from app.services.ports import Unit, use_case
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.workspace import Workspace

PEOPLE, LINES, AGREEMENTS = 40, 120, 60
FRAME_MS = 16
LINE = "Kasper henter Mathias til træning tirs+tors fra 24/11"
ROUNDS, ENTERS, DRAFT_EVERY = 6, 12, 9


@use_case("meeting.change")
def _fill(unit: Unit, case_id: UUID) -> UUID:
    people = [add_to_network(unit, case_id, name=f"Person{number} Efternavn") for number in range(PEOPLE)]
    meeting = plan_meeting(unit, case_id)
    for each in people:
        add_participant(unit, meeting, each)
    start_meeting(unit, meeting, step="agreements")
    for number in range(LINES):
        kind = ("works", "worry", "hope", "own_words")[number % 4]
        add_contribution(unit, meeting, kind=kind, text=f"Noget, der blev sagt, nummer {number}")
    for number in range(AGREEMENTS):
        text = f"gør noget for nummer {number}, som er til at forstå"
        add_agreement(unit, case_id, text=text, owners=(people[number % PEOPLE],), meeting_id=meeting)
    return meeting


def told(store: OpenStore) -> str:
    """Return one sentence with the figures. Needs a QApplication."""
    workspace = Workspace(store.units, store.drafts, store.units.now, training=True, keeper=store.keeper)
    with store.units.step("Hent sag", "case.import", undoable=False) as unit:
        case_id = case_content.store_content(
            unit, read_case_file(resources() / "examples" / "a-mathias.json"), as_new=True
        )
    made = workspace.do("Fyld", _fill, case_id)
    if made is None:
        raise RuntimeError("the meeting could not be made")
    screen = MeetingScreen(workspace, made.value)
    screen.resize(1440, 900)
    screen.show()
    screen.activateWindow()
    screen.go_to("agreements")
    QApplication.processEvents()
    keys, enters = _typed(screen), _entered(screen)
    screen.close()
    over = sum(each > FRAME_MS for each in keys) / len(keys)
    return (
        f"Meeting with {PEOPLE} people, {LINES} lines, {AGREEMENTS} agreements: key to painted {_spread(keys)}, "
        f"{over:.0%} over a frame of {FRAME_MS} ms; Enter to painted {_spread(enters)}."
    )


def _line(screen: MeetingScreen) -> QLineEdit:
    return screen.centre.writer.line.line


def _typed(screen: MeetingScreen) -> list[float]:
    found = []
    for _ in range(ROUNDS):
        for number, letter in enumerate(LINE):
            found.append(_ms(lambda letter=letter: QTest.keyClicks(_line(screen), letter)))
            if number % DRAFT_EVERY == 0:
                QTest.qWait(350)  # long enough for the draft to be kept in between
        _line(screen).clear()
    return found


def _entered(screen: MeetingScreen) -> list[float]:
    found = []
    for number in range(ENTERS):
        QTest.keyClicks(_line(screen), f"{LINE} {number}")
        found.append(_ms(lambda: QTest.keyClick(_line(screen), Qt.Key.Key_Return)))
    return found


def _ms(act: Callable[[], None]) -> float:
    began = time.perf_counter()
    act()
    QApplication.processEvents()
    return (time.perf_counter() - began) * 1000


def _spread(found: list[float]) -> str:
    rows = sorted(found)
    return f"p50 {rows[len(rows) // 2]:.1f}, p95 {rows[int(len(rows) * 0.95)]:.1f}, most {rows[-1]:.1f} ms"
