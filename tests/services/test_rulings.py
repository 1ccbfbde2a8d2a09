"""Decisions as records: what a template asks for, parties and talks before, what flows on, and the days it starts."""

import datetime as dt
from typing import Any
from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.knowledge import ChildTalk
from app.models.log import DueItem
from app.models.paper import Paper
from app.models.plan import Intervention
from app.models.ruling import FormalDecision, PartyHearing
from app.services import party_hearings, ruling_flow, rulings
from app.services import ruling_templates as templates
from app.services.discreet_rows import Discretion
from app.services.due_lines import Desk
from app.services.modules import ASSESSMENTS, switch_module
from app.services.people import list_people
from app.services.records import add_record, change_record, remove_record
from app.services.rulebook import rules_of
from app.services.ruling_due import of_rulings
from app.services.ruling_paper import finish_ruling_paper, ruling_paper_for
from app.services.ruling_read import list_rulings, read_ruling, what_to_decide
from app.services.ruling_rows import RulingPage
from app.services.snapshot import read_case


@pytest.fixture
def people(store: OpenStore, mathias_case: UUID) -> dict[str, UUID]:
    return {each.called: each.id for each in ask(store, list_people, mathias_case)}


@pytest.fixture
def ruling(store: OpenStore, mathias_case: UUID) -> UUID:
    """A draft about support for Mathias."""
    return begin(store, mathias_case)


def begin(store: OpenStore, case_id: UUID, template: str = "support", **more: Any) -> UUID:
    child = ask(store, what_to_decide, case_id).children[0][0]
    made: UUID = do(store, rulings.begin_ruling, case_id, template=template, child_id=child, **more)
    return made


def page(store: OpenStore, ruling_id: UUID) -> RulingPage:
    found: RulingPage = ask(store, read_ruling, ruling_id)
    return found


def missing(store: OpenStore, ruling_id: UUID) -> list[str]:
    return [each.label for each in page(store, ruling_id).missing if each.demanded]


def write(store: OpenStore, ruling_id: UUID, **values: str) -> None:
    do(store, change_record, "formal_decision", ruling_id, values)


def due(store: OpenStore, case_id: UUID) -> list[DueItem]:
    with store.units.read("due.read") as unit:
        rows = read_case(unit, case_id)
        return list(of_rulings(Desk(unit, rows, rules_of(unit), Discretion(rows))))


def test_a_draft_may_lack_anything_and_is_told_what_the_law_asks_for_first(store: OpenStore, ruling: UUID) -> None:
    assert missing(store, ruling) == [
        "Dato", "Lovgrundlag", "Formål", "Forventet varighed", "Begrundelse", "Samtykke", "Barnets holdning",
        "Samtale med barnet før afgørelsen", "Klagevejledning",
    ]  # fmt: skip
    write(
        store, ruling, on="20. november 2026", legal_basis="barnets lov § 32, stk. 1, nr. 3", purpose="Ro om morgenen",
        expected_duration="et halvt år",
        reasons="Skolen og hjemmet er enige.", with_consent="ja", child_view="Han vil gerne.", complaint_told="ja",
    )  # fmt: skip
    assert missing(store, ruling) == ["Samtale med barnet før afgørelsen", "Klagevejledning"]
    write(store, ruling, complaint="Skriv eller ring inden fire uger.")
    assert missing(store, ruling) == ["Samtale med barnet før afgørelsen"]
    assert page(store, ruling).missing[-1].label == "Forældrenes holdning"


def test_a_talk_before_counts_when_it_is_said_to_be_the_one(store: OpenStore, mathias_case: UUID, ruling: UUID) -> None:
    child = ask(store, what_to_decide, mathias_case).children[0][0]
    values = {"child_id": str(child), "on": "10. november 2026", "own_words": "Det er bedst om morgenen."}
    talk = do(store, add_record, mathias_case, "child_talk", values)
    assert not next(each for each in page(store, ruling).talks if each.id == talk).is_before
    do(store, rulings.link_talk, ruling, talk)
    assert page(store, ruling).talks[0].is_before
    assert "Samtale med barnet før afgørelsen" not in missing(store, ruling)
    do(store, rulings.link_talk, ruling, talk, before=False)
    assert "Samtale med barnet før afgørelsen" in missing(store, ruling)


def test_the_child_is_a_party_from_ten_and_only_to_what_stands_on_the_list(
    store: OpenStore, mathias_case: UUID, people: dict[str, UUID], ruling: UUID
) -> None:
    assert page(store, ruling).child_status == "Mathias er part i den her afgørelse."
    assert [each.name for each in page(store, ruling).to_hear] == ["Lone", "Torben", "Mathias"]
    other = begin(store, mathias_case, "assessment-forced")
    assert page(store, other).child_status == "Mathias er med, men ikke part i den her afgørelse."
    assert [each.name for each in page(store, other).to_hear] == ["Lone", "Torben"]
    do(store, change_record, "person", people["Mathias"], {"birth": "1. februar 2018"})
    assert "ikke part" in page(store, ruling).child_status
    assert templates.party_list().from_age == 10


def test_a_young_person_of_fifteen_says_yes_or_no_to_a_placement_and_to_nothing_else(
    store: OpenStore, noah_case: UUID
) -> None:
    placed, at_home = (page(store, begin(store, noah_case, each)).child_status for each in ("placement", "support"))
    assert placed.endswith("Noah er fyldt 15 år og siger selv ja eller nej.")
    assert at_home == "Noah er part i den her afgørelse."


def test_each_party_is_heard_for_itself_and_the_answer_has_its_day_on_i_dag(
    store: OpenStore, mathias_case: UUID, people: dict[str, UUID], ruling: UUID
) -> None:
    lone = do(store, party_hearings.hear_party, ruling, people["Lone"], answer_by="4. december")
    do(store, party_hearings.hear_party, ruling, people["Torben"])
    assert [each.name for each in page(store, ruling).to_hear] == ["Mathias"]
    assert page(store, ruling).hearings[0].line == "Lone: sendt 22. november 2026, svar senest 4. december 2026"
    told = due(store, mathias_case)
    assert [(each.what, each.due_on) for each in told] == [("Svar fra Lone før en afgørelse", dt.date(2026, 12, 4))]
    assert "Fristen har I selv sat" in (told[0].explanation or "")
    do(store, party_hearings.note_answer, lone, answer="Hun er enig.")
    assert due(store, mathias_case) == []
    assert page(store, ruling).hearings[0].line == "Lone: sendt 22. november 2026, svarede 22. november 2026"
    with pytest.raises(UserError, match="Lone er hørt"):
        do(store, party_hearings.hear_party, ruling, people["Lone"])
    with pytest.raises(UserError, match="før det blev sendt"):
        do(store, party_hearings.note_answer, lone, on="20. november 2026")


def test_the_time_to_complain_begins_when_it_is_told_and_goes_by_itself(
    store: OpenStore, mathias_case: UUID, ruling: UUID
) -> None:
    write(store, ruling, on="20. november 2026")
    assert due(store, mathias_case) == []
    with pytest.raises(UserError, match="før den blev truffet"):
        do(store, rulings.tell_ruling, ruling, on="19. november 2026")
    do(store, rulings.tell_ruling, ruling, on="21. november 2026")
    (line,) = due(store, mathias_case)
    assert (line.due_on, line.ends_on) == (dt.date(2026, 12, 19), dt.date(2026, 12, 19))
    assert line.module == "rulings"
    assert page(store, ruling).complaint_until == dt.date(2026, 12, 19)
    assert ask(store, list_rulings, mathias_case)[0].stands == "givet 21. november 2026"


def test_while_a_child_is_heard_without_a_parent_the_lines_say_nothing(
    store: OpenStore, mathias_case: UUID, people: dict[str, UUID], ruling: UUID
) -> None:
    do(store, party_hearings.hear_party, ruling, people["Lone"], answer_by="4. december")
    values = {"kind": "abuse", "subject_id": str(people["Mathias"]), "against_id": str(people["Torben"])}
    do(store, add_record, mathias_case, "hard_stop", values)
    assert [each.what for each in due(store, mathias_case)] == ["Aftale i sagen"]
    do(store, party_hearings.hear_party, ruling, people["Torben"])
    assert "Hvem må vide hvad" in page(store, ruling).hearings[1].warning
    kept = do(store, finish_ruling_paper, mathias_case, ask(store, ruling_paper_for, mathias_case), b"%PDF")
    with store.units.read("record.read") as unit:
        assert unit.get(Paper, kept).name == "Afgørelse"


def test_words_flow_from_the_assessment_and_on_to_the_help_without_writing_over_any(
    store: OpenStore, mathias_case: UUID
) -> None:
    do(store, switch_module, ASSESSMENTS, on=True)
    given = do(
        store, add_record, mathias_case, "intervention", {"name": "Samtaler", "expected_duration": "tre måneder"}
    )
    made = do(store, add_record, mathias_case, "assessment", {"purpose": "Mathias er tryg om morgenen."})
    ruling = begin(store, mathias_case, on="20. november 2026", intervention_id=given, assessment_id=made)
    assert [each.words for each in page(store, ruling).offers] == [
        "Hent formålet fra undersøgelsen", "Skriv dagen på indsatsen"
    ]  # fmt: skip
    do(store, ruling_flow.carry_over, ruling, "from_assessment")
    write(store, ruling, expected_duration="et halvt år")
    do(store, ruling_flow.carry_over, ruling, "to_help")
    with store.units.read("record.read") as unit:
        helped = unit.get(Intervention, given)
        assert helped.purpose == "Mathias er tryg om morgenen."
        assert helped.expected_duration == "tre måneder"
        assert helped.decided_on is not None
        assert helped.decided_on.exact == dt.date(2026, 11, 20)
    with pytest.raises(UserError, match="ikke mere"):
        do(store, ruling_flow.carry_over, ruling, "to_help")


def test_old_decisions_have_templates_of_their_own_law(store: OpenStore, mathias_case: UUID) -> None:
    with pytest.raises(UserError, match="findes fra 2024"):
        begin(store, mathias_case, on="1. marts 2022")
    with pytest.raises(UserError, match="er fra før 2024"):
        begin(store, mathias_case, "sel-support", on="1. marts 2025")
    old = begin(store, mathias_case, "sel-support", on="1. marts 2022")
    assert page(store, old).law == "Truffet efter de regler, der gjaldt til og med 2023."
    assert next(each.value for each in page(store, old).fields if each.name == "legal_basis").startswith("serviceloven")


def test_a_changed_template_leaves_the_decisions_that_were_begun(store: OpenStore, ruling: UUID) -> None:
    before = missing(store, ruling)
    shipped = next(each for each in templates.shipped_templates() if each.id == "support")
    changed = templates.template_of(
        {"id": "support", "name": "Støtte hos os", "source": "Vores egen", "confidence": "read", "demanded": []}
    )
    do(store, templates.save_ruling_template, changed)
    assert missing(store, ruling) == before
    assert ask(store, what_to_decide, _case_of(store, ruling)).templates[0][1] == "Støtte hos os"
    do(store, templates.restore_ruling_template, "support")
    assert ask(store, templates.list_ruling_templates)[0].template == shipped
    with pytest.raises(UserError, match="navn"):
        do(store, templates.save_ruling_template, templates.template_of(
            {"id": "x", "name": " ", "source": "", "confidence": "read", "demanded": []}))  # fmt: skip
    assert templates.from_text(templates.as_text(shipped)) == shipped


def _case_of(store: OpenStore, ruling: UUID) -> UUID:
    with store.units.read("record.read") as unit:
        return unit.get(FormalDecision, ruling).case_id


def test_the_record_tells_what_was_decided_and_what_is_missing(
    store: OpenStore, mathias_case: UUID, people: dict[str, UUID], ruling: UUID
) -> None:
    do(store, party_hearings.hear_party, ruling, people["Lone"], about="Skolens brev")
    write(store, ruling, on="20. november 2026", purpose="Ro om morgenen", decided_by="Sanne Vestergaard")
    draft = ask(store, ruling_paper_for, mathias_case)
    assert draft.readers == frozenset()
    assert [each.label for each in draft.paper.facts] == ["Besluttet", "Lovgrundlag", "Besluttet af"]
    assert draft.paper.hearings == ("Lone Kjærgaard: sendt 22. november 2026, har ikke svaret. Om: Skolens brev.",)
    assert [each.label for each in draft.paper.checks if not each.is_there][:2] == ["Lovgrundlag", "Forventet varighed"]
    do(store, finish_ruling_paper, mathias_case, draft, b"%PDF")
    again = ask(store, ruling_paper_for, mathias_case)
    assert (again.paper.version, again.fingerprint) == (draft.paper.version, draft.fingerprint)


def test_a_decision_taken_away_takes_its_hearings_and_lets_go_of_the_talk(
    store: OpenStore, mathias_case: UUID, people: dict[str, UUID], ruling: UUID
) -> None:
    child = ask(store, what_to_decide, mathias_case).children[0][0]
    talk = do(store, add_record, mathias_case, "child_talk", {"child_id": str(child), "own_words": "Ja."})
    do(store, rulings.link_talk, ruling, talk)
    do(store, party_hearings.hear_party, ruling, people["Lone"])
    do(store, rulings.remove_ruling, ruling)
    with store.units.read("record.read") as unit:
        assert unit.live(PartyHearing, PartyHearing.decision_id == ruling) == []
        assert unit.get(ChildTalk, talk).decision_id is None
    do(store, remove_record, "child_talk", talk)
