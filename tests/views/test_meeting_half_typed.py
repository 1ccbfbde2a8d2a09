"""Half typed in any field of a meeting: there again in a new program, dropped as a step, kept when refused."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore, open_store
from app.models.enums_meeting import AgreementState
from app.services.meetings import add_contribution, change_contribution, list_meetings, set_attendance
from app.services.records import change_record
from app.store.key_cost import Argon2Cost
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.meeting.said_correction import SaidCorrection
from app.views.widgets.buttons import IconButton
from app.views.widgets.pace import TypingPace
from app.views.workspace import Workspace
from tests.ready_stores import ReadyStores, case_of, copy_store, open_ready
from tests.shipped import PASSPHRASE, TODAY
from tests.views.meeting_reading import show_meeting

Find = Callable[[MeetingScreen], QLineEdit]
LINES = {"own_words": "Jeg vil gerne spille kamp", "works": "onsdage med mormor"}


def workspace_on(opened: OpenStore) -> Workspace:
    return Workspace(opened.units, opened.drafts, opened.units.now, training=False, keeper=opened.keeper)


@pytest.fixture
def path(tmp_path: Path, qapp: object) -> Path:
    return tmp_path / "møde.db"


def in_words(opened: OpenStore, day: str) -> UUID:
    """Begin a meeting with everybody there and something said."""
    workspace = workspace_on(opened)
    rows = workspace.ask(list_meetings, case_of(opened, "2026-014"))
    meeting = next(row for row in rows if row.held_on == day)
    values: dict[str, object] = {"status": "running", "told_child_when": "", "not_repeated": ""}
    assert workspace.do("Åbn", change_record, "meeting", meeting.id, values)
    for each in meeting.participants:
        assert workspace.do("Her", set_attendance, each.id, attendance="present")
    for kind, text in LINES.items():
        assert workspace.do("Skriv", add_contribution, meeting.id, kind=kind, text=text)
    return meeting.id


IN_WORDS = {day: partial(in_words, day=day) for day in ("2026-11-18", "2027-01-06")}
Begun = Callable[[str], tuple[OpenStore, UUID]]


@pytest.fixture
def begun(path: Path, ready_stores: ReadyStores) -> Begun:
    """Opens a store in which the meeting of a day has begun; the test closes it."""

    def opened(day: str) -> tuple[OpenStore, UUID]:
        ready, meeting = ready_stores.after(IN_WORDS[day], ("mathias_case",))
        return open_ready(copy_store(ready, path)), meeting

    return opened


def screen_on(opened: OpenStore, meeting: UUID, qtbot: QtBot) -> MeetingScreen:
    screen = MeetingScreen(workspace_on(opened), meeting)
    qtbot.addWidget(screen)
    screen.show()
    return screen


def line(field: object) -> QLineEdit:
    assert isinstance(field, QLineEdit)
    return field


def pencil(screen: MeetingScreen) -> QLineEdit:
    """The line where »onsdage med mormor« is written better, opened with its pencil when it is not open yet."""
    if not screen.centre.said.findChildren(SaidCorrection):
        name = f"Ret: {LINES['works']}"
        next(each for each in screen.centre.said.findChildren(IconButton) if each.accessibleName() == name).click()
    return line(screen.centre.said.findChildren(SaidCorrection)[0].editor)


def form(name: str) -> Find:
    def found(screen: MeetingScreen) -> QLineEdit:
        writer = screen.centre.writer
        if not writer.agreements.is_by_form():
            writer.line.form_wanted.emit()
            if name == "decides":
                writer.agreement.states.set_value(AgreementState.TO_BE_DECIDED.value)
                writer.agreement.on_changed()
        return line(getattr(writer.agreement, name))

    return found


FIELDS: dict[str, tuple[str, Find]] = {
    "when the child is told": ("child_leaves", lambda screen: line(screen.centre.leaving.when.editor)),
    "what is not told": ("child_leaves", lambda screen: line(screen.centre.leaving.not_repeated.editor)),
    "how it is for a child": ("safety", lambda screen: line(next(iter(screen.centre.safety._fields.values())).editor)),
    "a question from 0 to 10": ("scales", lambda screen: line(screen.centre.scales.question.editor)),
    "what was said": ("works", pencil),
    "another owner": ("agreements", form("other")),
    "what is agreed": ("agreements", form("what")),
    "who decides": ("agreements", form("decides")),
}


def halfway(opened: OpenStore, screen: MeetingScreen) -> None:
    """Let the pause after the last key go by."""
    for pace in screen.findChildren(TypingPace):
        pace.flush()
    opened.drafts.flush()


@pytest.mark.long
@pytest.mark.parametrize("name", FIELDS)
def test_it_is_there_again_when_the_machine_died(name: str, begun: Begun, path: Path, qtbot: QtBot) -> None:
    opened, meeting = begun("2026-11-18")
    step, find = FIELDS[name]
    screen = screen_on(opened, meeting, qtbot)
    screen.go_to(step)
    find(screen).setFocus()
    find(screen).clear()
    qtbot.keyClicks(find(screen), "halvt skrevet")
    halfway(opened, screen)
    opened.vault.close()  # nothing more is written, as when the power goes

    again = open_store(path, PASSPHRASE, floor=Argon2Cost(8, 1, 1), now=lambda: TODAY)
    restored = screen_on(again, meeting, qtbot)
    assert restored.desk.step.id == step
    assert find(restored).text() == "halvt skrevet"
    assert find(restored).isVisible()
    again.close()


@pytest.mark.long
@pytest.mark.parametrize("name", ["when the child is told", "what is not told", "how it is for a child",
                                  "a question from 0 to 10", "what was said", "what is agreed"])  # fmt: skip
def test_it_is_dropped_when_it_became_a_step(name: str, begun: Begun, qtbot: QtBot) -> None:
    opened, meeting = begun("2026-11-18")
    step, find = FIELDS[name]
    screen = screen_on(opened, meeting, qtbot)
    screen.go_to(step)
    qtbot.keyClicks(find(screen), "skrevet færdigt")
    halfway(opened, screen)
    assert any("skrevet færdigt" in text for text in opened.drafts.kept().values()), "or this shows nothing"
    qtbot.keyClick(find(screen), Qt.Key.Key_Return)
    halfway(opened, screen)
    assert opened.drafts.kept() == {}
    opened.close()


def test_words_about_an_agreement_of_last_time_are_there_again(begun: Begun, qtbot: QtBot) -> None:
    opened, meeting = begun("2027-01-06")
    screen = screen_on(opened, meeting, qtbot)
    screen.go_to("since")
    page = screen.centre.review
    next(iter(page._rows.values())).chips.press(2)
    first = next(iter(page._notes.values()))
    qtbot.keyClicks(first.editor, "Bussen kom")
    halfway(opened, screen)
    again = screen_on(opened, meeting, qtbot).centre.review
    assert [each.text() for each in again._notes.values()][0] == "Bussen kom"
    assert not next(iter(again._notes.values())).isHidden()
    opened.close()


def test_a_covered_number_comes_back_covered(begun: Begun, qtbot: QtBot) -> None:
    opened, meeting = begun("2026-11-18")
    screen = screen_on(opened, meeting, qtbot)
    screen.go_to("scales")
    person, field = next(iter(next(iter(screen.centre.scales._cards.values()))._fields.items()))
    field.editor.set_value("")
    qtbot.keyClicks(field.editor, "10")
    halfway(opened, screen)
    restored = next(iter(screen_on(opened, meeting, qtbot).centre.scales._cards.values()))._fields[person]
    assert restored.text() == "10"
    assert line(restored.editor).displayText() != "10"
    opened.close()


def test_a_correction_that_is_refused_stays_in_its_line_with_the_sentence(begun: Begun, qtbot: QtBot) -> None:
    opened, meeting = begun("2026-11-18")
    screen = screen_on(opened, meeting, qtbot)
    screen.go_to("works")
    qtbot.keyClicks(pencil(screen), " og mor")
    row = next(each for each in screen.desk.row.contributions if each.text == LINES["works"])
    assert workspace_on(opened).do("Tag væk", change_contribution, row.id, text=""), "behind the screen"
    qtbot.keyClick(pencil(screen), Qt.Key.Key_Return)
    editor = screen.centre.said.findChildren(SaidCorrection)[0]
    assert editor.error()
    assert editor.text() == "onsdage med mormor og mor"
    qtbot.keyClick(editor.editor, Qt.Key.Key_Escape)
    assert editor.isHidden(), "Esc gives it up"
    halfway(opened, screen)
    assert opened.drafts.kept() == {}
    opened.close()


def test_words_that_go_on_as_an_agreement_are_never_in_neither_place(begun: Begun, qtbot: QtBot) -> None:
    opened, meeting = begun("2026-11-18")
    screen = screen_on(opened, meeting, qtbot)
    screen.write("works")
    qtbot.keyClicks(screen.centre.writer.words.line, "Lone bager hver fredag")
    halfway(opened, screen)
    screen.write("agreement")
    opened.drafts.flush()  # at once, before any pause after a key
    assert [key.rpartition(":")[2] for key, text in opened.drafts.kept().items() if "bager" in text] == ["one_line"]
    screen.centre.writer.line.form_wanted.emit()
    opened.drafts.flush()
    assert [key.rpartition(":")[2] for key, text in opened.drafts.kept().items() if "bager" in text] == ["agreement"]
    again = screen_on(opened, meeting, qtbot).centre.writer
    assert (again.words.line.text(), again.line.line.text(), again.agreement.what.text()) == ("", "", "bager")
    opened.close()


def test_a_line_corrected_elsewhere_forgets_the_same_words_half_typed(begun: Begun, qtbot: QtBot) -> None:
    opened, meeting = begun("2026-11-18")
    screen = screen_on(opened, meeting, qtbot)
    screen.go_to("child_leaves")
    qtbot.keyClicks(screen.centre.leaving.when.editor, "i bilen")
    halfway(opened, screen)
    assert workspace_on(opened).do("Ret", change_record, "meeting", meeting, {"told_child_when": "i bilen"})
    again = screen_on(opened, meeting, qtbot)
    assert again.centre.leaving.when.text() == "i bilen"
    assert not [key for key in opened.drafts.kept() if ":leaving:" in key]
    opened.close()


def test_a_correction_under_way_is_kept_when_the_field_is_turned(begun: Begun, qtbot: QtBot) -> None:
    opened, meeting = begun("2026-11-18")
    screen = show_meeting(workspace_on(opened), meeting, qtbot)
    screen.go_to("works")
    pencil(screen).setFocus()
    qtbot.keyClicks(pencil(screen), " og mor")
    screen.write("worry")
    assert "onsdage med mormor og mor" in [each.text for each in screen.desk.row.contributions]
    assert not [each for each in screen.centre.said.findChildren(SaidCorrection) if each.isVisible()]
    opened.close()
