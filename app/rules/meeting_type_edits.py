"""Changing a meeting type: every edit gives a new value, so it can be undone. Its minutes are those of the steps."""

from dataclasses import replace

from app.rules.meeting_types import MeetingStep, MeetingType, Question

NEW_MINUTES = 5
"""Minutes a new step is given until somebody says otherwise."""


def with_values(kind: MeetingType, /, **values: object) -> MeetingType:
    """Return the type with other values of its own (name, about, follow_up, at_the_end …)."""
    return _summed(replace(kind, **values))  # type: ignore[arg-type]  # the names are those of the dataclass


def with_step(kind: MeetingType, place: int, /, **values: object) -> MeetingType:
    """Return the type with another name, question, kind … of the step at a place."""
    changed = replace(kind.steps[place], **values)  # type: ignore[arg-type]  # the names are those of the dataclass
    return with_values(kind, steps=(*kind.steps[:place], changed, *kind.steps[place + 1 :]))


def step_added(kind: MeetingType, place: int, name: str, step_kind: str) -> MeetingType:
    """Return the type with a new step at a place, whose question is still to be written."""
    new = MeetingStep(_fresh_id(kind), name, NEW_MINUTES, "", "", step_kind)
    return with_values(kind, steps=(*kind.steps[:place], new, *kind.steps[place:]))


def step_removed(kind: MeetingType, place: int) -> MeetingType:
    """Return the type without the step at a place."""
    return with_values(kind, steps=(*kind.steps[:place], *kind.steps[place + 1 :]))


def step_moved(kind: MeetingType, place: int, to: int) -> MeetingType:
    """Return the type with the step at a place put at another; a place past either end is the end."""
    steps = list(kind.steps)
    steps.insert(max(to, 0), steps.pop(place))
    return with_values(kind, steps=tuple(steps))


def question_places(kind: MeetingType, step_kind: str) -> tuple[int, ...]:
    """Return where in the bank the questions for one kind of step stand, in their order."""
    return tuple(place for place, each in enumerate(kind.questions) if each.kind == step_kind)


def with_question(kind: MeetingType, place: int, **values: str) -> MeetingType:
    """Return the type with other words of the question at a place in the bank."""
    changed = replace(kind.questions[place], **values)
    return with_values(kind, questions=(*kind.questions[:place], changed, *kind.questions[place + 1 :]))


def question_added(kind: MeetingType, step_kind: str) -> MeetingType:
    """Return the type with an empty question at the end of those for one kind of step."""
    place = max(question_places(kind, step_kind), default=len(kind.questions) - 1) + 1
    new = Question(step_kind, "", "")
    return with_values(kind, questions=(*kind.questions[:place], new, *kind.questions[place:]))


def question_removed(kind: MeetingType, place: int) -> MeetingType:
    """Return the type without the question at a place in the bank."""
    return with_values(kind, questions=(*kind.questions[:place], *kind.questions[place + 1 :]))


def without_empty_questions(kind: MeetingType) -> MeetingType:
    """Return the type without questions that were begun and never written."""
    return with_values(kind, questions=tuple(each for each in kind.questions if not is_empty(each)))


def is_empty(question: Question) -> bool:
    """Tell whether nothing is written of a question."""
    return not question.text.strip() and not question.child_text.strip()


def copied(kind: MeetingType, new_id: str, name: str, source: str) -> MeetingType:
    """Return the same steps and questions as another type, one that most people see."""
    return replace(kind, id=new_id, name=name, source=source, usual=True)


def _summed(kind: MeetingType) -> MeetingType:
    return replace(kind, minutes=sum(each.minutes for each in kind.steps))


def _fresh_id(kind: MeetingType) -> str:
    taken = {each.id for each in kind.steps}
    return next(name for number in range(1, len(taken) + 2) if (name := f"step_{number}") not in taken)
