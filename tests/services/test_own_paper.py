"""A list she prints for herself tells what the contact sheet tells: nothing that leads to somebody protected."""

from uuid import UUID, uuid4

from app.bootstrap import OpenStore
from app.services.case_reviews import hold_review
from app.services.cases import start_case
from app.services.listing import ListGroup, Listing
from app.services.own_paper import HELD, HELD_BACK, LESS, list_for_paper
from app.services.review_list_paper import review_paper
from tests.doing import ask, do

HEAD, SHARES = ("Hvem", "Hvad"), (40.0, 60.0)
ROWS = (
    ("Yasmin Farah", "Ringer om 😀 <b>&"),
    ("Heidi Bækgaard", "Noah var hjemme hos Yasmin."),
    ("Jan Sørensen", "nummer 010179-9996"),
)


def test_who_hides_somebody_stands_on_no_list_and_the_protected_only_by_name(store: OpenStore, noah_case: UUID) -> None:
    listing = Listing("Notater", HEAD, SHARES, (ListGroup("", ROWS),), frozenset({noah_case}), ("Med Yasmin Farah.",))
    paper = ask(store, list_for_paper, listing)
    assert paper.groups[0].rows == (
        (HELD, "Ringer om 😀 <b>&"), ("Heidi Bækgaard", HELD), ("Jan Sørensen", HELD),
    )  # fmt: skip
    assert (paper.told, paper.beside) == ((HELD_BACK,), LESS)


def test_in_a_list_of_several_cases_another_case_keeps_its_words(store: OpenStore, noah_case: UUID) -> None:
    other, cells = uuid4(), ROWS[:2]
    groups = tuple(ListGroup("", cells, (case, case)) for case in (noah_case, other))
    paper = ask(store, list_for_paper, Listing("Sager", HEAD, SHARES, groups, frozenset({noah_case, other})))
    assert paper.groups[0].rows[0][0] == HELD
    assert paper.groups[1] == groups[1]


def test_a_list_that_tells_nothing_is_left_as_it_is(store: OpenStore, noah_case: UUID) -> None:
    listing = Listing("Sager", HEAD, SHARES, (ListGroup("", (("Noah", "12-07"),)),), frozenset({noah_case}))
    assert ask(store, list_for_paper, listing) is listing


def test_the_paper_of_a_review_keeps_the_same_rule(store: OpenStore, noah_case: UUID) -> None:
    do(store, hold_review, noah_case, text="Noah bor hos Yasmin Farah til jul.")
    do(store, start_case, child_name="Asta Lund", number="010179-9996")
    paper = ask(store, review_paper, case_ids=[noah_case], pages=True, names=True)
    assert paper.waiting is not None
    assert [each.number for each in paper.waiting.no_date] == [HELD]
    kept = paper.cases[0]
    assert kept.agreed == HELD
    assert kept.who.startswith("Noah")
    assert "Yasmin" not in repr(kept)
