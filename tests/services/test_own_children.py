"""Siblings with different parents: a copy made out to the father of one is about that one, and says what it lacks."""

from uuid import UUID

import pytest
from doing import ask

from app.bootstrap import OpenStore
from app.documents.plan_paper import plan_pdf
from app.models.case import Child
from app.models.enums_meeting import ContributionKind
from app.models.meeting import Contribution
from app.models.people import Person
from app.models.plan import FollowUp
from app.models.safety import Custody, CustodyHolder
from app.services import records
from app.services.follow_up_paper import follow_up_paper_for
from app.services.genogram_paper import genogram_paper_for
from app.services.papers import PlanDraft, plan_for
from app.services.ports import Unit
from app.services.shown_as import see_as
from tests.services.meeting_making import set_row, who
from tests.services.read_by_jan import text_of

HERS = ("Liv", "svømme", "album", "bedsteforældre")
"""Words that only what is about Liv holds."""


def child_of(unit: Unit, case_id: UUID, start: str) -> UUID:
    children = unit.live(Child, Child.case_id == case_id)
    return next(each.id for each in children if (unit.get(Person, each.person_id).name or "").startswith(start))


@pytest.fixture
def case_id(store: OpenStore, liv_case: UUID) -> UUID:
    """Dennis holds custody of Bertil alone; some things are agreed for both, and some of those name Liv."""
    dennis, liv = who(store, liv_case, "Dennis"), who(store, liv_case, "Liv")
    with store.units.step("Ret", "test") as unit:
        child = child_of(unit, liv_case, "Liv")
        bertil = unit.get(Child, child_of(unit, liv_case, "Bertil")).person_id
        custody = next(each for each in unit.live(Custody) if each.child_id == bertil)
        unit.add(CustodyHolder(case_id=liv_case, custody_id=custody.id, person_id=dennis))
        own = Contribution(case_id=liv_case, kind=ContributionKind.OWN_WORDS, text="Jeg vil svømme", quoted=True)
        own.child_id, own.speaker_id = child, liv
        unit.add(own)
        for text in ("spiser sammen om søndagen", "henter Livs cykel", "øver tabeller"):
            records.add_record(unit, liv_case, "agreement", {"text": text, "state": "agreed"})
        records.add_record(unit, liv_case, "goal", {"text": "Alle kan være i stuen"})
        for each in unit.live(FollowUp, FollowUp.case_id == liv_case):
            each.progress = "Liv har sovet godt."
    return liv_case


def draft(store: OpenStore, case_id: UUID, to: str | None, about: str | None = None, copy: str = "family") -> PlanDraft:
    def read(unit: Unit) -> PlanDraft:
        child = child_of(unit, case_id, about) if about else None
        return plan_for(unit, case_id, copy=copy, child_id=child, recipient_id=who(store, case_id, to) if to else None)

    return ask(store, read)


def test_the_father_of_one_reads_of_that_one_and_of_what_all_have_in_common(store: OpenStore, case_id: UUID) -> None:
    for copy in ("family", "professional"):
        made = draft(store, case_id, "Dennis", copy=copy)
        text = text_of(plan_pdf(made.paper))
        assert [each for each in HERS if each in text] == []
        assert all(
            each in text for each in ("Bertil får læsehjælp", "Spiser sammen om søndagen", "Alle kan være i stuen")
        )
        assert [each.first_name for each in made.paper.children] == ["Bertil"]


def test_she_is_told_what_was_left_out_before_it_is_printed(store: OpenStore, case_id: UUID) -> None:
    told = draft(store, case_id, "Dennis").left_out
    assert "Livs mål, ord og aftaler: Dennis har ikke del i forældremyndigheden over Liv." in told
    assert "Aftale: henter Livs cykel: Liv er nævnt, og Dennis har ikke del i forældremyndigheden." in told
    assert any(each.startswith("Andet, alle børnene har sammen: Liv er nævnt") for each in told)
    assert not [each for each in told if "søndagen" in each or "handler også om" in each]


def test_who_decides_for_all_and_the_children_themselves_read_all_of_it(store: OpenStore, case_id: UUID) -> None:
    for reader in ("Tanja", "Anne-Grethe", "Bertil", "Niels", None):
        made = draft(store, case_id, reader)
        text = text_of(plan_pdf(made.paper))
        assert [each for each in HERS if each not in text] == [], reader
        assert not [each for each in made.left_out if "Livs mål" in each]
    assert any("handler også om Liv" in each for each in draft(store, case_id, None).left_out), (
        "for all it is a warning"
    )


def test_she_may_choose_the_other_child_for_that_reader_and_is_warned(store: OpenStore, case_id: UUID) -> None:
    made = draft(store, case_id, "Dennis", about="Liv")
    assert "Papiret handler også om Liv: Dennis har ikke del i forældremyndigheden over Liv." in made.left_out
    assert [each.first_name for each in made.paper.children] == ["Liv"]
    own = draft(store, case_id, "Dennis", about="Bertil")
    assert [each for each in HERS if each in text_of(plan_pdf(own.paper))] == []


def test_on_the_drawing_of_the_family_it_is_a_warning(store: OpenStore, case_id: UUID) -> None:
    told = ask(store, genogram_paper_for, case_id, recipient_id=who(store, case_id, "Dennis")).left_out
    assert "Papiret handler også om Liv: Dennis har ikke del i forældremyndigheden over Liv." in told
    theirs = ask(store, genogram_paper_for, case_id, recipient_id=who(store, case_id, "Tanja")).left_out
    assert not [each for each in theirs if "forældremyndigheden" in each]


def test_a_father_without_custody_reads_of_his_own_child(store: OpenStore, liv_case: UUID) -> None:
    dennis = who(store, liv_case, "Dennis")
    set_row(store, Person, dennis, deceased=False, death=None)
    made = draft(store, liv_case, "Dennis")
    assert [each.first_name for each in made.paper.children] == ["Bertil"]
    assert any(each.startswith("Livs mål, ord og aftaler") for each in made.left_out)


def test_the_follow_up_sheet_and_what_he_would_see_are_about_his_own_child(store: OpenStore, case_id: UUID) -> None:
    dennis, tanja = who(store, case_id, "Dennis"), who(store, case_id, "Tanja")
    sheet = ask(store, follow_up_paper_for, case_id, recipient_id=dennis)
    assert "Liv" not in str(sheet.paper)
    assert sheet.paper.children == ("Bertil",)
    assert "Liv har sovet godt." in ask(store, follow_up_paper_for, case_id, recipient_id=tanja).paper.progress
    seen = ask(store, see_as, case_id, dennis)
    assert not [
        line for part in seen.parts if part.heading in ("Aftaler", "Mål") for line in part.lines if "Liv" in line
    ]
    assert [line for part in seen.parts for line in part.lines if "læsehjælp" in line]
