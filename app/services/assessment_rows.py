"""Frozen rows of an assessment on the caseworker's own screen."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.models.enums_early import Aspect, AssessmentKind, AssessmentOutcome, FetchState, ViewSource
from app.services.assessment_questions import Question
from app.services.assessment_templates import Heading
from app.services.records import FieldRow


@dataclass(frozen=True, kw_only=True, slots=True)
class AssessmentLine:
    """One assessment in the list: its kind, whom it is about, how it stands, and by when it shall be finished."""

    id: UUID
    kind: AssessmentKind
    name: str
    children: str
    stands: str
    is_open: bool
    due: dt.date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ViewRow:
    """One thing somebody knows, under its heading. `who` is »Lone« or »fagfolk«."""

    id: UUID
    heading: str
    text: str
    aspect: Aspect
    source: ViewSource
    who: str
    person_id: UUID | None = None
    child_id: UUID | None = None
    child: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class HeadingRow:
    """A heading with what stands under it; `in_use` is False for one of an earlier set that still has words."""

    key: str
    heading: str
    side: str
    help: str
    views: tuple[ViewRow, ...]
    in_use: bool = True


@dataclass(frozen=True, kw_only=True, slots=True)
class FetchedRow:
    """Something known elsewhere, how far it has come, and on what basis (»ja fra Lone«, »lov«, »ikke afklaret«).

    `warning` is what is said when nobody knows the basis.
    """

    id: UUID
    state: FetchState
    line: str
    fields: tuple[FieldRow, ...]
    warning: str = ""
    basis: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class ContributionRow:
    """One profession's contribution."""

    id: UUID
    line: str
    fields: tuple[FieldRow, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ChildRow:
    """One child of the assessment: `row_id` is its place in it, with the form of what is true for this child alone."""

    row_id: UUID
    child_id: UUID
    called: str
    fields: tuple[FieldRow, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class NextStep:
    """A conclusion that can go on: into the plan, or as a wish; `there` says what stands there already."""

    child_id: UUID
    called: str
    purpose_there: str


@dataclass(frozen=True, kw_only=True, slots=True)
class AssessmentPage:
    """All of one assessment. `law` is how long there is and why; `fields` are its own, by name."""

    id: UUID
    line: AssessmentLine
    law: str
    template: str
    templates: tuple[tuple[str, str], ...]
    sides: tuple[tuple[str, str], ...]
    free: bool
    headings: tuple[HeadingRow, ...]
    children: tuple[ChildRow, ...]
    others: tuple[tuple[UUID, str], ...]
    people: tuple[tuple[UUID, str], ...]
    fetched: tuple[FetchedRow, ...]
    contributions: tuple[ContributionRow, ...]
    fields: tuple[FieldRow, ...]
    asked: tuple[Question, ...]
    goes_on_as: tuple[AssessmentKind, ...]
    outcomes: tuple[AssessmentOutcome, ...]
    steps: tuple[NextStep, ...]

    def own(self, *names: str) -> tuple[FieldRow, ...]:
        """Return some of its own fields, in the order named."""
        by_name = {each.name: each for each in self.fields}
        return tuple(by_name[each] for each in names)


@dataclass(frozen=True, kw_only=True, slots=True)
class BeginChoices:
    """What can be chosen when one is begun; no notifications when their register is switched off."""

    children: tuple[tuple[UUID, str], ...]
    templates: tuple[tuple[str, str], ...]
    notifications: tuple[tuple[str, str], ...]


def side_headings(page: AssessmentPage, side: str) -> tuple[HeadingRow, ...]:
    """Return the headings on one side of the triangle."""
    return tuple(each for each in page.headings if each.side == side)


def as_heading(heading: Heading, views: tuple[ViewRow, ...]) -> HeadingRow:
    """Return a heading that is in use, with what stands under it."""
    return HeadingRow(key=heading.key, heading=heading.heading, side=heading.side, help=heading.help, views=views)
