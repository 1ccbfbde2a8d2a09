"""Who must not meet, and what the list, the place and the words of a meeting would give away. Story B."""

from typing import Any
from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.meeting import Meeting
from app.services import company, stop_decisions
from app.services.company import Company
from app.services.meeting_changes import note_answer
from app.services.meetings import add_participant, change_meeting, plan_meeting, set_attendance
from app.services.people import add_to_network, list_people, relate
from app.services.ports import Unit
from app.services.records import add_record, change_record, list_records, remove_record


@pytest.fixture
def people(store: OpenStore, noah_case: UUID) -> dict[str, UUID]:
    return {each.called: each.id for each in ask(store, list_people, noah_case)}


def plan(store: OpenStore, case_id: UUID, *people: UUID, **words: Any) -> UUID:
    made: UUID = do(store, plan_meeting, case_id, people=people, **words)
    return made


def look(store: OpenStore, meeting_id: UUID) -> Company:
    found: Company = ask(store, company.look_at_company, meeting_id)
    return found


def sentences(store: OpenStore, meeting_id: UUID) -> list[str]:
    return [each.sentence for each in look(store, meeting_id).warnings]


def test_two_who_are_kept_apart_are_told_once_with_what_was_arranged(
    store: OpenStore, noah_case: UUID, people: dict[str, UUID]
) -> None:
    meeting = plan(store, noah_case, people["Jan"])
    assert look(store, meeting).conflicts == ()
    do(store, add_participant, meeting, people["Heidi"])
    assert [(each.reason, each.arrangement) for each in look(store, meeting).conflicts] == [
        ("Jan og Heidi må ikke være i samme rum.", "Heidi deltager på telefon.")
    ]


def test_by_phone_is_not_in_the_room_but_a_stop_holds_there_too(
    store: OpenStore, noah_case: UUID, people: dict[str, UUID]
) -> None:
    meeting = plan(store, noah_case, people["Jan"])
    heidi = do(store, add_participant, meeting, people["Heidi"])
    do(store, set_attendance, heidi, attendance="phone")
    assert look(store, meeting).conflicts == ()
    do(
        store,
        stop_decisions.note_stop,
        noah_case,
        kind="violence",
        subject_id=people["Heidi"],
        against_id=people["Jan"],
    )
    [found] = look(store, meeting).conflicts
    assert (found.is_stop, found.arrangement) == (True, "Heidi deltager på telefon.")


def test_who_cannot_come_meets_nobody(store: OpenStore, noah_case: UUID, people: dict[str, UUID]) -> None:
    meeting = plan(store, noah_case, people["Jan"])
    heidi = do(store, add_participant, meeting, people["Heidi"])
    do(store, note_answer, heidi, answer="declined")
    assert look(store, meeting).conflicts == ()


def test_protection_alone_keeps_two_apart_as_long_as_it_holds(
    store: OpenStore, noah_case: UUID, people: dict[str, UUID]
) -> None:
    [written] = ask(store, list_records, noah_case, "keep_apart")
    do(store, remove_record, "keep_apart", written.id)
    meeting = plan(store, noah_case, people["Jan"], people["Heidi"])
    [found] = look(store, meeting).conflicts
    assert found.reason == "Heidi er beskyttet over for Jan."
    for each in ask(store, list_records, noah_case, "protection"):
        do(store, change_record, "protection", each.id, {"until": "1. november 2026"})
    assert look(store, meeting).conflicts == ()


def test_jan_is_invited_and_her_host_is_on_the_list(store: OpenStore, noah_case: UUID, people: dict[str, UUID]) -> None:
    meeting = plan(store, noah_case, people["Jan"], people["Yasmin"])
    [found] = look(store, meeting).warnings
    assert found.sentence == "Yasmin står på listen, og Jan får den at se."
    assert found.why == "Heidi bor eller har boet hos Yasmin. Jan kan regne ud, hvor Heidi er."
    assert set(found.about_ids) == {people["Heidi"], people["Yasmin"]}


def test_who_holds_custody_reads_the_papers_without_coming(
    store: OpenStore, noah_case: UUID, people: dict[str, UUID]
) -> None:
    meeting = plan(store, noah_case, people["Heidi"], people["Yasmin"])
    assert sentences(store, meeting) == [
        "Heidi står på listen, og Jan må læse papirerne.",
        "Yasmin står på listen, og Jan må læse papirerne.",
    ]


def test_a_meeting_that_he_neither_comes_to_nor_reads_of_gives_nothing_away(
    store: OpenStore, noah_case: UUID, people: dict[str, UUID]
) -> None:
    do(store, change_record, "person", people["Noah"], {"birth": "30. april 2008"})
    meeting = plan(store, noah_case, people["Heidi"], people["Yasmin"], place="hos Yasmin")
    assert look(store, meeting) == Company((), ())


def test_a_friend_a_colleague_and_family_are_three_different_things(
    store: OpenStore, noah_case: UUID, people: dict[str, UUID]
) -> None:
    friend = do(store, add_to_network, noah_case, name="Bente Skov")
    do(store, relate, friend, people["Heidi"], kind="close")
    do(store, change_record, "person", people["Heidi"], {"organisation": "Fakta, Torvet"})
    do(store, change_record, "person", people["Pia"], {"organisation": "fakta, torvet"})
    do(store, relate, people["Lars"], people["Heidi"], kind="close")
    meeting = plan(store, noah_case, people["Jan"], friend, people["Pia"], people["Lars"])

    assert {each.sentence.split()[0]: each.why for each in look(store, meeting).warnings} == {
        "Bente": "Bente er tæt på Heidi og ved måske, hvor Heidi er.",
        "Pia": "Pia og Heidi har samme arbejdssted.",
    }


@pytest.mark.parametrize(
    ("facts", "words", "sentence"),
    [
        ({"town": "Vejle"}, {"place": "Biblioteket i Vejle"}, "Stedet kan vise byen, hvor Heidi Bækgaard bor."),
        ({"town": "Ikast"}, {"place": "Rådhuset i Ikast"}, ""),
        ({"town": "Vejle"}, {"place": "Rådhuset, Vejle Kommune"}, ""),
        ({"organisation": "Bageriet Solsort"}, {"place": "over for bageriet Solsort"},
         "Stedet kan vise arbejdsstedet for Heidi Bækgaard."),
        ({"phone": "12 34 56 78"}, {"purpose": "Ring på 12345678, hvis døren er låst"},
         "Spørgsmålet til mødet kan vise telefonen til Heidi Bækgaard."),
        ({"address": "Vestergade 7, 7100 Vejle"}, {"place": "Vesterg. 7"},
         "Stedet kan vise adressen hos Heidi Bækgaard."),
    ],
)  # fmt: skip
def test_the_place_and_the_words_are_read_for_what_is_hers(
    store: OpenStore,
    noah_case: UUID,
    people: dict[str, UUID],
    facts: dict[str, str],
    words: dict[str, str],
    sentence: str,
) -> None:
    do(store, change_record, "person", people["Heidi"], facts)
    meeting = plan(store, noah_case, people["Jan"], **words)
    assert sentences(store, meeting) == ([sentence] if sentence else [])


def test_his_own_invitation_in_his_own_language_is_read_and_nobody_elses(
    store: OpenStore, noah_case: UUID, people: dict[str, UUID]
) -> None:
    meeting = plan(store, noah_case, people["Jan"], people["Lars"])
    rows = {each.fields[0].value: each.id for m in ask(store, list_records, noah_case, "meeting") for each in m.nested}
    do(store, change_record, "participant", rows[str(people["Lars"])], {"own_language": "Yasmin henter dig"})
    assert sentences(store, meeting) == []
    do(store, change_record, "participant", rows[str(people["Jan"])], {"own_language": "Yasmin henter dig"})
    assert sentences(store, meeting) == ["Indbydelsen på eget sprog kan vise navnet Yasmin Farah."]


def test_protection_against_everybody_counts_for_each_who_comes(store: OpenStore, mathias_case: UUID) -> None:
    people = {each.called: each.id for each in ask(store, list_people, mathias_case)}
    shield = {"subject_id": str(people["Lone"]), "scope": "whereabouts"}
    do(store, add_record, mathias_case, "protection", shield)
    do(store, change_record, "person", people["Lone"], {"address": "Møllevej 3, 7400 Herning"})
    meeting = plan(store, mathias_case, people["Torben"], people["Birgitte"], place="Møllevej 3")
    told = [each.why for each in look(store, meeting).warnings if each.sentence.startswith("Stedet")]
    assert any("Torben" in why for why in told)
    assert any("Birgitte" in why for why in told)


def test_what_was_decided_is_kept_with_who_and_why_and_stands_last(
    store: OpenStore, noah_case: UUID, people: dict[str, UUID]
) -> None:
    do(store, change_record, "person", people["Heidi"], {"town": "Vejle"})
    meeting = plan(store, noah_case, people["Jan"], people["Yasmin"], place="Biblioteket i Vejle")
    first = look(store, meeting).warnings[0]
    with pytest.raises(UserError):
        do(store, company.decide_warning, meeting, key=first.key, because="", by="Sanne")
    for why in ("Noah vil have hende med.", "Heidi har selv sagt ja."):
        do(store, company.decide_warning, meeting, key=first.key, because=why, by="Sanne")

    after = look(store, meeting).warnings
    assert [bool(each.decided) for each in after] == [False, True]
    assert after[1].key == first.key
    assert after[1].decided == "Besluttet 22. november 2026 af Sanne: Heidi har selv sagt ja."
    other = plan(store, noah_case, people["Jan"], people["Yasmin"])
    assert [each.decided for each in look(store, other).warnings] == [""]


@pytest.mark.parametrize(
    ("first", "second", "place", "warned"),
    [
        (("13.00", "14.00"), ("14.10", "15.00"), "rådhuset", True),
        (("13.00", "14.00"), ("14.30", "15.30"), "rådhuset", False),
        (("15.00", "16.00"), ("13.00", "14.45"), "rådhuset", True),
        (("13.00", ""), ("16.00", "17.00"), "rådhuset", True),
        (("13.00", "14.00"), ("14.10", "15.00"), "skolen", False),
    ],
)
def test_two_parts_of_a_meeting_need_time_between_them(
    store: OpenStore, noah_case: UUID, people: dict[str, UUID], first: tuple[str, str], second: tuple[str, str],
    place: str, warned: bool,
) -> None:  # fmt: skip
    day = "1. december 2026"
    one = plan(store, noah_case, people["Jan"], held_on=day, place="Rådhuset")
    two = plan(store, noah_case, people["Heidi"], held_on=day, place=place)
    for meeting, (starts, ends) in ((one, first), (two, second)):
        do(store, change_meeting, meeting, starts_at=starts, ends_at=ends)

    def join(unit: Unit) -> None:
        unit.get(Meeting, one).other_part_id = two

    do(store, join)
    for meeting in (one, two):
        told = [each.why for each in look(store, meeting).warnings if each.sentence.startswith("Der skal gå")]
        assert told == (["Jan og Heidi kan mødes i døren."] if warned else [])
