"""The drawing of a family is made anew when something that is drawn has changed, and only then."""

from uuid import UUID

import pytest

from app.genogram.family import AgeOrder
from app.genogram.shapes import Drawing
from app.services import people
from app.services.records import change_record
from app.views.case.family_drawing import KeptDrawing
from app.views.case.family_part import FamilyPart
from app.views.workspace import Workspace
from tests.views.case_reading import settle

EMPTY = Drawing(0.0, 0.0, (), {}, {}, [], (), ())


def lone(workspace: Workspace, case_id: UUID) -> UUID:
    (found,) = [each.id for each in workspace.ask(people.list_people, case_id) if each.name.startswith("Lone")]
    return found


def shown(part: FamilyPart) -> Drawing:
    """What lies on the screen, which is what was drawn last."""
    settle()
    assert part.view.drawing() is part.now.drawing
    return part.now.drawing


def say_something_else(workspace: Workspace, case_id: UUID, text: str = "Uro i klassen") -> None:
    assert workspace.do("Ret sagen", change_record, "case_", case_id, {"one_line": text}) is not None


def test_a_step_that_draws_nothing_new_leaves_the_very_same_drawing(
    part: FamilyPart, workspace: Workspace, mathias_case: UUID
) -> None:
    before = shown(part)
    say_something_else(workspace, mathias_case)
    part.refresh()
    assert shown(part) is before


def test_a_new_name_is_drawn_at_once_and_taken_back_with_undo(
    part: FamilyPart, workspace: Workspace, mathias_case: UUID
) -> None:
    before, person = shown(part), lone(workspace, mathias_case)
    workspace.do("Ret navn", change_record, "person", person, {"name": "Lone Østergaard"})
    after = shown(part)
    assert after.names[str(person)] == "Lone Østergaard"
    workspace.undo_stack.undo()
    assert shown(part) is not after
    assert shown(part) == before


@pytest.mark.long
@pytest.mark.parametrize("flag", ["homes", "relations", "initials", "hide_confidential", "network"])
def test_what_is_chosen_to_be_seen_is_seen_at_once(part: FamilyPart, flag: str) -> None:
    before = shown(part)
    part.commands.turn(flag)
    turned = shown(part)
    if flag != "hide_confidential":  # nothing in this family is confidential
        assert turned.shapes != before.shapes
    part.commands.turn(flag)
    assert shown(part) == before


def test_the_network_round_the_family_is_kept_until_somebody_comes_to_it(
    part: FamilyPart, workspace: Workspace, mathias_case: UUID
) -> None:
    part.commands.turn("network")
    before = shown(part)
    say_something_else(workspace, mathias_case)
    assert shown(part) is before
    workspace.do("Ny", people.add_to_network, mathias_case, name="Ditte Krogh", role="træner")
    assert "Ditte Krogh" in shown(part).names.values()


@pytest.mark.parametrize("ages", ["strict", "crossings"])
def test_an_order_by_age_comes_to_rest(
    part: FamilyPart, workspace: Workspace, mathias_case: UUID, ages: AgeOrder
) -> None:
    part.commands.order_by(ages)
    part.refresh()  # now in the order it was given
    before = shown(part)
    say_something_else(workspace, mathias_case)
    assert shown(part) is before


def test_a_line_that_is_selected_stays_so_through_a_step_elsewhere(
    part: FamilyPart, workspace: Workspace, mathias_case: UUID
) -> None:
    part.view.select(str(lone(workspace, mathias_case)))
    part.view.next_line()
    line = part.looks.selected_line()
    assert line is not None
    say_something_else(workspace, mathias_case)
    assert part.looks.selected_line() is line


def test_somebody_new_has_their_word_of_kinship_at_once(
    part: FamilyPart, workspace: Workspace, mathias_case: UUID
) -> None:
    index = next(each.id for each in part.now.family.persons if each.is_index)
    part.now.shown.ego = index
    part.refresh()
    workspace.do("Ny", people.add_sibling, UUID(index), name="Bo Kjærgaard", gender="man")
    (bo,) = [each for each in part.now.seen.persons if each.name == "Bo Kjærgaard"]
    assert "bror" in bo.note


def test_a_drawing_that_could_not_be_made_leaves_the_one_before() -> None:
    kept, made = KeptDrawing(EMPTY), Drawing(9.0, 9.0, (), {}, {}, [], (), ())

    def broken() -> Drawing:
        raise ArithmeticError

    assert kept.of(("a",), lambda: made) is made
    with pytest.raises(ArithmeticError):
        kept.of(("b",), broken)
    assert kept.of(("a",), broken) is made
