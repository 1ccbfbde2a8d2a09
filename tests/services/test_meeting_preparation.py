"""A meeting before it is held, through the real store: who is asked, the day, what is ready, parts and called off."""

from typing import Any
from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.enums_meeting import Invitation, MeetingStatus, Side
from app.models.meeting import AgendaPoint, Meeting, Participant
from app.models.people import NetworkTie, Person
from app.services import meeting_changes, stop_decisions
from app.services.meeting_days import day_notes
from app.services.meeting_guests import people_to_ask
from app.services.meeting_list import list_lines
from app.services.meeting_plan import MeetingPlan, ask_by_name, look_at_plan, plan_whole
from app.services.meeting_preparation import Preparation, read_preparation
from app.services.records import add_record, change_record, remove_record

PURPOSE = "Hvad hjælper Mathias om morgenen?"


def who(store: OpenStore, case_id: UUID, start: str) -> UUID:
    choices = ask(store, people_to_ask, case_id)
    return next(each.person_id for each in choices.people if each.name.startswith(start))


def planned(store: OpenStore, case_id: UUID, *people: str, **typed: Any) -> UUID:
    values = {"purpose": PURPOSE, "held_on": "3. december 2026", "starts_at": "15", "place": "biblioteket", **typed}
    ids = tuple(who(store, case_id, each) for each in people)
    return do(store, plan_whole, case_id, MeetingPlan(people=ids, **values))


def prepared(store: OpenStore, meeting_id: UUID) -> Preparation:
    found = ask(store, read_preparation, meeting_id)
    assert isinstance(found, Preparation)
    return found


def missing(store: OpenStore, meeting_id: UUID) -> list[str]:
    return [line.words for line in prepared(store, meeting_id).ready if not line.done]


def guest(store: OpenStore, meeting_id: UUID, called: str) -> UUID:
    return next(each.id for each in prepared(store, meeting_id).guests if each.called == called)


def test_those_usually_there_are_ticked_and_the_rest_sit_on_their_side(store: OpenStore, mathias_case: UUID) -> None:
    choices = ask(store, people_to_ask, mathias_case)
    usual = {each.called for each in choices.people if each.usual}
    assert usual == {"Mathias", "Lone", "Torben", "Sanne"}
    sides = {each.called: each.side for each in choices.people}
    assert (sides["Kasper"], sides["Birgitte"], sides["Camilla"]) == (Side.PRIVATE, Side.GENERAL, Side.GENERAL)
    assert (sides["Sanne"], sides["Mathias"], sides["Elias"]) == (Side.AUTHORITY, Side.CHILD, Side.PRIVATE)
    assert "Inger" in {each.called for each in choices.people if each.last}


def test_who_came_from_the_network_alone_sits_where_the_role_says(store: OpenStore, noah_case: UUID) -> None:
    sides = {each.role: each.side for each in ask(store, people_to_ask, noah_case).people}
    assert (sides["kontaktperson"], sides["UU-vejleder"], sides["rådgiver"]) == (
        Side.PROVIDER, Side.GENERAL, Side.AUTHORITY,
    )  # fmt: skip


def test_a_whole_meeting_is_planned_in_one_step(store: OpenStore, mathias_case: UUID) -> None:
    sanne = who(store, mathias_case, "Sanne")
    meeting = planned(
        store, mathias_case, "Mathias", "Lone", "Kasper",
        chair_id=sanne, newcomers=(("Yrsa Holm", "klasselærer"), ("", "genbo")),
    )  # fmt: skip
    made = ask(store, lambda unit: unit.get(Meeting, meeting))
    assert (made.ends_at, made.purpose, made.chair_id) == ("16:30", PURPOSE, sanne)
    rows = {each.name: each for each in prepared(store, meeting).guests}
    assert list(rows) == [
        "Mathias Kjærgaard Østergård", "Lone Kjærgaard", "Kasper Lind", "Yrsa Holm", "genbo", "Sanne Vestergaard",
    ]  # fmt: skip
    assert rows["Yrsa Holm"].side is Side.GENERAL
    ties = ask(store, lambda unit: [each.sector.value for each in unit.live(NetworkTie)][-2:])
    assert ties == ["school", "neighbours"], "»genbo« lives next door"


def test_somebody_written_who_is_there_already_is_not_made_twice(store: OpenStore, mathias_case: UUID) -> None:
    before = len(ask(store, lambda unit: unit.live(Person)))
    meeting = planned(store, mathias_case, "Mathias", newcomers=(("kasper lind", ""), ("Kasper Lind", "fodboldtræner")))
    assert [each.called for each in prepared(store, meeting).guests] == ["Mathias", "Kasper"]
    assert len(ask(store, lambda unit: unit.live(Person))) == before


@pytest.mark.parametrize(
    ("typed", "ends"), [("16.15", "16:15"), ("2 timer", "17:00"), ("1½ time", "16:30"), ("45 min", "15:45")]
)
def test_the_end_is_a_time_or_a_length(store: OpenStore, mathias_case: UUID, typed: str, ends: str) -> None:
    meeting = planned(store, mathias_case, ends_at=typed)
    assert ask(store, lambda unit: unit.get(Meeting, meeting)).ends_at == ends


def test_an_end_that_is_neither_is_said(store: OpenStore, mathias_case: UUID) -> None:
    with pytest.raises(UserError, match="90 min"):
        planned(store, mathias_case, ends_at="til vi er færdige")
    assert ask(store, list_lines, mathias_case)[0].when.startswith("onsdag den 6. januar")


def test_a_meeting_moved_takes_as_long_as_before(store: OpenStore, mathias_case: UUID) -> None:
    meeting = planned(store, mathias_case, ends_at="2 timer")
    do(store, meeting_changes.set_hours, meeting, starts_at="9.30")
    assert ask(store, lambda unit: unit.get(Meeting, meeting)).ends_at == "11:30"


def notes(store: OpenStore, case_id: UUID, held_on: str, **rest: Any) -> list[tuple[str, str]]:
    return [(each.sentence, each.tone) for each in ask(store, day_notes, case_id, held_on=held_on, **rest)]


def test_a_day_says_what_is_wrong_with_it(store: OpenStore, mathias_case: UUID) -> None:
    assert notes(store, mathias_case, "7. december 2026") == []
    assert notes(store, mathias_case, "ikke en dag") == []
    assert notes(store, mathias_case, "20. november 2026")[0] == ("Datoen er passeret. Er det den rigtige?", "warn")
    assert notes(store, mathias_case, "25. december 2026")[0][0].startswith("Det er juledag.")
    assert notes(store, mathias_case, "5. december 2026")[0][0].startswith("Det er lørdag.")


def test_a_clash_tells_the_time_and_never_whose_case_it_is(
    store: OpenStore, mathias_case: UUID, noah_case: UUID
) -> None:
    other = planned(store, noah_case, held_on="3. december 2026", starts_at="14.30", ends_at="15.30", place="Havnen 4")
    hours = {"starts_at": "15", "ends_at": "16.30"}
    assert notes(store, mathias_case, "3. december", **hours) == [
        ("Du har også et møde den dag kl. 14.30–15.30.", "warn")
    ]
    assert notes(store, mathias_case, "3. december", starts_at="15.30") == [
        ("Du har også et møde den dag kl. 14.30–15.30.", "info")
    ]
    assert notes(store, noah_case, "3. december", but=other, **hours) == []
    do(store, meeting_changes.cancel_meeting, other, because="Noah er syg")
    assert notes(store, mathias_case, "3. december", **hours) == []


def test_somebody_who_is_at_another_meeting_then_is_named(
    store: OpenStore, mathias_case: UUID, noah_case: UUID
) -> None:
    here, there = who(store, mathias_case, "Sanne"), who(store, noah_case, "Sanne")
    for person in (here, there):
        do(store, change_record, "person", person, {"identity_id": str(UUID(int=7))})
    planned(store, noah_case, "Sanne", starts_at="15")
    found = notes(store, mathias_case, "3. december", starts_at="15", people=(here,))
    assert ("Sanne skal være med der.", "warn") in found
    assert not [sentence for sentence, _ in found if "Noah" in sentence]


def test_what_is_missing_is_told_and_goes_away_as_it_is_done(store: OpenStore, mathias_case: UUID) -> None:
    meeting = planned(store, mathias_case, "Mathias", "Lone", purpose="", place="")
    said = missing(store, meeting)
    assert {"Hvad vil vi gerne finde ud af?", "Hvor holder vi mødet?", "Tal med Mathias før mødet"} <= set(said)
    assert "Torben er ikke med. Hvordan får Torben det at vide?" in said
    assert "2 er ikke spurgt endnu" in said
    do(store, change_record, "meeting", meeting, {"purpose": PURPOSE, "place": "skolen"})
    child = prepared(store, meeting).children[0]
    values = {"child_id": str(child.child_id), "meeting_id": str(meeting), "on": "23. november 2026"}
    do(store, add_record, mathias_case, "child_talk", values | {"own_words": "Jeg vil helst være sammen med mor."})
    do(store, ask_by_name, meeting, name="Torben Østergård")
    for each in prepared(store, meeting).guests:
        do(store, meeting_changes.note_invited, each.id, how="ringet")
    said = missing(store, meeting)
    assert not {"Hvad vil vi gerne finde ud af?", "Tal med Mathias før mødet"} & set(said)
    assert not [words for words in said if "Torben" in words or "spurgt endnu" in words]
    assert prepared(store, meeting).children[0].talks[0].told == "23. november 2026"


def test_who_is_kept_out_is_neither_ticked_nor_missed_nor_named(store: OpenStore, mathias_case: UUID) -> None:
    torben = who(store, mathias_case, "Torben")
    do(store, stop_decisions.note_stop, mathias_case, kind="abuse", against_id=torben, reason="Set blå mærker")
    choices = ask(store, people_to_ask, mathias_case)
    assert "Torben" not in {each.called for each in choices.people if each.usual}
    meeting = planned(store, mathias_case, "Mathias", "Lone")
    assert not [words for words in missing(store, meeting) if "Torben" in words]
    warnings = ask(store, look_at_plan, mathias_case, (torben,))
    assert [each for each in warnings if "Torben" in each.sentence] == []
    assert "Torben" in warnings[0].why
    line = next(each for each in ask(store, list_lines, mathias_case) if each.id == meeting)
    assert (line.title, line.purpose, line.place) == ("Aftale i sagen", "", "")


def test_a_relative_is_never_the_interpreter(store: OpenStore, mathias_case: UUID) -> None:
    meeting = planned(store, mathias_case, "Mathias")
    for typed, told in (("Vietnamesisk, Minh oversætter", True), ("Vietnamesisk, tlf. 12 34 56 78", False)):
        do(store, change_record, "meeting", meeting, {"interpreter": typed})
        assert bool(prepared(store, meeting).interpreter_note) is told


def test_two_meetings_of_one_share_out_the_people_and_their_points(store: OpenStore, mathias_case: UUID) -> None:
    meeting = planned(store, mathias_case, "Mathias", "Lone", "Torben")
    torben = who(store, mathias_case, "Torben")
    for person, text in ((torben, "Weekenderne"), (who(store, mathias_case, "Lone"), "Morgenerne")):
        values = {"text": text, "wished_by_id": str(person)}
        do(store, add_record, mathias_case, "agenda_point", values, owner_id=meeting)
    moved = guest(store, meeting, "Torben")
    do(store, meeting_changes.note_answer, moved, answer="coming")
    other = do(store, meeting_changes.split_meeting, meeting, participants=(moved,), starts_at="17", place="rådhuset")
    mine, theirs = prepared(store, meeting), prepared(store, other)
    assert [each.called for each in mine.guests] == ["Mathias", "Lone"]
    assert sorted(each.called for each in theirs.guests) == ["Mathias", "Torben"]
    assert [each.text for each in theirs.points] == ["Weekenderne"]
    assert [each.text for each in mine.points] == ["Morgenerne"]
    assert next(each for each in theirs.guests if each.called == "Torben").answer is None
    assert mine.other is not None
    assert theirs.other is not None
    assert (mine.other.id, theirs.other.id) == (other, meeting)
    assert "kl. 17, rådhuset" in mine.other.words
    assert mine.day_notes == ()
    with pytest.raises(UserError, match="allerede delt"):
        do(store, meeting_changes.split_meeting, other, participants=())
    do(store, meeting_changes.move_guest, guest(store, meeting, "Lone"))
    assert "Lone" in {each.called for each in prepared(store, other).guests}


def test_a_meeting_called_off_keeps_its_reason_and_can_be_taken_up_again(store: OpenStore, mathias_case: UUID) -> None:
    meeting = planned(store, mathias_case, "Mathias", "Lone")
    do(store, meeting_changes.note_answer, guest(store, meeting, "Lone"), answer="coming")
    with pytest.raises(UserError, match="hvorfor"):
        do(store, meeting_changes.cancel_meeting, meeting, because=" ")
    do(store, meeting_changes.cancel_meeting, meeting, because="Lone er syg")
    assert (prepared(store, meeting).status, prepared(store, meeting).because) == (
        MeetingStatus.CANCELLED,
        "Lone er syg",
    )
    with pytest.raises(UserError, match="planlagt"):
        do(store, meeting_changes.cancel_meeting, meeting, because="igen")
    do(store, meeting_changes.plan_again, meeting)
    assert prepared(store, meeting).status is MeetingStatus.PLANNED
    assert {each.answer for each in prepared(store, meeting).guests} == {None}


def test_points_are_moved_up_and_down(store: OpenStore, mathias_case: UUID) -> None:
    meeting = planned(store, mathias_case, "Mathias")
    for text in ("a", "b", "c"):
        do(store, add_record, mathias_case, "agenda_point", {"text": text}, owner_id=meeting)

    def order() -> str:
        return "".join(each.text for each in prepared(store, meeting).points)

    points = {each.text: each.id for each in prepared(store, meeting).points}
    do(store, meeting_changes.move_point, points["c"], steps=-1)
    assert order() == "acb"
    do(store, meeting_changes.move_point, points["a"], steps=5)
    assert order() == "cba"
    do(store, remove_record, "agenda_point", points["b"])
    assert order() == "ca"
    assert len(ask(store, lambda unit: unit.live(AgendaPoint))) == 2


def test_asking_and_answering_keep_their_day(store: OpenStore, mathias_case: UUID) -> None:
    meeting = planned(store, mathias_case, "Mathias", "Lone")
    lone = guest(store, meeting, "Lone")
    do(store, meeting_changes.note_invited, lone, how="i hånden", on="20. november")
    do(store, meeting_changes.note_answer, lone, answer="declined")
    do(store, meeting_changes.note_invited, lone)
    row = ask(store, lambda unit: unit.get(Participant, lone))
    assert (str(row.invited_on), row.invited_how, row.invitation) == ("2026-11-20", "i hånden", Invitation.DECLINED)
    do(store, meeting_changes.not_invited_yet, lone)
    assert next(each for each in prepared(store, meeting).guests if each.id == lone).answer is None
