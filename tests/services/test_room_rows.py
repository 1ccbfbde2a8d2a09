"""What the room's screen may hold: for those who are here, and nothing that is for fewer."""

import datetime as dt
from typing import Any
from uuid import UUID

import pytest
from doing import ask, do
from sqlalchemy import Text

from app.bootstrap import OpenStore
from app.models.base import CaseRecord
from app.models.columns import Fact
from app.models.enums import Floor
from app.models.enums_meeting import Attendance, Invitation
from app.models.enums_people import ConsentAnswer, ConsentKind
from app.models.meeting import Meeting, Participant
from app.models.people import Person
from app.models.registry import CASE_CLASSES
from app.models.safety import Consent, HardStop
from app.services import meetings, stop_decisions
from app.services.history import undo
from app.services.meeting_round import reveal_scale
from app.services.room_photo import read_photo
from tests.services.meeting_making import plan_with, set_row, who
from tests.services.room_making import agreed, mark, only_for, room, rows_of, running, say_yes
from tests.shipped import TODAY

CANARY = "kanariefugl"


@pytest.fixture
def meeting(store: OpenStore, noah_case: UUID) -> UUID:
    """Noah, Jan and Pia are here."""
    return running(store, noah_case, "Noah", "Jan", "Pia")


def test_when_nobody_is_marked_nobody_is_known_and_what_is_for_a_few_is_off(
    store: OpenStore, noah_case: UUID, meeting: UUID
) -> None:
    noah, jan = who(store, noah_case, "Noah"), who(store, noah_case, "Jan")
    for_two = agreed(store, noah_case, meeting, "ringer på fredag", jan)
    do(store, only_for, for_two, noah, jan)
    mark(store, meeting, who(store, noah_case, "Pia"), Attendance.ABSENT)
    assert [each.id for each in room(store, meeting).agreements] == [for_two]

    for each in rows_of(store, meeting):
        mark(store, meeting, each.person_id, Attendance.UNKNOWN)
    shown = room(store, meeting)
    assert (shown.readers, shown.names, shown.agreements) == (frozenset(), (), ())


def test_whoever_is_expected_and_not_marked_reads_along_unless_they_said_no(
    store: OpenStore, noah_case: UUID, meeting: UUID
) -> None:
    jan = who(store, noah_case, "Jan")
    mark(store, meeting, jan, Attendance.UNKNOWN)
    shown = room(store, meeting)
    assert jan in shown.readers
    assert "Jan" not in shown.names, "the circle has those who are here"

    row = next(each.id for each in rows_of(store, meeting) if each.person_id == jan)
    set_row(store, Participant, row, invitation=Invitation.DECLINED)
    assert jan not in room(store, meeting).readers


def test_who_has_gone_reads_no_longer_until_the_meeting_is_over(
    store: OpenStore, noah_case: UUID, meeting: UUID
) -> None:
    noah = who(store, noah_case, "Noah")
    mark(store, meeting, noah, Attendance.PARTLY, "15:40")
    assert noah not in room(store, meeting).readers
    assert "Noah" not in room(store, meeting).names
    do(store, meetings.close_meeting, meeting, because="")
    assert noah in room(store, meeting).readers


def test_proposals_are_marked_and_what_was_taken_off_is_off(store: OpenStore, noah_case: UUID, meeting: UUID) -> None:
    pia = who(store, noah_case, "Pia")
    agreed(store, noah_case, meeting, "laver en plan", pia)
    agreed(store, noah_case, meeting, "tager med på job", pia, state="proposal")
    agreed(store, noah_case, meeting, "glemmer det igen", pia, state="dropped")
    found = [(each.sentence, each.state.value, each.is_open) for each in room(store, meeting).agreements]
    assert found == [("Pia laver en plan.", "agreed", False), ("Pia tager med på job.", "proposal", True)]
    assert "tager med" not in str(ask(store, read_photo, meeting)), "a proposal is not taken home"


def test_the_adults_numbers_are_seen_together_at_their_step_and_never_beside_the_childs(
    store: OpenStore, noah_case: UUID, meeting: UUID
) -> None:
    noah, pia = who(store, noah_case, "Noah"), who(store, noah_case, "Pia")
    scale = do(store, meetings.ask_scale, meeting, question="Hvor godt går det?")
    for person, value in ((noah, 3), (pia, 8)):
        do(store, meetings.answer_scale, scale, person, value=value)
    do(store, meetings.start_meeting, meeting, step="scales")
    childs = [(("Noah", 3),)]
    assert [each.answers for each in room(store, meeting).scales] == childs

    do(store, reveal_scale, scale)
    shown = room(store, meeting).scales
    assert [(each.answers, each.is_childs) for each in shown] == [((("Pia", 8),), False)]
    do(store, meetings.start_meeting, meeting, step="agreements")
    assert [each.answers for each in room(store, meeting).scales] == childs


def test_the_next_meeting_is_told_when_all_who_are_here_may_know_of_it(
    store: OpenStore, noah_case: UUID, meeting: UUID
) -> None:
    heidi, noah = who(store, noah_case, "Heidi"), who(store, noah_case, "Noah")
    with_heidi = plan_with(store, noah_case, heidi, noah)
    assert room(store, meeting).coming is None, "Jan would read where Heidi is to be"

    mark(store, meeting, who(store, noah_case, "Jan"), Attendance.ABSENT)
    coming = room(store, meeting).coming
    assert coming is not None
    assert (str(coming.on), coming.place) == ("2026-12-03", "biblioteket")
    set_row(store, Meeting, with_heidi, other_part_id=meeting)
    assert room(store, meeting).coming is None, "Pia is not asked to the other part"


def test_while_the_family_talks_alone_the_screen_holds_the_question_only(store: OpenStore, noah_case: UUID) -> None:
    noah = who(store, noah_case, "Noah")
    meeting = running(store, noah_case, "Noah", step="welcome")
    agreed(store, noah_case, meeting, "passer sin skole", noah)
    set_row(store, Meeting, meeting, type_id="family_council", type_version=None, step="private_time")
    shown = room(store, meeting)
    assert shown.is_quiet
    assert shown.question
    assert (shown.agreements, shown.names, shown.scales, shown.coming) == ((), (), (), None)


def test_the_drawing_waits_for_the_childs_yes_and_the_others_are_question_marks(
    store: OpenStore, mathias_case: UUID
) -> None:
    meeting = running(store, mathias_case, "Mathias", "Lone")
    mathias, lone = who(store, mathias_case, "Mathias"), who(store, mathias_case, "Lone")
    assert room(store, meeting, with_family=True).drawing is None
    do(store, say_yes, mathias_case, lone)
    assert room(store, meeting, with_family=True).drawing is None

    do(store, say_yes, mathias_case, mathias)
    drawing = room(store, meeting, with_family=True).drawing
    assert drawing is not None
    assert set(drawing.names.values()) == {"Mathias", "Lone", "?"}
    said = " ".join(drawing.text_twin)
    assert all(word not in said for word in ("Torben", "Poul", "skilt", "2015", "Kjærgaard"))
    assert room(store, meeting).drawing is None, "first names in a circle unless it is asked for"


def test_with_everybodys_yes_all_are_named_without_years_homes_and_relations(
    store: OpenStore, mathias_case: UUID
) -> None:
    meeting = running(store, mathias_case, "Mathias", "Lone")
    do(store, say_yes, mathias_case)
    drawing = room(store, meeting, with_family=True).drawing
    assert drawing is not None
    assert "?" not in drawing.names.values()
    said = " ".join(drawing.text_twin)
    assert "Torben" in said
    assert not any(letter.isdigit() for letter in said)
    assert (drawing.warnings, drawing.courses) == ((), ())


def test_a_yes_taken_back_takes_the_name_away(store: OpenStore, mathias_case: UUID) -> None:
    meeting = running(store, mathias_case, "Mathias", "Lone")
    do(store, say_yes, mathias_case)
    torben = who(store, mathias_case, "Torben")
    with store.units.step("Nej", "test") as unit:
        for each in unit.live(Consent, Consent.person_id == torben):
            if each.kind is ConsentKind.DRAWING and each.about_id is None:
                each.answer = ConsentAnswer.WITHDRAWN
    drawing = room(store, meeting, with_family=True).drawing
    assert drawing is not None
    assert "Lone" in drawing.names.values()
    assert "Torben" not in drawing.names.values()


def test_while_a_child_is_heard_without_a_parent_nothing_new_is_told_to_that_parent_here(
    store: OpenStore, mathias_case: UUID
) -> None:
    torben = who(store, mathias_case, "Torben")
    stop = do(store, stop_decisions.note_stop, mathias_case, kind="abuse", against_id=torben)
    set_row(store, HardStop, stop, created_at=TODAY - dt.timedelta(hours=1))
    plan_with(store, mathias_case, who(store, mathias_case, "Lone"), held_on="30. november 2026")
    meeting = running(store, mathias_case, "Mathias", "Lone")
    assert (found := room(store, meeting).coming) is not None
    assert str(found.on) == "2026-11-30"
    do(store, meetings.welcome, meeting, called=ask(store, lambda unit: unit.get(Person, torben).name))
    coming = room(store, meeting).coming
    assert coming is None or str(coming.on) == "2027-01-06", "what he knew before the stop stays"


def own_columns() -> list[tuple[type[CaseRecord], str]]:
    """Every column with free words that is for fewer than the family."""
    found = []
    for kind in CASE_CLASSES:
        for name in kind.facts():
            column: Any = kind.__table__.columns[name]
            info: Fact = column.info["fact"]
            if info.floor in (Floor.CASEWORKER, Floor.PROFESSIONAL) and isinstance(column.type, Text):
                found.append((kind, name))
    return found


def test_no_word_for_fewer_than_the_family_changes_anything_in_the_room(store: OpenStore, mathias_case: UUID) -> None:
    meeting = ask(store, meetings.list_meetings, mathias_case)[-1].id
    before, photo = room(store, meeting, with_family=True), ask(store, read_photo, meeting)
    told, columns = [], [each for each in own_columns() if each != (Meeting, "step")]
    for kind, name in columns:
        with store.units.step("Skriv", "test") as unit:
            for row in unit.live(kind, kind.case_id == mathias_case):
                setattr(row, name, _canary(kind, name))
        if unit.outcome is None:
            continue
        if (room(store, meeting, with_family=True), ask(store, read_photo, meeting)) != (before, photo):
            told.append(f"{kind.__tablename__}.{name}")
        do(store, undo, unit.outcome.step_id)
    assert len(columns) > 20
    assert told == []


def _canary(kind: type[CaseRecord], name: str) -> str:
    """A value the column can hold."""
    return "16:20" if name.endswith("_at") else CANARY
