"""What only the professional copy holds: all scores, the decision, interventions, who took part, the network."""

from uuid import UUID

from app.models.case import Child
from app.models.enums import InterventionStatus
from app.models.enums_meeting import Attendance
from app.models.meeting import Meeting, Participant, Scale, ScaleAnswer
from app.models.people import NetworkTie
from app.models.plan import Intervention
from app.services import plan_wording as say
from app.services.plan_rows import DecisionPart, InterventionLine, PersonLine, ScoreLine
from app.services.sight import Sight
from app.services.snapshot import CaseRows
from app.wording import word


def scores(rows: CaseRows, child: Child) -> tuple[ScoreLine, ...]:
    """Return every answer on every scale about a child."""
    return tuple(
        ScoreLine(
            who=rows.called(each.person_id),
            value=each.value,
            question=scale.question or "",
            said_on=scale.asked_on,
        )
        for scale in rows.of(Scale)
        if scale.child_id in (None, child.id)
        for each in rows.inside(ScaleAnswer, scale.id)
    )


def _active(rows: CaseRows, child: Child) -> list[Intervention]:
    active = (InterventionStatus.ACTIVE, InterventionStatus.GRANTED)
    return [i for i in rows.of(Intervention) if i.status in active and i.child_id in (None, child.id)]


def decision(rows: CaseRows, child: Child) -> DecisionPart | None:
    """Return the decision in force for a child, or None."""
    for each in _active(rows, child):
        if each.legal_basis or each.decided_on:
            return DecisionPart(
                legal_basis=say.legal_text(each),
                decided_on=say.last_day(each.decided_on),
                purpose=each.purpose or "",
                expected_duration=each.expected_duration or "",
                rung=f"trin {each.rung}" if each.rung else "",
            )
    return None


def interventions(rows: CaseRows, child: Child) -> tuple[InterventionLine, ...]:
    """Return the interventions that run for a child."""
    return tuple(
        InterventionLine(
            name=each.name or "",
            provider=rows.name(each.provider_id),
            legal_basis=say.legal_text(each),
            decided_on=say.last_day(each.decided_on),
            starts_on=each.since.exact if each.since else None,
            expected_duration=each.expected_duration or "",
            purpose=each.purpose or "",
        )
        for each in _active(rows, child)
    )


def participants(rows: CaseRows, sight: Sight, meeting: Meeting | None) -> tuple[PersonLine, ...]:
    """Return who was asked to the meeting and whether they came."""
    if meeting is None:
        return ()
    return tuple(
        PersonLine(
            name=rows.name(each.person_id),
            role=say.role(rows, each.person_id),
            attendance=word(each.attendance) if each.attendance is not Attendance.UNKNOWN else word(each.invitation),
        )
        for each in rows.inside(Participant, meeting.id)
        if sight.person(each.person_id)
    )


def network(rows: CaseRows, sight: Sight, child_id: UUID, *, shared: bool) -> tuple[PersonLine, ...]:
    """Return the network of a child, and (once on a paper) those that all children share."""
    whose = (child_id, None) if shared else (child_id,)
    return tuple(
        PersonLine(
            name=rows.name(tie.person_id),
            role=say.role(rows, tie.person_id),
            contribution=tie.can_contribute or "",
        )
        for tie in rows.of(NetworkTie)
        if tie.child_id in whose and sight.network(tie)
    )
