"""What only the professional copy holds: all scores, talks, sections with their law, who took part, the network."""

from uuid import UUID

from app.language.dates import long_date
from app.language.folding import join_names
from app.models.case import Child
from app.models.enums import Copy, Decision, FollowUpKind
from app.models.enums_meeting import Attendance
from app.models.knowledge import ChildTalk
from app.models.meeting import Meeting, Participant, Scale, ScaleAnswer
from app.models.people import NetworkTie
from app.models.plan import FollowUp, FollowUpDecision, FollowUpPerson, Intervention, PlanAnswer
from app.rules.cadence import Confidence
from app.services import plan_wording as say
from app.services.child_talk_rows import held_talks
from app.services.plan_kind import current_plan
from app.services.plan_professional_rows import FollowUpLine, LawLine, SectionLine, TalkLine
from app.services.plan_rows import PersonLine, ScoreLine
from app.services.plan_sections import SectionRow
from app.services.sight import Sight, readers
from app.services.snapshot import CaseRows
from app.services.told_facts import Told
from app.wording import word

FOR_FAMILY = {Decision.UP: "mere hjælp", Decision.DOWN: "mindre hjælp"}


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


def sections(told: Told, asked: tuple[SectionRow, ...], child_id: UUID | None) -> tuple[SectionLine, ...]:
    """Return what is written under the headings of one child, or (None) under those all share, in their order."""
    kept = {each.id: each for each in told.rows.of(PlanAnswer)}
    found = []
    for row in asked:
        answer = kept.get(row.answer_id) if row.answer_id else None
        text = told.text(answer, "text") if answer is not None and row.child_id == child_id else ""
        if text:
            found.append(SectionLine(heading=row.heading, text=text))
    return tuple(found)


def laws(told: Told, asked: tuple[SectionRow, ...]) -> tuple[LawLine, ...]:
    """Return which law each heading that is written under follows, once for all children."""
    shown = {each.id for each in told.rows.of(PlanAnswer) if told.text(each, "text")}
    found = [
        LawLine(heading=row.heading, law=row.law, unsure=row.confidence is not Confidence.READ)
        for row in asked
        if row.law and row.answer_id in shown
    ]
    return tuple(dict.fromkeys(found))


def talks(told: Told, child: Child) -> tuple[TalkLine, ...]:
    """Return the talks with a child, the first one first."""
    own = [each for each in held_talks(told.rows) if each.child_id == child.id]
    return tuple(_talk(told, each) for each in sorted(own, key=lambda each: each.on.sort_key if each.on else ()))


def _talk(told: Told, talk: ChildTalk) -> TalkLine:
    offered = {True: "ja", False: "nej"}.get(talk.companion_offered) if talk.companion_offered is not None else ""
    return TalkLine(
        when=told.day(talk, "on"),
        with_whom=told.called(talk.with_id),
        how=told.text(talk, "how"),
        companion=offered or "",
        said="" if _is_kept_back(told, talk) else told.text(talk, "own_words"),
    )


def _is_kept_back(told: Told, talk: ChildTalk) -> bool:
    """Tell whether the words stay out: nobody has asked the child whether just this reader may have them."""
    return _family_reads(told) or bool(talk.alone and told.sight.viewer.people)


def child_said(told: Told, follow_up: FollowUp) -> str:
    """Return what the child said at a follow-up; nobody has asked it whether a parent may read that."""
    return "" if _family_reads(told) else told.text(follow_up, "child_said")


def _family_reads(told: Told) -> bool:
    return bool(told.sight.viewer.people & readers(told.rows, Copy.FAMILY))


def follow_ups(told: Told, child_id: UUID | None) -> tuple[FollowUpLine, ...]:
    """Return the follow-ups that were held, the newest first; the rows hold none that are kept from the readers."""
    held = [
        each
        for each in told.rows.of(FollowUp)
        if each.held_on
        and each.kind is FollowUpKind.FOLLOW_UP
        and (child_id is None or each.child_id in (None, child_id))
    ]
    return tuple(_follow_up(told, each) for each in sorted(held, key=_held, reverse=True))


def _held(each: FollowUp) -> str:
    return each.held_on.isoformat() if each.held_on else ""


def _follow_up(told: Told, each: FollowUp) -> FollowUpLine:
    return FollowUpLine(
        when=long_date(each.held_on) if each.held_on else "",
        people=tuple(told.called(who.person_id) for who in told.rows.inside(FollowUpPerson, each.id)),
        child_said=child_said(told, each),
        progress=told.text(each, "progress"),
        decisions=decided(told, each),
    )


def decided(told: Told, follow_up: FollowUp) -> tuple[str, ...]:
    """Return what a follow-up decided: »Fast kontaktperson: fortsæt. To gange om ugen.«."""
    names = {each.id: told.text(each, "name") for each in told.rows.of(Intervention)}
    found = []
    for each in told.rows.inside(FollowUpDecision, follow_up.id):
        note = told.text(each, "note")
        name = names.get(each.intervention_id) or "Indsats"
        found.append(f"{name}: {_decision(told, each)}" + (f". {note}" if note else ""))
    return tuple(found)


def _decision(told: Told, row: FollowUpDecision) -> str:
    """Return »et trin op, til trin 4«; a family reads of more or less help and never of a ladder."""
    if _family_reads(told):
        return FOR_FAMILY.get(row.decision, word(row.decision))
    rung = f", til trin {row.to_rung}" if told.may(row, "to_rung") else ""
    return f"{word(row.decision)}{rung}"


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


def plan_words(told: Told, child_id: UUID | None, column: str) -> str:
    """Return a text of the plan in force, or of each child's own plan with the child's name before it."""
    found: dict[str, list[str]] = {}
    for child, person in told.rows.children(child_id):
        plan = current_plan(told.rows, child.id)
        text = told.text(plan, column) if plan else ""
        if text:
            found.setdefault(text, []).append(told.rows.called(person.id))
    if len(found) < 2:
        return next(iter(found), "")
    return "; ".join(f"{join_names(names)}: {text}" for text, names in found.items())
