"""A list she prints for herself tells what the contact sheet tells: nothing that leads to somebody protected."""

from typing import NamedTuple
from uuid import UUID, uuid4

from app.bootstrap import OpenStore
from app.services.case_reviews import hold_review
from app.services.cases import start_case
from app.services.field_history import case_history
from app.services.leak_guard import look
from app.services.leak_text import RenderedPaper, RenderedPart
from app.services.listing import ListGroup, Listing
from app.services.own_paper import HELD, HELD_BACK, LESS, OwnPaper, list_for_paper
from app.services.ports import Unit
from app.services.records import add_record, change_record, remove_record
from app.services.review_list_paper import review_paper
from app.services.snapshot import read_case
from tests.doing import ask, do
from tests.services.read_by_jan import person

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


def moved(store: OpenStore, case_id: UUID, name: str, *addresses: str) -> UUID:
    """Somebody of the family moves, one address after another."""
    found = ask(store, lambda unit: person(unit, case_id, name))
    for each in addresses:
        do(store, change_record, "person", found, {"address": each, "phone": f"40 11 22 {len(each)}"})
    return found


def history_on_paper(store: OpenStore, case_id: UUID) -> str:
    """What stands on the paper of the history of a case."""
    rows = ask(store, case_history, case_id).rows
    cells = tuple((each.record, each.before, each.after) for each in rows)
    listing = Listing(
        "Hvad er sket", ("Hvad", "Før", "Efter"), (30.0, 35.0, 35.0), (ListGroup("", cells),), frozenset({case_id})
    )
    return repr(ask(store, list_for_paper, listing))


def test_where_somebody_protected_lived_and_was_reached_before_stands_on_no_paper(
    store: OpenStore, noah_case: UUID
) -> None:
    told = ("Tværgade 9", "40112216", "40 11 22 16", "Odense", "Skovvej 2")
    jans = "Kirkestræde 30, 8700 Horsens"
    moved(store, noah_case, "Jan Sørensen", jans)
    heidi = moved(store, noah_case, "Heidi Bækgaard", jans, "Tværgade 9, Odense", "Skovvej 2, 7100 Vejle")
    before = {each.before for each in ask(store, case_history, noah_case).rows}
    assert "Tværgade 9, Odense" in before, "her own screen tells it"
    paper = history_on_paper(store, noah_case)
    assert [each for each in told if each in paper] == []
    assert jans in paper, "where Jan lives himself leads to nobody"
    found = ask(store, look, noah_case, RenderedPaper((RenderedPart("side 1", "Hun boede Tværgade 9."),)), frozenset())
    assert [each.about for each in found] == [heidi]


def test_what_a_row_that_was_joined_with_hers_held_is_held_back_too(store: OpenStore, noah_case: UUID) -> None:
    twin = do(store, add_record, noah_case, "person", {"name": "Heidi Bækgaard", "address": "Tværgade 9, Odense"})
    do(store, remove_record, "person", twin)
    assert "Tværgade" not in history_on_paper(store, noah_case)


def test_a_list_that_tells_nothing_is_left_as_it_is(store: OpenStore, noah_case: UUID) -> None:
    listing = Listing("Sager", HEAD, SHARES, (ListGroup("", (("Noah", "12-07"),)),), frozenset({noah_case}))
    assert ask(store, list_for_paper, listing) is listing


class Named(NamedTuple):
    """A row as some lists have them."""

    who: str
    said: list[str]


def test_every_text_in_a_row_is_judged_however_it_lies_there(store: OpenStore, noah_case: UUID) -> None:
    def held(unit: Unit) -> tuple[Named, dict[int, set[str]]]:
        row = Named("Noah", ["kommer", "bor hos Yasmin Farah"])
        return OwnPaper([read_case(unit, noah_case)]).rows((row, {1: {"nummer 010179-9996"}}), noah_case)

    assert ask(store, held) == (Named("Noah", ["kommer", HELD]), {1: {HELD}})


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
