"""A large meeting stays quick: forty people, a hundred and twenty lines, sixty agreements."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.services.agreements import add_agreement, change_agreement
from app.services.meetings import add_contribution, add_participant
from app.services.people import add_to_network
from app.services.ports import Unit, use_case
from app.views.meeting.agreement_item import AgreementItem
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.ready_stores import ReadyStores, case_of
from tests.views.meeting_reading import running_meeting, show_meeting
from tests.views.meeting_writing import alt, type_line

PEOPLE, LINES, AGREEMENTS = 40, 120, 60
FRAME_MS = 16
LINE = "Kasper henter Mathias til træning tirs+tors fra 24/11 "


@use_case("meeting.change")
def fill(unit: Unit, case_id: UUID, meeting_id: UUID) -> None:
    """Put in what a full house says."""
    people = [add_to_network(unit, case_id, name=f"Person{number} Efternavn") for number in range(PEOPLE)]
    for each in people[: PEOPLE - 11]:
        add_participant(unit, meeting_id, each)
    for number in range(LINES):
        kind = ("works", "worry", "hope", "own_words")[number % 4]
        add_contribution(unit, meeting_id, kind=kind, text=f"Noget blev sagt nummer {number}")
    for number in range(AGREEMENTS - 8):
        add_agreement(
            unit, case_id, text=f"gør noget for nummer {number}, som er til at forstå", owners=(people[number % 20],),
            meeting_id=meeting_id, state="proposal" if number % 10 == 0 else "agreed",
        )  # fmt: skip


def full_house(opened: OpenStore) -> UUID:
    workspace = Workspace(opened.units, opened.drafts, opened.units.now, training=False, keeper=opened.keeper)
    case_id = case_of(opened, "2026-014")
    meeting = running_meeting(workspace, case_id)
    assert workspace.do("Fyld", fill, case_id, meeting)
    return meeting


@pytest.fixture
def filled(tmp_path: Path, ready_stores: ReadyStores, qapp: QApplication) -> Iterator[tuple[OpenStore, UUID]]:
    with ready_stores.opened(tmp_path, full_house, "mathias_case") as given:
        yield given


@pytest.fixture
def store(filled: tuple[OpenStore, UUID]) -> OpenStore:
    return filled[0]


@pytest.fixture
def screen(workspace: Workspace, filled: tuple[OpenStore, UUID], qtbot: QtBot, qapp: QApplication) -> MeetingScreen:
    apply_theme(qapp, Theme())
    meeting = filled[1]
    made = show_meeting(workspace, meeting, qtbot)
    assert len(made.desk.agreements) == AGREEMENTS
    return made


def items(screen: MeetingScreen) -> dict[UUID, AgreementItem]:
    return dict(screen.agreements._items)


def test_a_change_of_one_agreement_leaves_the_other_rows_the_widgets_they_are(screen: MeetingScreen) -> None:
    before, changed = items(screen), screen.desk.agreements[30].id
    bar = screen.agreements._list.verticalScrollBar()
    bar.setValue(500)
    assert screen.desk.do("Ret", change_agreement, changed, text="gør noget helt andet")
    QApplication.processEvents()
    assert items(screen) == before
    assert "noget helt andet" in before[changed].accessibleName()
    assert bar.value() == 500, "the list stays where it stands"


def test_a_new_agreement_is_brought_in_sight_and_makes_one_row(screen: MeetingScreen, qtbot: QtBot) -> None:
    before = items(screen)
    alt(qtbot, screen, "A")
    type_line(qtbot, screen, LINE)
    QApplication.processEvents()
    new = {key: item for key, item in items(screen).items() if key not in before}
    assert len(new) == 1
    assert before.items() <= items(screen).items()
    assert not next(iter(new.values())).visibleRegion().isEmpty()


def test_forty_people_take_no_more_room_than_a_table_full(screen: MeetingScreen) -> None:
    screen.go_to("works")
    chips = screen.centre.writer.words.speakers
    seen = [chip for chip in chips._chips.values() if not chip.isHidden()]
    assert len(seen) <= 10
    chips._more.click()
    assert all(not chip.isHidden() for chip in chips._chips.values())


@pytest.mark.long
@pytest.mark.parametrize(("step", "key"), [("works", ""), ("agreements", ""), ("read_aloud", ""), ("scales", "A")])
def test_a_key_is_on_the_screen_within_one_frame(
    screen: MeetingScreen, qtbot: QtBot, step: str, key: str, record_property: Callable[[str, object], None]
) -> None:
    screen.go_to(step)
    if key:
        alt(qtbot, screen, key)
    screen.centre.write_on()
    QApplication.processEvents()
    field = screen.window().focusWidget()
    assert field is not None
    taken = sorted(_milliseconds(lambda letter=letter: qtbot.keyClicks(field, letter)) for letter in LINE * 3)
    middle, late = taken[len(taken) // 2], taken[int(len(taken) * 0.95)]
    record_property("p50", middle)
    record_property("p95", late)
    assert late < FRAME_MS, f"p50 {middle:.1f} ms, p95 {late:.1f} ms"


def _milliseconds(act: Callable[[], None]) -> float:
    """How long until what a key did has been painted; the time of this thread alone, whatever else the machine does."""
    begun = time.thread_time()
    act()
    QApplication.processEvents()
    return (time.thread_time() - begun) * 1000


def test_the_same_row_is_not_made_again_for_a_key(screen: MeetingScreen, qtbot: QtBot) -> None:
    screen.go_to("works")
    before = {key: line for key, (_, line) in screen.centre.said._lines.items()}
    qtbot.keyClicks(screen.centre.writer.words.line, "noget")
    qtbot.keyClick(screen.centre.writer.words.line, Qt.Key.Key_Return)
    after = {key: line for key, (_, line) in screen.centre.said._lines.items()}
    assert before.items() <= after.items()
    assert len(after) == len(before) + 1
