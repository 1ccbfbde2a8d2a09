"""Words said for somebody who is not round the table: »hvad ville Henning sige?«. They are never taken for theirs."""

from uuid import UUID

from app.models.enums_meeting import Attendance, ContributionKind
from app.models.meeting import Contribution, Meeting, Participant
from app.models.people import Person
from app.services.agreement_rows import THERE
from app.services.custody import is_living, parents_of
from app.services.meetings import add_contribution
from app.services.ports import Unit, use_case
from app.services.snapshot import read_case


@use_case("meeting.say_for")
def say_for(
    unit: Unit, meeting_id: UUID, *, absent_id: UUID, text: str, speaker_id: UUID | None = None,
    only_screen: bool = False,
) -> UUID:  # fmt: skip
    """Write down what somebody here thinks an absent person would say, and return its id.

    Raises UserError when the absent person is gone from the case.
    """
    unit.get(Person, absent_id)
    said = add_contribution(
        unit, meeting_id, kind=ContributionKind.FOR_ABSENT.value, text=text, speaker_id=speaker_id,
        only_screen=only_screen,
    )  # fmt: skip
    unit.get(Contribution, said).on_behalf_of_id = absent_id
    return said


@use_case("meeting.absent")
def who_is_absent(unit: Unit, meeting_id: UUID) -> tuple[tuple[UUID, str], ...]:
    """Return who may be spoken for, with the name used at the table: the children, their parents, and who was asked.

    Only those who are not round the table now; who has died is not spoken for.
    """
    meeting = unit.get(Meeting, meeting_id)
    unit.about(meeting.case_id, meeting_id)
    rows = read_case(unit, meeting.case_id)
    there = rows.inside(Participant, meeting_id)
    here = {each.person_id for each in there if each.attendance in THERE}
    children = [person.id for _, person in rows.children()]
    parents = [parent for child in children for parent in parents_of(rows, child)]
    asked = [each.person_id for each in there if each.attendance is Attendance.ABSENT]
    return tuple(
        (each, rows.called(each))
        for each in dict.fromkeys((*children, *parents, *asked))
        if each not in here and is_living(rows, each)
    )
