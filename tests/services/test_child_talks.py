"""Talks with a child: written down, put right, taken away; what could not be held is a sentence and counts as none."""

from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.enums_early import House
from app.models.ruling import FormalDecision
from app.services import attachments, child_talks
from app.services.child_talk_rows import TalkRow
from app.services.child_talks import (
    TypedTalk,
    correct_talk,
    list_before,
    list_talks,
    note_not_held,
    note_talk,
    remove_talk,
)
from app.services.child_talks_waiting import list_waiting
from app.services.contacts import TypedContact, note_contact
from app.services.discreet_rows import Discretion
from app.services.due_lines import Desk
from app.services.due_voice import of_voice
from app.services.history import undo
from app.services.meetings import plan_meeting
from app.services.modules import switch_module
from app.services.ports import Unit
from app.services.records import add_record, change_record
from app.services.rulebook import rules_of
from app.services.snapshot import read_case
from app.services.stop_decisions import note_stop
from app.services.voice_children import list_children
from app.services.voice_houses import add_house_word, change_house_word, list_house_words, remove_house_word
from app.services.voice_tools import NOT_SHOWN, read_tools, tell_in_house
from tests.services.meeting_making import who

WORDS = "Jeg får ondt i maven, når jeg skal ind ad døren."
WHY = "Mathias var indlagt og for syg til at tale med nogen."
INSTEAD = "Vi talte med mormor om, hvad han plejer at sige."


@pytest.fixture
def child(store: OpenStore, mathias_case: UUID) -> UUID:
    return UUID(str(ask(store, list_children, mathias_case)[0][0]))


def talks(store: OpenStore, case_id: UUID) -> tuple[TalkRow, ...]:
    found: tuple[TalkRow, ...] = ask(store, list_talks, case_id)
    return found


def full(store: OpenStore, case_id: UUID) -> TypedTalk:
    return TypedTalk(
        on="18. november 2026", with_id=who(store, case_id, "Lone"), place="Skolen", how="På en gåtur", alone=True,
        own_words=WORDS, companion="mormor Inger",
    )  # fmt: skip


def test_a_talk_keeps_every_answer_and_the_words_as_they_were_said(
    store: OpenStore, mathias_case: UUID, child: UUID
) -> None:
    made = do(store, note_talk, mathias_case, child, full(store, mathias_case))
    row = next(each for each in talks(store, mathias_case) if each.id == made)
    assert (row.own_words, row.alone, row.companion_offered, row.companion) == (WORDS, True, True, "mormor Inger")
    assert (row.on, row.with_whom, row.was_held) == ("18. november 2026", "Lone", True)
    assert row.facts == "med Lone · Skolen · På en gåtur · bisidder: mormor Inger"


def test_talks_stand_newest_first_and_an_empty_day_is_today(store: OpenStore, mathias_case: UUID, child: UUID) -> None:
    do(store, note_talk, mathias_case, child, TypedTalk(on="1. maj 2026", place="Hjemme"))
    do(store, note_talk, mathias_case, child, TypedTalk(place="I bilen"))
    do(store, note_not_held, mathias_case, child, because=WHY, instead=INSTEAD)
    found = talks(store, mathias_case)
    assert (found[0].place, found[0].on) == ("I bilen", "22. november 2026")
    assert found[-1].not_held_because == WHY


REFUSED = (
    (TypedTalk(on="1. december 2026", place="Hjemme"), "ikke kommet endnu"),
    (TypedTalk(on="i går"), "Skriv, hvad der blev sagt"),
    (TypedTalk(place="Hjemme", alone=True, others="mor"), "Ret det ene"),
    (TypedTalk(place="Hjemme", companion_offered=False, companion="mormor"), "ikke er tilbudt"),
    (TypedTalk(on="øh", place="Hjemme"), "Skriv en dag"),
)


def test_what_cannot_be_is_refused_in_words(store: OpenStore, mathias_case: UUID, child: UUID) -> None:
    before = talks(store, mathias_case)
    for typed, told in REFUSED:
        with pytest.raises(UserError, match=told):
            do(store, note_talk, mathias_case, child, typed)
    assert talks(store, mathias_case) == before


def test_a_child_does_not_talk_with_itself_nor_with_another_case(
    store: OpenStore, mathias_case: UUID, noah_case: UUID, child: UUID
) -> None:
    with pytest.raises(UserError, match="sig selv"):
        do(store, note_talk, mathias_case, child, TypedTalk(with_id=who(store, mathias_case, "Mathias")))
    with pytest.raises(UserError, match="hører ikke til sagen"):
        do(store, note_talk, mathias_case, child, TypedTalk(with_id=who(store, noah_case, "Noah")))
    with pytest.raises(UserError, match="hører ikke til sagen"):
        do(store, note_talk, noah_case, child, TypedTalk(place="Hjemme"))


def test_putting_right_with_an_empty_day_leaves_the_day(store: OpenStore, mathias_case: UUID, child: UUID) -> None:
    made = do(store, note_talk, mathias_case, child, TypedTalk(on="uge 45", place="Hjemme"))
    day = next(each.on for each in talks(store, mathias_case) if each.id == made)
    do(store, correct_talk, made, TypedTalk(place="På skolen"))
    row = next(each for each in talks(store, mathias_case) if each.id == made)
    assert (row.on, row.place) == (day, "På skolen")
    do(store, correct_talk, made, TypedTalk(on=day, place="På skolen"))
    assert next(each.on for each in talks(store, mathias_case) if each.id == made) == day


def test_not_held_takes_two_sentences_and_never_a_tick(store: OpenStore, mathias_case: UUID, child: UUID) -> None:
    with pytest.raises(UserError, match="hvorfor det slet ikke"):
        do(store, note_not_held, mathias_case, child, because="for lille", instead=INSTEAD)
    with pytest.raises(UserError, match="hvad I gjorde i stedet"):
        do(store, note_not_held, mathias_case, child, because=WHY, instead="")
    made = do(store, note_not_held, mathias_case, child, because=WHY, instead=INSTEAD)
    row = next(each for each in talks(store, mathias_case) if each.id == made)
    assert (row.was_held, row.day) == (False, None)


def test_the_houses_hold_the_words_and_go_with_the_talk(store: OpenStore, mathias_case: UUID, child: UUID) -> None:
    made = do(store, tell_in_house, mathias_case, child, House.DREAMS.value, text="At sove hele natten")
    again = do(store, tell_in_house, mathias_case, child, House.WORRIES.value, text="At nogen griner", talk_id=made)
    worry = do(store, add_house_word, made, House.WORRIES.value, "At mor er træt")
    do(store, change_house_word, worry, "At mor er ked af det")
    assert again == made
    told = [(each.house, each.text) for each in ask(store, list_house_words, made)]
    assert told == [
        (House.WORRIES, "At nogen griner"), (House.WORRIES, "At mor er ked af det"),
        (House.DREAMS, "At sove hele natten"),
    ]  # fmt: skip
    do(store, remove_house_word, worry)
    assert len(ask(store, list_house_words, made)) == 2
    with store.units.step("Fjern", "voice.remove_talk") as unit:
        remove_talk(unit, made)
    assert made not in {each.id for each in talks(store, mathias_case)}
    with store.units.step("Fortryd", "step.undo", undoes=unit.outcome.step_id) as back:
        undo(back, unit.outcome.step_id)
    assert len(next(each for each in talks(store, mathias_case) if each.id == made).houses) == 2


def test_a_tool_never_goes_on_with_a_talk_the_child_had_alone(
    store: OpenStore, mathias_case: UUID, child: UUID
) -> None:
    alone = do(store, note_talk, mathias_case, child, TypedTalk(place="Skolen", alone=True))
    told = do(store, tell_in_house, mathias_case, child, House.GOOD_THINGS.value, text="Fodbold")
    later = do(store, tell_in_house, mathias_case, child, House.GOOD_THINGS.value, text="Fiske")
    assert alone != told == later


def test_no_talk_is_gone_on_with_while_the_child_is_heard_without_somebody(
    store: OpenStore, mathias_case: UUID, child: UUID
) -> None:
    first = do(store, tell_in_house, mathias_case, child, House.WORRIES.value, text="Noget")
    torben = who(store, mathias_case, "Torben")
    do(store, note_stop, mathias_case, kind="abuse", against_id=torben, reason="en grund")
    assert do(store, tell_in_house, mathias_case, child, House.WORRIES.value, text="Mere") != first


def test_a_protected_address_is_kept_and_not_shown_on_the_turned_screen(
    store: OpenStore, mathias_case: UUID, child: UUID
) -> None:
    mathias, torben = who(store, mathias_case, "Mathias"), who(store, mathias_case, "Torben")
    do(store, change_record, "person", mathias, {"address": "Hemmeligvej 14, 7400 Herning"})
    shield = {"subject_id": str(mathias), "against_id": str(torben)}
    do(store, add_record, mathias_case, "protection", shield)
    talk = do(store, tell_in_house, mathias_case, child, House.WORRIES.value, text="Vi bor på Hemmeligvej 14")
    do(store, tell_in_house, mathias_case, child, House.DREAMS.value, text="At sove", talk_id=talk)
    shown = [each.text for each in ask(store, read_tools, mathias_case, child, talk).words]
    assert shown == [NOT_SHOWN, "At sove"]
    assert ask(store, list_house_words, talk)[0].text == "Vi bor på Hemmeligvej 14"


def test_a_drawing_belongs_to_its_talk_until_it_is_taken_off(store: OpenStore, mathias_case: UUID, child: UUID) -> None:
    made = do(store, note_talk, mathias_case, child, TypedTalk(place="Hjemme"))
    added = do(store, attachments.add_attachment, mathias_case, b"png", name="Hus", media_type="image/png")
    do(store, child_talks.put_picture, made, added.id, drawing=True)
    row = next(each for each in talks(store, mathias_case) if each.id == made)
    assert [each.name for each in row.pictures] == ["Hus"]
    kept = next(each for each in ask(store, attachments.list_attachments, mathias_case) if each.id == added.id)
    assert kept.told.startswith("tegning")
    assert kept.about_id == who(store, mathias_case, "Mathias")
    do(store, child_talks.take_picture_off, added.id)
    assert all(not each.pictures for each in talks(store, mathias_case))


def sentences(store: OpenStore, case_id: UUID, child: UUID) -> list[str]:
    return [each.sentence for each in ask(store, list_waiting, case_id, child)]


def test_a_meeting_ahead_asks_for_a_talk_until_there_is_one(store: OpenStore, mathias_case: UUID, child: UUID) -> None:
    meeting = do(store, plan_meeting, mathias_case, held_on="15. marts 2027")
    asked = "Tal med Mathias før mødet mandag den 15. marts 2027."
    assert asked in sentences(store, mathias_case, child)
    do(store, note_talk, mathias_case, child, TypedTalk(place="Hjemme", before=("meeting_id", meeting)))
    assert asked not in sentences(store, mathias_case, child)


def test_a_decision_ahead_stands_on_the_list_until_the_child_is_heard(
    store: OpenStore, mathias_case: UUID, child: UUID
) -> None:
    decision = do(store, add_record, mathias_case, "formal_decision", {"name": "Aflastning", "on": "15. marts 2027"})
    assert all("afgørelsen" not in each for each in sentences(store, mathias_case, child))  # off from the start
    do(store, switch_module, "rulings", on=True)
    assert "Tal med Mathias før afgørelsen: Aflastning." in sentences(store, mathias_case, child)
    assert lines(store, mathias_case) == ["Tal med Mathias før afgørelsen"]
    with store.units.read("test") as unit:
        assert unit.get(FormalDecision, decision).name == "Aflastning"
    do(
        store, note_not_held, mathias_case, child, because=WHY, instead=INSTEAD, before=("decision_id", decision)
    )  # fmt: skip
    assert lines(store, mathias_case) == []


def test_what_is_switched_off_leaves_no_trace_in_talks(store: OpenStore, mathias_case: UUID, child: UUID) -> None:
    decision = do(store, add_record, mathias_case, "formal_decision", {"name": "Aflastning", "on": "15. marts 2027"})
    made = do(store, note_talk, mathias_case, child, TypedTalk(place="Hjemme", before=("decision_id", decision)))
    for on in (False, True):
        do(store, switch_module, "rulings", on=on)
        row = next(each for each in talks(store, mathias_case) if each.id == made)
        offered = [words for _, _, words in ask(store, list_before, mathias_case, child)]
        assert (row.before_words == "afgørelsen: Aflastning") is on
        assert ("afgørelsen: Aflastning" in offered) is on


def test_a_contact_where_the_child_was_talked_with_counts_near_a_decision(
    store: OpenStore, mathias_case: UUID, child: UUID
) -> None:
    do(store, switch_module, "rulings", on=True)
    do(store, add_record, mathias_case, "formal_decision", {"name": "Aflastning", "on": "20. november 2026"})
    do(store, note_contact, mathias_case, TypedContact(text="Ringede", on="1. august 2026", child_talked=True))
    told = "Mathias er ikke talt med før afgørelsen: Aflastning."
    do(store, note_contact, mathias_case, TypedContact(text="Ringede", on="10. november 2026", child_talked=True))
    assert told not in sentences(store, mathias_case, child)


def lines(store: OpenStore, case_id: UUID) -> list[str]:
    with store.units.read("test") as unit:
        return [each.what for each in of_voice(_desk(unit, case_id))]


def _desk(unit: Unit, case_id: UUID) -> Desk:
    rows = read_case(unit, case_id)
    return Desk(unit, rows, rules_of(unit), Discretion(rows))
