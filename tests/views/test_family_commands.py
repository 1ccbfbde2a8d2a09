"""Every command of the family does what it says, from the drawing, the tree and the list alike."""

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.genogram.family import Family
from app.models.enums_people import Gender, PersonKind
from app.services.family import family_of_case
from app.services.people import PersonRow, list_people
from app.services.records import list_records
from app.views.case.family_part import FamilyPart
from app.views.case.family_shown import Mode
from app.views.workspace import Workspace
from tests.views.case_reading import settle, words_on

Key = Qt.Key
Ask = Callable[[str], PersonRow]


@pytest.fixture
def who(workspace: Workspace, mathias_case: UUID) -> Ask:
    def found(name: str) -> PersonRow:
        rows = workspace.ask(list_people, mathias_case, with_losses=True)
        (row,) = [each for each in rows if each.name.startswith(name)]
        return row

    return found


def focus() -> QWidget:
    settle()
    here = QApplication.focusWidget()
    assert here is not None
    return here


def press(*keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(focus(), key)
        settle()


def type_in(text: str, end: Qt.Key = Key.Key_Return) -> None:
    here = focus()
    assert isinstance(here, QLineEdit), here
    QTest.keyClicks(here, text)
    QTest.keyClick(here, end)
    settle()


def family(workspace: Workspace, case_id: UUID) -> Family:
    return workspace.ask(family_of_case, case_id)


@pytest.mark.long
@pytest.mark.parametrize("mode", ["drawing", "tree", "list"])
def test_a_child_is_added_in_every_look(part: FamilyPart, who: Ask, mode: Mode, workspace: Workspace) -> None:
    part.show_mode(mode)
    part.select(who("Inger").id)
    press(Key.Key_B)
    type_in("Bo Kjærgaard 1990 m")
    bo = who("Bo")
    assert (bo.born, bo.gender) == ("1990", Gender.MAN)
    assert part.now.shown.person == str(bo.id)
    assert focus() is part.looks.look
    assert workspace.undo_stack.undoText() == "Tilføj barn"


def test_unknown_people_are_as_quick_as_known_ones(part: FamilyPart, workspace: Workspace, mathias_case: UUID) -> None:
    before = len(family(workspace, mathias_case).persons)
    press(Key.Key_S)
    type_in("?", Key.Key_Tab)
    type_in("", Key.Key_Return)  # nothing more to add: the line closes
    press(Key.Key_S)
    type_in("")
    assert len(family(workspace, mathias_case).persons) == before + 2


def test_parents_that_are_there_make_it_ask_for_the_kind(
    part: FamilyPart, who: Ask, workspace: Workspace, mathias_case: UUID
) -> None:
    press(Key.Key_F)
    assert part.ask.isVisible()
    press(Key.Key_1)
    type_in("Anne Toft 1970", Key.Key_Tab)
    type_in("Svend Toft 1968")
    links = family(workspace, mathias_case).links
    kinds = {link.kind for link in links if link.child == str(who("Mathias").id)}
    assert kinds == {"biological", "foster"}


def test_a_single_mother_gets_the_father_that_is_named(
    part: FamilyPart, who: Ask, workspace: Workspace, mathias_case: UUID
) -> None:
    part.select(who("Torben").id)
    press(Key.Key_F)
    assert focus().accessibleName() == "Far til Torben"
    type_in("")
    assert part.new_person.isVisible()  # he cannot be more unknown than he is
    type_in("Kaj Østergård 1950-2010")
    kaj = who("Kaj")
    assert kaj.deceased
    assert part.now.shown.person == str(kaj.id), "who was added is chosen, not who was there"
    own = [each for each in family(workspace, mathias_case).unions if str(kaj.id) in each.partners]
    assert [set(each.partners) for each in own] == [{str(kaj.id), str(who("Ruth").id)}]


def test_a_mother_named_with_enter_stays_when_nobody_says_who_the_father_is(part: FamilyPart, who: Ask) -> None:
    part.select(who("Henning").id)
    press(Key.Key_F)
    type_in("Grethe Lund 1948")
    press(Key.Key_Escape)
    assert part.now.shown.person == str(who("Grethe").id)
    press(Key.Key_F)
    type_in("-")
    press(Key.Key_Escape)
    assert part.now.own_parents(str(who("Grethe").id)) is None, "nobody was named"


def test_a_pair_is_asked_for_by_number_and_remembered(
    part: FamilyPart, who: Ask, workspace: Workspace, mathias_case: UUID
) -> None:
    part.select(who("Lone").id)
    press(Key.Key_V)
    press(Key.Key_2)
    type_in("termin 3. maj 2027")
    unborn = [each for each in workspace.ask(list_people, mathias_case) if each.kind is PersonKind.UNBORN]
    assert len(unborn) == 1
    part.select(who("Lone").id)
    press(Key.Key_A)  # the same pair again, so only the kind is asked for
    press(Key.Key_1)
    type_in("2020")
    now = family(workspace, mathias_case)
    minh = str(who("Minh").id)
    (shared,) = [each.id for each in now.unions if minh in each.partners]
    lost = [each.id for each in now.persons if each.kind == "miscarriage"]
    assert {link.union for link in now.links if link.child in {*lost, str(unborn[0].id)}} == {shared}


def test_what_happened_in_a_pair_is_written_as_it_is_said(
    part: FamilyPart, who: Ask, workspace: Workspace, mathias_case: UUID
) -> None:
    part.select(who("Inger").id)
    press(Key.Key_G)
    type_in("hvad som helst")
    assert part.answer.isVisible()
    line = focus()
    assert isinstance(line, QLineEdit)
    line.clear()
    type_in("gift 1980, enke 2023")
    pairs = workspace.ask(list_records, mathias_case, "partnership")
    told = [event.summary for pair in pairs for event in pair.nested if event.table == "partnership_event"]
    assert "gift · 1980" in told
    assert "enke eller enkemand · 2023" in told


def test_a_death_is_kept_at_once_and_its_year_when_it_is_known(part: FamilyPart, who: Ask) -> None:
    part.select(who("Ruth").id)
    press(Key.Key_D)
    assert who("Ruth").deceased
    type_in("2025")
    drawn = next(each for each in part.now.family.persons if each.id == str(who("Ruth").id))
    assert drawn.death_year == 2025


def test_a_relation_is_typed_by_first_letters_and_may_be_for_the_caseworker_alone(
    part: FamilyPart, who: Ask, workspace: Workspace, mathias_case: UUID
) -> None:
    part.select(who("Alma").id)
    press(Key.Key_R)
    for text in ("fje", "Ruth"):
        QTest.keyClicks(focus(), text)
        press(Key.Key_Tab)
    part.ties._confidential.setChecked(True)
    press(Key.Key_Return)
    (added,) = [each for each in family(workspace, mathias_case).relations if each.a == str(who("Alma").id)]
    assert (added.kind, added.b, added.confidential) == ("distant", str(who("Ruth").id), True)
    press(Key.Key_X)
    assert not [each for each in part.now.seen.relations if each.confidential]


def test_somebody_touched_in_the_drawing_is_whom_the_relation_is_to(part: FamilyPart, who: Ask) -> None:
    press(Key.Key_R)
    part.view.select(str(who("Alma").id))
    assert part.ties._other.text() == str(who("Alma").id)
    assert part.now.shown.person == str(who("Mathias").id)


def test_a_line_is_opened_and_taken_away(part: FamilyPart, who: Ask, workspace: Workspace, mathias_case: UUID) -> None:
    part.select(who("Ruth").id)
    press(Key.Key_Comma)
    line = part.view.selected_line()
    assert line is not None
    assert "har kun kontakt til Torben" in words_on(part.inspector)
    before = len(family(workspace, mathias_case).relations)
    press(Key.Key_Delete)
    assert len(family(workspace, mathias_case).relations) == before - 1


def test_whoever_is_taken_out_leaves_somebody_near_selected(part: FamilyPart, who: Ask) -> None:
    part.select(who("Freja").id)
    press(Key.Key_Delete)
    assert part.now.called(part.now.shown.person) in ("Torben", "Åse")


def test_a_drop_asks_what_it_means(part: FamilyPart, who: Ask, workspace: Workspace, mathias_case: UUID) -> None:
    ruth, minh = str(who("Ruth").id), str(who("Minh").id)
    part.view.dropped_on.emit(ruth, minh)
    press(Key.Key_1)
    assert {ruth, minh} in [set(each.partners) for each in family(workspace, mathias_case).unions]


def test_moving_and_pinning_are_kept_and_tidying_lets_go(part: FamilyPart, who: Ask) -> None:
    part.select(who("Minh").id)
    press(Key.Key_L)
    assert part.now.pinned(str(who("Minh").id))
    press(Key.Key_O)
    assert not part.now.pinned(str(who("Minh").id))


def test_words_of_kinship_stand_in_the_drawing_and_are_found(part: FamilyPart, who: Ask) -> None:
    part.select(who("Alma").id)
    press(Key.Key_E)
    assert "Set fra Alma" in part.foot.check.text()
    notes = {each.name: each.note for each in part.now.seen.persons}
    assert notes["Inger Kjærgaard"] == "mormor"
    assert notes["Mathias Kjærgaard Østergård"] == "halvbror"
    part.bar.search.setFocus()
    QTest.keyClicks(focus(), "halvbror")
    assert part.now.shown.person == str(who("Mathias").id)
    press(Key.Key_Down)  # the letters are for the one who was found
    assert focus() is part.view
    part.bar.search.setFocus()
    press(Key.Key_Escape)
    assert focus() is part.view


def test_initials_leave_no_whole_name_on_the_page(part: FamilyPart) -> None:
    press(Key.Key_I)
    said = words_on(part) + part.view.accessibleDescription() + str(part.now.drawing.names)
    part.show_mode("list")
    model = part.table.model()
    said += "".join(str(model.index(row, 0).data()) for row in range(model.rowCount()))
    assert "M.K.Ø." in said
    assert "Kjærgaard" not in said
    assert "Mathias" not in said


def test_another_year_shows_the_family_of_then_and_a_change_comes_back_to_today(part: FamilyPart, who: Ask) -> None:
    everybody = len(part.now.drawing.people)
    press(Key.Key_Aring)
    assert part.years.bar.isVisible()
    for _ in range(5):
        press(Key.Key_Left)
    assert len(part.now.drawing.people) < everybody
    assert "2021" in part.foot.check.text()
    part.start()
    press(Key.Key_S)
    assert part.now.shown.as_of is None
    press(Key.Key_Escape)
    assert len(part.now.drawing.people) == everybody


def test_the_network_stands_round_the_family_when_it_is_asked_for(part: FamilyPart, who: Ask) -> None:
    part.commands.turn("network")
    assert str(who("Kasper").id) in part.now.drawing.people
    assert part.foot.check.text().startswith("11 mennesker, alle tegnet.")


def test_the_choices_are_as_they_were_when_the_page_comes_back(
    part: FamilyPart, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    part.commands.turn("homes")
    again = FamilyPart(workspace, mathias_case)
    qtbot.addWidget(again)
    assert not again.now.shown.homes


def test_a_contradiction_is_said_in_plain_words(part: FamilyPart, who: Ask) -> None:
    part.select(who("Mathias").id)
    part.telling._make_child(who("Inger").id, str(who("Alma").id))
    settle()
    assert part.foot.warnings.isVisible()
    assert "Alma" in part.foot.warnings.text() or "Inger" in part.foot.warnings.text()


def test_a_surname_of_the_family_is_offered_and_never_forced(part: FamilyPart, who: Ask) -> None:
    press(Key.Key_S)
    line = focus()
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "Bo K")
    assert line.text() == "Bo Kjærgaard"
    QTest.keyClick(line, Key.Key_Return)
    assert who("Bo").name == "Bo K"
