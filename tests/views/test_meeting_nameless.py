"""What a meeting's screen names: nothing where it must stay nameless, letters where the family is not named."""

from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.services.agreement_proposals import write_agreement
from app.services.hard_stops import NEUTRAL_TITLE
from app.services.meetings import add_contribution, add_participant, plan_meeting
from app.services.people import list_people
from app.services.records import add_record
from app.views.case.family_part import FamilyPart
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.views.meeting_reading import Open

FAMILY = ("Mathias", "Lone", "Inger", "Henning")


def all_words(screen: QWidget) -> str:
    """Everything a screen shows or reads aloud, on every page of it."""
    parts = [screen, *screen.findChildren(QWidget)]
    return "\n".join(
        [*(each.accessibleName() for each in parts), *(each.text() for each in screen.findChildren(QLabel))]
    )


def test_a_meeting_without_the_parent_who_is_suspected_tells_neither_kind_nor_child(
    open_screen: Open, workspace: Workspace, november: UUID, mathias_case: UUID
) -> None:
    asked = {each.person_id for each in open_screen(november).desk.row.participants}
    against = next(each.id for each in workspace.ask(list_people, mathias_case) if each.id not in asked and each.name)
    values: dict[str, object] = {"kind": "abuse", "against_id": str(against)}
    assert workspace.do("Stop", add_record, mathias_case, "hard_stop", values)
    screen = open_screen(november)
    assert screen.accessibleName() == NEUTRAL_TITLE
    title = screen.top._title
    assert (title.text(), title.accessibleName()) == (NEUTRAL_TITLE, NEUTRAL_TITLE)
    assert screen.desk.type.name not in "\n".join(each.accessibleName() for each in screen.top.findChildren(QWidget))


@pytest.fixture
def sparring(workspace: Workspace, mathias_case: UUID, qtbot: QtBot, qapp: QApplication) -> MeetingScreen:
    apply_theme(qapp, Theme())
    people = {each.name.split()[0]: each.id for each in workspace.ask(list_people, mathias_case) if each.name}
    made = workspace.do("Planlæg", plan_meeting, mathias_case, people=(), type_id="colleague_sparring")
    assert made
    sides = {"Mathias": "child", "Lone": "private", "Birgitte": "general"}
    for name, side in sides.items():
        assert workspace.do("Spørg", add_participant, made.value, people[name], side=side)
    screen = MeetingScreen(workspace, made.value, FamilyPart)
    qtbot.addWidget(screen)
    screen.resize(1280, 720)
    screen.show()
    screen.end()
    said = workspace.do("Skriv", add_contribution, made.value, kind="works", text="fodbold", speaker_id=people["Lone"])
    assert said
    for words in ("Lone og Birgitte ringer sammen hver fredag", "Henning henter hver mandag"):
        assert workspace.do("Aftal", write_agreement, made.value, words)
    return screen


def test_where_professionals_think_alone_the_family_is_letters(sparring: MeetingScreen) -> None:
    for step in sparring.desk.type.steps:
        sparring.go_to(step.id)
        shown = all_words(sparring.work)
        assert not [name for name in FAMILY if name in shown], step.id
    assert "Birgitte" in all_words(sparring.work), "those who are at work keep their names"
    assert "L. og Birgitte" in [each.doers for each in sparring.desk.agreements]


def test_the_drawing_stays_put_where_the_family_is_letters(sparring: MeetingScreen) -> None:
    sparring.turn_to_family()
    sparring.family.show_drawing()
    shown = all_words(sparring.family)
    assert sparring.family.isVisible()
    assert not sparring.family.draw.isVisible()
    assert not [name for name in FAMILY if name in shown]
