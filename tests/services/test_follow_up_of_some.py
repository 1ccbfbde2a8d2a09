"""A follow-up with some of the children, or where they were not heard alike: each child has a row of its own."""

from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.documents.follow_up_paper import follow_up_pdf
from app.errors import UserError
from app.models.plan import Cadence, FollowUp
from app.rules.figure_periods import period_named
from app.services.cases import add_child
from app.services.figures import read_figures
from app.services.follow_up_latest import latest_follow_up
from app.services.follow_up_paper import follow_up_paper_for
from app.services.follow_up_session import prepare_follow_up
from app.services.follow_ups import ChildHeard, ChosenRhythm, HeldFollowUp, hold_follow_up, plan_follow_up, set_rhythm
from tests.doing import ask, do
from tests.services.read_by_jan import text_of
from tests.shipped import TODAY


@pytest.fixture
def children(store: OpenStore, liv_case: UUID) -> list[UUID]:
    do(store, add_child, liv_case, name="Asta Holm Petersen", birth="3. maj 2019")
    return [each.id for each in ask(store, prepare_follow_up, liv_case).children]


def rows(store: OpenStore) -> list[tuple[UUID | None, bool, bool | None]]:
    with store.units.read("test") as unit:
        new = [each for each in unit.live(FollowUp) if each.held_on in (None, TODAY.date())]
        return [(each.child_id, each.held_on is not None, each.child_talked) for each in new]


def test_two_of_three_children_get_one_row_each_and_the_third_none(
    store: OpenStore, liv_case: UUID, children: list[UUID]
) -> None:
    liv, bertil, asta = children
    before = ask(store, prepare_follow_up, liv_case, children=[asta]).since
    heard = (ChildHeard(liv, talked=True, said="Fint."), ChildHeard(bertil, because="Sov."))
    do(store, hold_follow_up, liv_case, HeldFollowUp(children=heard, next_on="1. februar 2027"))
    held = [each for each in rows(store) if each[1]]
    assert held == [(liv, True, True), (bertil, True, False)]
    assert [each[0] for each in rows(store) if not each[1]] == [liv, bertil]
    assert ask(store, prepare_follow_up, liv_case, children=[asta]).since == before
    latest = ask(store, latest_follow_up, liv_case)
    assert latest.on == "22. november 2026 for Liv og Bertil"
    assert latest.counts == "Mangler til kommunens tal: talt med Bertil og planen gennemgået."


def test_all_of_them_heard_in_different_ways_meet_again_together(
    store: OpenStore, liv_case: UUID, children: list[UUID]
) -> None:
    heard = tuple(ChildHeard(each, talked=each == children[0]) for each in children)
    rhythm = ChosenRhythm(3, "months", "Det passer os.")
    do(store, hold_follow_up, liv_case, HeldFollowUp(children=heard, next_on="1. februar 2027", rhythm=rhythm))
    assert [each for each in rows(store) if not each[1]] == [(None, False, None)]
    with store.units.read("test") as unit:
        assert [each.child_id for each in unit.live(Cadence) if each.reason == rhythm.reason] == [None]


def test_what_was_planned_for_each_that_day_is_what_was_held(
    store: OpenStore, liv_case: UUID, children: list[UUID]
) -> None:
    liv, bertil, asta = children
    planned = [do(store, plan_follow_up, liv_case, on="22. november 2026", child_id=each) for each in children]
    heard = (ChildHeard(bertil), ChildHeard(asta))
    held = do(store, hold_follow_up, liv_case, HeldFollowUp(children=heard), follow_up_id=planned[2])
    assert held == planned[1]
    assert rows(store) == [(liv, False, None), (bertil, True, False), (asta, True, False)]


def test_of_two_rhythms_the_one_that_comes_round_first_is_told(
    store: OpenStore, liv_case: UUID, children: list[UUID]
) -> None:
    liv, bertil, _ = children
    do(store, set_rhythm, liv_case, ChosenRhythm(6, "months", "Roligt.", child_id=liv))
    do(store, set_rhythm, liv_case, ChosenRhythm(6, "weeks", "Tæt på.", child_id=bertil))
    assert ask(store, prepare_follow_up, liv_case, children=[liv, bertil]).rhythm.words == "hver 6. uge"


def test_a_child_of_another_case_is_refused(store: OpenStore, liv_case: UUID, mathias_case: UUID) -> None:
    other = ask(store, prepare_follow_up, mathias_case).children[0].id
    with pytest.raises(UserError):
        do(store, hold_follow_up, liv_case, HeldFollowUp(children=(ChildHeard(other),)))
    assert all(each[0] != other for each in rows(store))


def held_with_two(store: OpenStore, liv_case: UUID, children: list[UUID]) -> None:
    heard = (ChildHeard(children[0], talked=True, said="Fint."), ChildHeard(children[1], talked=True, said="Sovet."))
    held = HeldFollowUp(children=heard, plan_reviewed=True, progress="De sover godt.", next_reason="Mere ro.")
    do(store, hold_follow_up, liv_case, held)


def test_held_with_two_of_the_children_it_is_one_in_the_figures(
    store: OpenStore, liv_case: UUID, children: list[UUID]
) -> None:
    def figures() -> dict[str, tuple[int, int | None]]:
        page = ask(store, read_figures, period_named("2026"), small_too=True)
        return {row.id: (row.numerator, row.denominator) for row in page.rows}

    before = figures()
    held_with_two(store, liv_case, children)
    once = figures()
    assert once["follow_ups_held"] == (before["follow_ups_held"][0] + 1, None)
    counted, of = before["follow_ups_counted"]
    assert once["follow_ups_counted"] == (counted + 1, (of or 0) + 1)
    held_with_two(store, liv_case, children)
    assert figures()["follow_ups_held"] == (before["follow_ups_held"][0] + 2, None)


def test_the_paper_tells_of_all_the_children_it_was_held_with_and_of_no_other(
    store: OpenStore, liv_case: UUID, children: list[UUID]
) -> None:
    held_with_two(store, liv_case, children)
    paper = ask(store, follow_up_paper_for, liv_case, recipient_id=None, copy="professional").paper
    assert paper.children == ("Liv", "Bertil")
    assert paper.child_said == "Liv: Fint.\nBertil: Sovet."
    assert (paper.progress, paper.next_reason) == ("De sover godt.", "Mere ro.")
    text = text_of(follow_up_pdf(paper))
    assert "Liv: Fint." in text
    assert "Bertil: Sovet." in text


def test_the_paper_may_be_of_one_child_alone(store: OpenStore, liv_case: UUID, children: list[UUID]) -> None:
    held_with_two(store, liv_case, children)
    draft = ask(store, follow_up_paper_for, liv_case, recipient_id=None, child_id=children[1], copy="professional")
    assert (draft.paper.children, draft.paper.child_said) == (("Bertil",), "Sovet.")
    assert draft.key.child_id == children[1]
    family = ask(store, follow_up_paper_for, liv_case, recipient_id=None)
    assert "Asta" not in family.paper.recipients
    assert "Liv" in family.paper.recipients
