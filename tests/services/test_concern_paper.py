"""A worry on paper for whoever told it: what is seen, tried and agreed; a family gets only what is theirs to read."""

from typing import Any
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.documents.concern_paper import concern_pdf
from app.errors import UserError
from app.models.case import Child
from app.models.knowledge import Concern
from app.models.people import Person
from app.services import concerns
from app.services.cases import add_child
from app.services.concern_paper import ConcernDraft, concern_paper_for, finish_concern_paper
from app.services.known_children import known_children
from app.services.records import change_record, list_records
from tests.doing import ask, do
from tests.services.read_by_jan import text_of

LIVED = {
    "signs": "Fryser på legepladsen.", "in_daycare": "Leger alene.", "tried": "Talt med mor to gange.",
    "can_change": "En fast voksen om morgenen.", "sparring_on": "2026-11-20", "sparring": "Kirstine taler med mor.",
}  # fmt: skip


@pytest.fixture
def worry(store: OpenStore) -> UUID:
    made = do(
        store, concerns.begin_worry, text="Hun kommer i tynde sko.", child_name="Saga Krog", birth="2021",
        told_by="Kirstine", profession="pedagogue", next_on="1. december",
    )  # fmt: skip
    [row] = ask(store, list_records, made, "concern")
    do(store, change_record, "concern", row.id, LIVED)
    return UUID(str(made))


def paper(store: OpenStore, case_id: UUID, **values: Any) -> ConcernDraft:
    draft: ConcernDraft = ask(store, concern_paper_for, case_id, **values)
    return draft


def test_it_says_what_is_seen_tried_and_agreed_and_when_they_look_again(store: OpenStore, worry: UUID) -> None:
    words = text_of(concern_pdf(paper(store, worry).paper))
    for there in (
        "Om Saga", "Hun kommer i tynde sko.", "Kirstine, pædagog, 22. november 2026", "Leger alene.",
        "Talt med mor to gange.", "20. november 2026: Kirstine taler med mor.",
        "Vi ser på det igen den 1. december 2026.",
    ):  # fmt: skip
        assert there in words, there
    assert "I skolen" not in words


def test_the_family_gets_no_paper_of_what_is_written_for_professionals(store: OpenStore, worry: UUID) -> None:
    with pytest.raises(UserError, match="intet i bekymringen"):
        paper(store, worry, copy="family")
    with pytest.raises(UserError, match="til et barn"):
        paper(store, worry, copy="child")


def test_a_parent_is_never_handed_what_is_written_for_professionals(store: OpenStore, mathias_case: UUID) -> None:
    with store.units.read("test") as unit:
        found = {each.name: each.id for each in unit.live(Person, Person.case_id == mathias_case) if each.name}
    with pytest.raises(UserError, match="til en fagperson"):
        paper(store, mathias_case, recipient_id=found["Lone Kjærgaard"])
    birgitte = next(key for name, key in found.items() if name.startswith("Birgitte"))
    assert paper(store, mathias_case, recipient_id=birgitte).readers == frozenset({birgitte})


def test_the_paper_of_one_child_says_nothing_of_the_worry_for_the_other(store: OpenStore, worry: UUID) -> None:
    other = do(store, add_child, worry, name="Bo Krog")
    do(store, concerns.note_concern, worry, text="Bo sover i timen.", child_id=other)
    with store.units.read("test") as unit:
        first = next(each.id for each in unit.live(Child, Child.case_id == worry) if each.id != other)
    assert "Bo sover" in text_of(concern_pdf(paper(store, worry, child_id=other).paper))
    words = text_of(concern_pdf(paper(store, worry, child_id=first).paper))
    assert "tynde sko" in words
    assert "Bo" not in words


def test_the_same_facts_are_one_paper(store: OpenStore, worry: UUID) -> None:
    first = paper(store, worry)
    kept = do(store, finish_concern_paper, worry, first, concern_pdf(first.paper))
    again = paper(store, worry)
    assert concern_pdf(again.paper) == concern_pdf(first.paper)
    assert do(store, finish_concern_paper, worry, again, concern_pdf(again.paper)) == kept
    assert "Saga" not in first.file_name


def test_without_a_worry_there_is_no_paper(store: OpenStore, worry: UUID) -> None:
    def take_away(unit: Any) -> None:
        for each in unit.live(Concern):
            unit.remove(each)

    do(store, take_away)
    with pytest.raises(UserError, match="ingen bekymring skrevet"):
        paper(store, worry)


@pytest.mark.parametrize(
    ("name", "birth", "is_here"),
    [
        ("saga  KROG", "", True), ("Saga Krog", "2021", True), ("Saga Krog", "3. maj 2021", True),
        ("Saga Krog", "2015", False), ("Saga", "", False), ("", "", False), ("Sag%", "2021", False),
    ],
)  # fmt: skip
def test_a_child_that_is_here_already_is_known_by_name_and_birth(
    store: OpenStore, worry: UUID, name: str, birth: str, *, is_here: bool
) -> None:
    found = ask(store, known_children, name, birth)
    assert [each.case_id for each in found] == ([worry] if is_here else [])


def test_a_first_name_alone_asks_only_when_the_birth_is_the_same(store: OpenStore) -> None:
    case = do(store, concerns.begin_worry, text="Stille.", child_name="Mads", birth="14. marts 2015")
    assert ask(store, known_children, "Mads", "") == ()
    assert [each.case_id for each in ask(store, known_children, "mads", "14.3.2015")] == [case]
