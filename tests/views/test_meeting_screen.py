"""The meeting screen by keys alone, on a real store: steps, the one field, agreements, the room, goodbye."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.models.enums_meeting import MeetingStatus
from app.services.meetings import add_contribution, read_meeting
from app.services.records import change_record
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.views.meeting_reading import Open, focus, names_in, write

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def test_f7_goes_through_all_steps_and_stops_at_the_last(open_screen: Open, november: UUID, qtbot: QtBot) -> None:
    screen = open_screen(november)
    seen = [screen.desk.step.id]
    for _ in range(12):
        qtbot.keyClick(screen, Qt.Key.Key_F7)
        seen.append(screen.desk.step.id)
    assert list(dict.fromkeys(seen)) == [step.id for step in screen.desk.type.steps]
    qtbot.keyClick(screen, Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    assert screen.desk.step.id == "next"


def test_every_global_key_turns_the_field_and_enter_saves_and_stays(
    open_screen: Open, november: UUID, qtbot: QtBot
) -> None:
    screen = open_screen(november)
    screen.go_to("why")
    keys = {"O": "own_words", "V": "works", "B": "worry", "P": "parked"}
    for letter, kind in keys.items():
        qtbot.keyClick(screen, Qt.Key[f"Key_{letter}"], ALT)
        write(qtbot, screen, f"ord om {kind}")
        assert screen.centre.writer.kind == kind
        assert focus(screen) is screen.centre.writer.words.line
    said = {each.text: each.kind.value for each in screen.desk.row.contributions}
    assert {f"ord om {kind}": kind for kind in keys.values()}.items() <= said.items()
    assert screen.desk.step.id == "why", "the step stays where it is"


def test_the_same_key_again_goes_back_to_what_the_step_asks_for(
    open_screen: Open, november: UUID, qtbot: QtBot
) -> None:
    screen = open_screen(november)
    screen.go_to("works")
    qtbot.keyClick(screen, Qt.Key.Key_B, ALT)
    qtbot.keyClick(screen, Qt.Key.Key_B, ALT)
    assert screen.centre.writer.kind == "works"


def test_the_childs_words_are_the_childs_and_other_words_have_no_name(
    open_screen: Open, november: UUID, qtbot: QtBot
) -> None:
    screen = open_screen(november)
    screen.go_to("child")
    write(qtbot, screen, "Jeg vil fiske.")
    assert screen.desk.row.contributions[-1].speaker == "Mathias"
    screen.go_to("works")
    write(qtbot, screen, "fiskeri")
    assert screen.desk.row.contributions[-1].speaker == ""


def test_alt_and_a_digit_say_who_speaks_once(open_screen: Open, november: UUID, qtbot: QtBot) -> None:
    screen = open_screen(november)
    screen.go_to("works")
    qtbot.keyClick(screen, Qt.Key.Key_3, ALT)
    write(qtbot, screen, "Han er glad om onsdagen.")
    assert screen.desk.row.contributions[-1].speaker == "Inger"
    write(qtbot, screen, "Og om lørdagen.")
    assert screen.desk.row.contributions[-1].speaker == ""


def test_the_room_shows_agreements_and_first_names_and_escape_turns_back(
    open_screen: Open, november: UUID, qtbot: QtBot
) -> None:
    screen = open_screen(november)
    qtbot.keyClick(screen, Qt.Key.Key_F8)
    assert screen.room.isVisible()
    words = " ".join([each.text() for each in screen.room.findChildren(QLabel)] + names_in(screen.room))
    assert "Kasper henter Mathias til træning" in words
    for secret in ("Kjærgaard", "Østergård", "Torben ringes", "aflyser", "Struer", "mangler svar", "2015"):
        assert secret not in words
    qtbot.keyClick(focus(screen), Qt.Key.Key_Escape)
    assert not screen.room.isVisible()


def test_goodbye_comes_before_what_is_missing_and_the_meeting_closes_anyway(
    open_screen: Open, november: UUID, qtbot: QtBot
) -> None:
    screen = open_screen(november)
    qtbot.keyClick(screen, Qt.Key.Key_Return, CTRL)
    shown = " ".join(each.text() for each in screen.goodbye.findChildren(QLabel) if each.isVisible())
    assert "Tak for i dag" in shown
    assert "mangler" not in shown
    qtbot.keyClick(screen, Qt.Key.Key_Return, CTRL)
    shown = " ".join(each.text() for each in screen.goodbye.findChildren(QLabel) if each.isVisible())
    assert "Aftale 2 mangler svar fra Henning." in shown
    qtbot.keyClicks(screen.goodbye.because.editor, "Henning ringes op i morgen.")
    with qtbot.waitSignal(screen.left):
        qtbot.keyClick(screen, Qt.Key.Key_Return, CTRL)
    assert screen.desk.row.status is MeetingStatus.HELD
    assert screen.desk.row.closed_because == "Henning ringes op i morgen."


def test_what_is_only_for_my_own_screen_is_not_shown_at_the_meeting(
    open_screen: Open, november: UUID, qtbot: QtBot, workspace: Workspace
) -> None:
    assert workspace.do("Sig", add_contribution, november, kind="worry", text="kanariefugl", only_screen=True)
    screen = open_screen(november)
    screen.go_to("worries")
    assert "kanariefugl" not in " ".join(each.text() for each in screen.findChildren(QLabel))


def test_a_long_name_and_markup_are_plain_text(open_screen: Open, november: UUID, workspace: Workspace) -> None:
    person = workspace.ask(read_meeting, november).participants[1]
    name = "<b>Lone</b>&amp;" + "x" * 3000
    assert workspace.do("Ret", change_record, "person", person.person_id, {"called": name})
    screen = open_screen(november)
    for step in screen.desk.type.steps:
        screen.go_to(step.id)
    assert screen.width() == 1280
    assert name in " ".join(each.text() for each in screen.findChildren(QLabel)), "shown as it was written"


@pytest.mark.long
@pytest.mark.parametrize("step", ["welcome", "works", "scales", "agreements", "read_aloud", "next"])
def test_every_control_has_a_danish_name_of_its_own(open_screen: Open, november: UUID, step: str) -> None:
    screen = open_screen(november)
    screen.go_to(step)
    names = names_in(screen)
    assert all(names), "no control is without a name"
    assert len(set(names)) == len(names), sorted(name for name in names if names.count(name) > 1)
    assert not [name for name in names if name.startswith("Q")]


@pytest.mark.long
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_nothing_is_wider_than_the_smallest_screen(
    open_screen: Open, november: UUID, qapp: QApplication, scale: float
) -> None:
    screen = open_screen(november)
    screen.close()
    apply_theme(qapp, Theme("light", scale))
    screen = open_screen(november)
    for step in ("works", "agreements"):
        screen.go_to(step)
        qapp.processEvents()
        assert screen.width() == 1280
        writer = screen.centre.writer
        for each in (writer.agreement.owners, writer.agreement.states, writer.words.line):
            if each.isVisible():
                assert each.mapTo(writer, each.rect().bottomRight()).x() <= writer.width()
        assert writer.mapTo(screen.centre, writer.rect().bottomRight()).x() <= screen.centre.width()
    apply_theme(qapp, Theme())
