"""Scales on the papers of a meeting: a child's own numbers apart, and never an adult's beside them."""

from uuid import UUID

from app.language.folding import fold
from app.models.enums import Copy
from app.models.meeting import Meeting, Scale, ScaleAnswer
from app.services.meeting_paper_facts import MeetingFacts
from app.services.meeting_paper_rows import ScaleAnswers, ThenNow
from app.services.plan_rows import OwnScale

NOT_SHOWN = "Tallene blev ikke vist for alle på mødet."


def own_scales(facts: MeetingFacts, person_id: UUID) -> tuple[OwnScale, ...]:
    """Return a child's own numbers at the meeting."""
    return tuple(
        OwnScale(
            value=value,
            question=scale.question or "",
            low_word=scale.low_text or "",
            high_word=scale.high_text or "",
        )
        for scale, value in _numbers_of(facts, facts.meeting, person_id)
    )


def adult_scales(facts: MeetingFacts) -> tuple[ScaleAnswers, ...]:
    """Return the adults' numbers: on the family's copy only when everybody has seen them at the meeting."""
    children = {person.id for _, person in facts.rows.children()}
    found = []
    for scale in _asked_at(facts, facts.meeting):
        answers = [each for each in facts.rows.inside(ScaleAnswer, scale.id) if each.person_id not in children]
        seen = [each for each in answers if facts.sight.person(each.person_id)]
        if answers and not scale.revealed and facts.copy is not Copy.PROFESSIONAL:
            facts.sight.leave_out(f"De voksnes tal: {scale.question or ''}", NOT_SHOWN)
        elif seen:
            found.append(
                ScaleAnswers(
                    question=scale.question or "",
                    answers=tuple((facts.rows.called(each.person_id), each.value) for each in seen),
                    low_word=scale.low_text or "",
                    high_word=scale.high_text or "",
                )
            )
    return tuple(found)


def then_and_now(facts: MeetingFacts, before: Meeting | None) -> tuple[ThenNow, ...]:
    """Return the children's numbers for questions that were asked at both meetings."""
    if before is None:
        return ()
    found = []
    for _, person in facts.known_children():
        last = {fold(scale.question or ""): value for scale, value in _numbers_of(facts, before, person.id)}
        for scale, value in _numbers_of(facts, facts.meeting, person.id):
            if (then := last.get(fold(scale.question or ""))) is not None:
                found.append(
                    ThenNow(
                        name=facts.rows.called(person.id),
                        question=scale.question or "",
                        then=then,
                        now=value,
                        then_on=before.held_on,
                        now_on=facts.meeting.held_on,
                    )
                )
    return tuple(found)


def _asked_at(facts: MeetingFacts, meeting: Meeting) -> list[Scale]:
    return [each for each in facts.rows.of(Scale) if each.meeting_id == meeting.id]


def _numbers_of(facts: MeetingFacts, meeting: Meeting, person_id: UUID) -> list[tuple[Scale, int]]:
    return [
        (scale, answer.value)
        for scale in _asked_at(facts, meeting)
        for answer in facts.rows.inside(ScaleAnswer, scale.id)
        if answer.person_id == person_id and facts.sight.fact(ScaleAnswer, "value", person_id)
    ]
