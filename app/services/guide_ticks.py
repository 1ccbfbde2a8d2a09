"""Steps of a guide that were taken in a case: ticked with the day and initials, in the words the step had then."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.errors import UserError
from app.language.folding import initials
from app.models.notification import GuideTick
from app.models.setup import Profile
from app.rules.guides import GuideStep
from app.services.guides import GuideRow, guide_in_use, keep_guide, list_guides
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.snapshot import read_case
from app.services.typed_values import typed_text

STEP_GONE = "Trinnet står ikke længere i handleguiden. Læs den igen."


@dataclass(frozen=True, slots=True)
class Beside:
    """What a guide stands beside: one worry, notification or assessment; none of them means the case itself."""

    concern_id: UUID | None = None
    notification_id: UUID | None = None
    assessment_id: UUID | None = None


ITSELF = Beside()
"""Beside the case itself."""


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step as it is shown: the words, when, and the tick. `tick_id` is None until it is taken.

    `is_gone`: it was taken, and the guide has no such step any more; `was` its words then, when they were others.
    """

    step: GuideStep
    tick_id: UUID | None
    done_on: dt.date | None
    initials: str
    note: str
    was: str = ""
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class ChecklistRows:
    """One guide with its steps and how many are taken."""

    guide: GuideRow
    steps: tuple[StepRow, ...]

    @property
    def taken(self) -> int:
        """How many steps are taken."""
        return sum(each.tick_id is not None for each in self.steps)


@use_case("guide.read")
def read_checklists(
    unit: Unit, case_id: UUID, guide_ids: tuple[str, ...], beside: Beside = ITSELF
) -> tuple[ChecklistRows, ...]:
    """Return some guides with what is taken of them beside one thing; a guide that is gone shows what was taken."""
    unit.about(case_id)
    ticks = [each for each in read_case(unit, case_id).of(GuideTick) if _of(each) == beside]
    known = {each.guide.id: each for each in list_guides(unit)}
    return tuple(
        ChecklistRows(known[key], _steps(known[key], [each for each in ticks if each.guide == key]))
        for key in guide_ids
        if key in known
    )


@use_case("guide.tick")
def tick(unit: Unit, case_id: UUID, guide_id: str, step_id: str, *, beside: Beside = ITSELF, note: str = "") -> UUID:
    """Note that a step was taken today, with the caseworker's initials. A step that is ticked keeps its first day.

    Raises UserError when the guide or the step is gone.
    """
    row = guide_in_use(unit, guide_id)
    step = next((each for each in row.guide.steps if each.id == step_id), None)
    if step is None:
        raise UserError(STEP_GONE)
    unit.about(case_id)
    there = (each for each in read_case(unit, case_id).of(GuideTick) if _of(each) == beside)
    found = next((each for each in there if (each.guide, each.step) == (guide_id, step_id)), None)
    if found is not None:
        return found.id
    made = GuideTick(case_id=case_id, guide=guide_id, step=step_id, order_key=next_key(unit, GuideTick, case_id))
    made.version, made.wording = keep_guide(unit, row.guide), step.text
    made.done_on, made.initials, made.note = unit.today, _initials(unit), typed_text(note) or None
    made.concern_id, made.notification_id = beside.concern_id, beside.notification_id
    made.assessment_id = beside.assessment_id
    return unit.add(made).id


@use_case("guide.note")
def note_step(unit: Unit, tick_id: UUID, note: str) -> None:
    """Write or change the remark beside a step that was taken."""
    unit.get(GuideTick, tick_id).note = typed_text(note) or None


@use_case("guide.untick")
def untick(unit: Unit, tick_id: UUID) -> None:
    """Take a tick away; it was set by mistake."""
    unit.remove(unit.get(GuideTick, tick_id))


def _of(row: GuideTick) -> Beside:
    return Beside(row.concern_id, row.notification_id, row.assessment_id)


def _steps(row: GuideRow, ticks: list[GuideTick]) -> tuple[StepRow, ...]:
    taken = {each.step: each for each in ticks}
    shown = [_step(each, taken.pop(each.id, None)) for each in row.guide.steps]
    gone = [_step(GuideStep(each.step, each.wording or "", ""), each, is_gone=True) for each in taken.values()]
    return (*shown, *gone)


def _step(step: GuideStep, found: GuideTick | None, *, is_gone: bool = False) -> StepRow:
    if found is None:
        return StepRow(step, None, None, "", "")
    was = found.wording or ""
    return StepRow(
        step, found.id, found.done_on, found.initials or "", found.note or "", was if was != step.text else "", is_gone
    )


def _initials(unit: Unit) -> str:
    profile = next(iter(unit.live(Profile)), None)
    return initials(profile.name) if profile is not None and profile.name else unit.actor[:4].upper()
