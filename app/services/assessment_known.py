"""What stands in the case already and can be taken into an assessment with one key, with who said it and when.

Taken in, it is a line of the assessment, which the family may read. So what a notification says is not offered, nor who
sent it; what lies on the caseworker's screen alone is not offered either.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from app.errors import UserError
from app.language.dates import approx, long_date
from app.language.folding import fold
from app.models.approx_date import ApproxDate
from app.models.assessment import Assessment, AssessmentChild, AssessmentView
from app.models.enums_early import Aspect, ViewSource
from app.models.enums_meeting import ContributionKind
from app.models.knowledge import ChildTalk, Concern, Note
from app.models.meeting import Contribution, Meeting
from app.services.assessment_views import TypedView, add_view, source_of
from app.services.ports import Unit, use_case
from app.services.snapshot import CaseRows, read_case

GONE = "Det står ikke i sagen mere."
_ASPECTS: Final = {
    ContributionKind.WORKS: Aspect.RESOURCE, ContributionKind.HOPE: Aspect.RESOURCE,
    ContributionKind.WORRY: Aspect.CHALLENGE, ContributionKind.NEED: Aspect.CHALLENGE,
}  # fmt: skip
_IN_CONCERN: Final = (
    ("text", Aspect.CHALLENGE), ("signs", Aspect.CHALLENGE), ("in_school", Aspect.PERSPECTIVE),
    ("in_daycare", Aspect.PERSPECTIVE), ("in_family", Aspect.PERSPECTIVE), ("can_change", Aspect.RESOURCE),
    ("tried", Aspect.PERSPECTIVE),
)  # fmt: skip
_NOT_ABOUT_THE_CHILD: Final = frozenset({ContributionKind.PARKED, ContributionKind.EVALUATION})


@dataclass(frozen=True, kw_only=True, slots=True)
class KnownRow:
    """One thing known. `key` finds it again; `where` is »mødet 18. november 2026«; `who` said it, maybe nobody."""

    key: str
    text: str
    where: str
    who: str
    aspect: Aspect
    source: ViewSource
    person_id: UUID | None = None
    child_id: UUID | None = None
    is_taken: bool = False


@use_case("assessment.known")
def known_already(unit: Unit, assessment_id: UUID) -> tuple[KnownRow, ...]:
    """Return what can be taken in about the children of an assessment; what stands in it already is marked."""
    row = unit.get(Assessment, assessment_id)
    unit.about(row.case_id, assessment_id)
    return tuple(_known(read_case(unit, row.case_id), row))


@use_case("assessment.take_in")
def take_in(unit: Unit, assessment_id: UUID, key: str, *, heading: str = "", own_heading: str = "") -> UUID:
    """Put something known under a heading, with its source. Raises UserError when it is gone, and as `add_view`."""
    row = unit.get(Assessment, assessment_id)
    found = next((each for each in _known(read_case(unit, row.case_id), row) if each.key == key), None)
    if found is None:
        raise UserError(GONE)
    typed = TypedView(
        text=f"{found.text.rstrip('.')} ({found.where}).", heading=heading, own_heading=own_heading,
        aspect=found.aspect, source=found.source, person_id=found.person_id, child_id=found.child_id,
    )  # fmt: skip
    return add_view(unit, assessment_id, typed)


def _known(rows: CaseRows, row: Assessment) -> Iterator[KnownRow]:
    children = {each.child_id for each in rows.inside(AssessmentChild, row.id)}
    there = [fold(each.text or "") for each in rows.inside(AssessmentView, row.id)]
    for found in (*_talks(rows), *_said(rows), *_concerns(rows), *_notes(rows)):
        if found.child_id is None or found.child_id in children:
            taken = any(fold(found.text.rstrip(".")) in each for each in there)
            yield found if not taken else _taken(found)


def _taken(found: KnownRow) -> KnownRow:
    return KnownRow(
        key=found.key, text=found.text, where=found.where, who=found.who, aspect=found.aspect, source=found.source,
        person_id=found.person_id, child_id=found.child_id, is_taken=True,
    )  # fmt: skip


def _talks(rows: CaseRows) -> Iterator[KnownRow]:
    people = {child.id: person.id for child, person in rows.children()}
    for each in rows.of(ChildTalk):
        if each.own_words and each.own_words.strip():
            child = people.get(each.child_id)
            yield KnownRow(
                key=f"child_talk:{each.id}", text=each.own_words.strip(), where=f"samtale{_when(each.on)}",
                who=rows.called(child), aspect=Aspect.PERSPECTIVE, source=ViewSource.CHILD, person_id=child,
                child_id=each.child_id,
            )  # fmt: skip


def _said(rows: CaseRows) -> Iterator[KnownRow]:
    days = {each.id: each.held_on for each in rows.of(Meeting)}
    for each in rows.of(Contribution):
        if not (each.text and each.text.strip()) or each.only_screen or each.kind in _NOT_ABOUT_THE_CHILD:
            continue
        on = days.get(each.meeting_id) if each.meeting_id else None
        said = f"mødet {long_date(on)}" if on else f"sagt{_when(each.said_on)}" if each.said_on else "fra tidligere"
        yield KnownRow(
            key=f"contribution:{each.id}", text=each.text.strip(), where=said, who=rows.called(each.speaker_id),
            aspect=_ASPECTS.get(each.kind, Aspect.PERSPECTIVE), source=_speaking(rows, each),
            person_id=each.speaker_id, child_id=each.child_id,
        )  # fmt: skip


def _speaking(rows: CaseRows, each: Contribution) -> ViewSource:
    """Return whose knowledge a statement is; one that nobody is named for was said by those round the table."""
    if each.kind is ContributionKind.OWN_WORDS:
        return ViewSource.CHILD
    return source_of(rows, each.speaker_id) if each.speaker_id else ViewSource.NETWORK


def _concerns(rows: CaseRows) -> Iterator[KnownRow]:
    """Yield each part of what worried somebody; who it was is not carried along, for it may be read by the family."""
    for each in rows.of(Concern):
        for name, aspect in _IN_CONCERN:
            text: str | None = getattr(each, name)
            if text and text.strip():
                yield KnownRow(
                    key=f"concern:{each.id}:{name}", text=text.strip(), where=f"bekymring{_when(each.noticed)}", who="",
                    aspect=aspect, source=_behind(rows, each), child_id=each.child_id,
                )  # fmt: skip


def _behind(rows: CaseRows, concern: Concern) -> ViewSource:
    return source_of(rows, concern.raised_by_id) if concern.raised_by_id else ViewSource.PROFESSIONAL


def _notes(rows: CaseRows) -> Iterator[KnownRow]:
    people = {person.id: child.id for child, person in rows.children()}
    for each in rows.of(Note):
        if each.text and each.text.strip() and not each.only_screen:
            on = f" {long_date(each.on)}" if each.on else ""
            yield KnownRow(
                key=f"note:{each.id}", text=each.text.strip(), where=f"notat{on}", who="", aspect=Aspect.PERSPECTIVE,
                source=ViewSource.PROFESSIONAL, child_id=people.get(each.about_id) if each.about_id else None,
            )  # fmt: skip


def _when(on: ApproxDate | None) -> str:
    return f" {approx(on)}" if on else ""
