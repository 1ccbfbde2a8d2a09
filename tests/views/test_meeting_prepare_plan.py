"""Planning a meeting by keyboard: the fields, finding people, what is said beside them, drafts, and the time."""

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.models.enums_meeting import Side
from app.services.meeting_list import list_lines
from app.services.meeting_plan import MeetingPlan, plan_whole
from app.services.meeting_preparation import read_preparation
from app.services.people import list_people
from app.services.stop_decisions import note_stop
from app.views.case.meetings import MeetingsTab
from app.views.meeting.plan_form import PlanMeeting
from app.views.theme import Theme, apply_theme
from app.views.widgets.editors import ChoiceEditor
from app.views.workspace import Workspace
from app.wording import word
from tests.views.case_reading import open_case, settle, words_on
from tests.views.shell_reading import names_of_controls

Key, Alt, Ctrl = Qt.Key, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
KEYS_A_SECOND, SECONDS_A_FIELD = 5, 0.5


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    apply_theme(qapp, Theme())


class Typist:
    """Somebody at the keyboard who counts every key and every field gone to."""

    def __init__(self, page: QWidget, qtbot: QtBot) -> None:
        self._page, self._qtbot = page, qtbot
        self.keys = self.fields = 0

    @property
    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self._page

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.keys += 1
        self.fields += key in (Key.Key_Tab, Key.Key_Return)
        self._qtbot.keyClick(self.focus, key, modifier)
        settle()

    def type(self, text: str) -> None:
        self.keys += len(text)
        self._qtbot.keyClicks(self.focus, text)
        settle()

    @property
    def seconds(self) -> float:
        return self.keys / KEYS_A_SECOND + self.fields * SECONDS_A_FIELD


@pytest.fixture
def form(workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> Callable[[], PlanMeeting]:
    """Open the form of story A, again each time."""

    def opened() -> PlanMeeting:
        page = open_case(workspace, mathias_case, qtbot, "meetings")
        tab = page.tab("meetings")
        assert isinstance(tab, MeetingsTab)
        tab.begin_plan()
        settle()
        return tab.form

    return opened


def ticked(form: PlanMeeting) -> list[str]:
    names = {each.person_id: each.called for each in form.picker._people}
    return [names[each] for each in form.picker.people()]


def test_a_meeting_of_eight_is_planned_in_under_two_minutes_by_keys(
    workspace: Workspace, form: Callable[[], PlanMeeting], mathias_case: UUID, qtbot: QtBot
) -> None:
    made: list[UUID] = []
    plan = form()
    plan.planned.connect(made.append)
    hands = Typist(plan, qtbot)
    hands.type("Hvordan kan det blive lettere for Mathias at komme i skole?")
    for text in ("onsdag den 2. december", "15", "1½ time", "biblioteket på Skovbakkeskolen"):
        hands.press(Key.Key_Tab)
        hands.type(text)
    hands.press(Key.Key_Tab)
    for letters in ("ing", "kas", "birg", "jens", "cam"):
        hands.type(letters)
        hands.press(Key.Key_Return)
    hands.type("Yrsa Holm, tante")
    hands.press(Key.Key_Return)
    hands.press(Key.Key_S, Ctrl)
    qtbot.waitUntil(lambda: len(made) == 1)
    prepared = workspace.ask(read_preparation, made[0])
    assert [each.called for each in prepared.guests] == [
        "Mathias", "Lone", "Torben", "Inger", "Kasper", "Birgitte", "Jens-Ole", "Camilla", "Sanne", "Yrsa",
    ]  # fmt: skip
    line = workspace.ask(list_lines, mathias_case)[0]
    assert line.when == "onsdag den 2. december 2026 kl. 15"
    assert hands.seconds < 120, f"{hands.keys} keys, {hands.fields} fields"


def test_one_key_brings_those_who_came_last_time(form: Callable[[], PlanMeeting], qtbot: QtBot) -> None:
    plan = form()
    assert ticked(plan) == ["Mathias", "Lone", "Torben", "Sanne"]
    qtbot.keyClick(plan.picker.line.editor, Key.Key_S, Alt)
    came = {"Inger", "Kasper", "Birgitte", "Jens-Ole", "Camilla", "Torben"}
    qtbot.waitUntil(lambda: came <= set(ticked(plan)))


def test_enter_twice_makes_one_meeting(
    workspace: Workspace, form: Callable[[], PlanMeeting], mathias_case: UUID, qtbot: QtBot
) -> None:
    before = len(workspace.ask(list_lines, mathias_case))
    plan = form()
    plan.make_button.setFocus()
    qtbot.keyClick(plan.make_button, Key.Key_Return)
    qtbot.keyClick(plan.make_button, Key.Key_Return)
    plan.make()
    assert len(workspace.ask(list_lines, mathias_case)) == before + 1


def test_a_day_that_is_none_is_said_beside_its_field_and_makes_no_meeting(
    workspace: Workspace, form: Callable[[], PlanMeeting], mathias_case: UUID, qtbot: QtBot
) -> None:
    before = len(workspace.ask(list_lines, mathias_case))
    plan = form()
    for name, text in (("held_on", "31/2"), ("starts_at", "25"), ("ends_at", "længe")):
        qtbot.keyClicks(plan.fields[name].editor, text)
        assert plan.fields[name].error(), name
    plan.make()
    assert len(workspace.ask(list_lines, mathias_case)) == before
    assert plan.fields["held_on"].editor.hasFocus()
    assert not plan.isHidden()


def test_the_day_and_the_company_are_told_beside_the_fields(
    workspace: Workspace, form: Callable[[], PlanMeeting], mathias_case: UUID, qtbot: QtBot
) -> None:
    busy = MeetingPlan(held_on="3. december", starts_at="14", ends_at="16")
    assert workspace.do("Andet", plan_whole, mathias_case, busy)
    torben = next(each.id for each in workspace.ask(list_people, mathias_case) if each.called == "Torben")
    assert workspace.do("Stop", note_stop, mathias_case, kind="abuse", against_id=torben)
    plan = form()
    assert "Torben" not in ticked(plan)
    qtbot.keyClicks(plan.fields["held_on"].editor, "3. december")
    qtbot.keyClicks(plan.fields["starts_at"].editor, "15")
    plan.picker.tick(torben)
    qtbot.waitUntil(lambda: len(plan.notes.sentences()) == 2, timeout=3000)
    told = plan.notes.sentences()
    assert told[0] == "Der er også et møde i sagen den dag kl. 14–16."
    assert "Torben" not in " ".join(told)


def test_what_is_half_typed_is_there_again(store: OpenStore, form: Callable[[], PlanMeeting], qtbot: QtBot) -> None:
    plan = form()
    qtbot.keyClicks(plan.fields["purpose"].editor, "Hvad hjæl")
    qtbot.keyClicks(plan.fields["held_on"].editor, "31/2")
    for letters in ("kas", "Yrsa Holm, tante"):
        qtbot.keyClicks(plan.picker.line.editor, letters)
        qtbot.keyClick(plan.picker.line.editor, Key.Key_Return)
    qtbot.keyClicks(plan.picker.line.editor, "Bir")
    for field in (*plan.fields.values(), plan.picker.line.field):
        field.flush_draft()
    store.drafts.flush()
    again = form()
    assert again.fields["purpose"].text() == "Hvad hjæl"
    assert again.fields["held_on"].text() == "31/2"
    assert "Kasper" in ticked(again)
    assert again.picker.newcomers() == (("Yrsa Holm", "tante"),)
    assert again.picker.line.text() == "Bir"


def test_a_name_left_in_the_line_comes_along(
    workspace: Workspace, form: Callable[[], PlanMeeting], qtbot: QtBot
) -> None:
    made: list[UUID] = []
    plan = form()
    plan.planned.connect(made.append)
    qtbot.keyClicks(plan.picker.line.editor, "kasper")
    plan.make()
    guests = workspace.ask(read_preparation, made[0]).guests
    assert "Kasper" in {each.called for each in guests}


def test_a_meeting_among_professionals_has_no_family_on_it(form: Callable[[], PlanMeeting]) -> None:
    plan = form()
    plan.kind.set_text("colleague_sparring")
    plan._on_kind()
    sides = {each.side for each in plan.picker._people if each.person_id in plan.picker.people()}
    assert sides == {Side.AUTHORITY}


def test_the_unusual_kinds_come_when_they_are_asked_for(form: Callable[[], PlanMeeting]) -> None:
    plan = form()
    editor = plan.kind.field.editor
    assert isinstance(editor, ChoiceEditor)
    shown = [editor.itemText(place) for place in range(editor.count())]
    assert shown == ["Inddragende netværksmøde", "Opfølgningsmøde", "Flere slags møder …"]
    plan.kind._on_chosen("more")
    assert editor.count() == 8
    assert plan.kind.text() == "network_meeting"


def test_a_purpose_that_asks_nothing_gets_a_quiet_word(form: Callable[[], PlanMeeting], qtbot: QtBot) -> None:
    purpose = form().fields["purpose"]
    qtbot.keyClicks(purpose.editor, "Fraværet skal ned i en fart")
    assert "spørgsmål" in purpose.editor.accessibleDescription()
    assert purpose.error() == ""
    qtbot.keyClicks(purpose.editor, "?")
    assert purpose.editor.accessibleDescription() == ""


def test_every_control_of_the_form_has_its_own_danish_name(form: Callable[[], PlanMeeting]) -> None:
    names = names_of_controls(form())
    assert all(names)
    assert len(names) == len(set(names))


def test_who_is_new_is_said_to_be_there_and_sits_where_the_role_says(
    form: Callable[[], PlanMeeting], qtbot: QtBot
) -> None:
    plan = form()
    plan.picker.line.editor.setText("klasselærer Mette Juul")
    qtbot.keyClick(plan.picker.line.editor, Key.Key_Return)
    newcomer = ("Mette Juul", "klasselærer")
    assert plan.picker.newcomers() == (newcomer,)
    assert "Mette Juul, klasselærer er på listen" in words_on(plan.picker.line)
    group = plan.picker._boxes[newcomer].parentWidget()
    assert group is not None
    assert word(Side.GENERAL).capitalize() in words_on(group)


def test_nobody_new_is_taken_off_by_the_tick(form: Callable[[], PlanMeeting]) -> None:
    plan = form()
    plan.picker.add_newcomer("Yrsa", "tante")
    plan.picker.add_newcomer("Yrsa", "tante")
    assert plan.picker.newcomers() == (("Yrsa", "tante"),)
    plan.picker._boxes["Yrsa", "tante"].setChecked(False)
    assert plan.picker.newcomers() == ()
