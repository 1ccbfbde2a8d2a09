"""Siblings with different parents: whoever decides for some of them reads of those, and of what all have in common.

The plan is shared, the parents are not. A copy made out to one of them has no part about the other children, and
nothing in common that names, quotes or is a goal of one of them. She is told what was left out, and may still choose
the other child for that reader, or the copy that is for all.
"""

import re
from collections.abc import Iterator
from typing import Any, Final, TypeVar
from uuid import UUID

from sqlalchemy import Text

from app.language.folding import first_name, join_names, possessive
from app.models.agreement import Agreement, AgreementOwner
from app.models.base import CaseRecord, Record
from app.models.case import Child
from app.models.enums import Copy
from app.models.knowledge import Absence, Concern
from app.models.meeting import Contribution, Scale, ScaleAnswer
from app.models.people import Person
from app.models.plan import (
    ActionPlan,
    Cadence,
    FollowUp,
    FollowUpDecision,
    Goal,
    GoalResponsible,
    GoalScore,
    GoalStep,
    Intervention,
    PlanAnswer,
)
from app.services.before_stop import copy_of
from app.services.custody import holders_of, parents_of
from app.services.plan_wording import standing_agreements
from app.services.ports import Unit
from app.services.sight import Sight, readers
from app.services.snapshot import CaseRows

Row = TypeVar("Row", bound=CaseRecord)
NO_SHARE = "{reader} har ikke del i forældremyndigheden over {child}."
NAMED = "{child} er nævnt, og {reader} har ikke del i forældremyndigheden."
_LEFT_OUT: Final[tuple[type[CaseRecord], ...]] = (
    Agreement, Contribution, Goal, GoalStep, GoalResponsible, Intervention, FollowUpDecision, PlanAnswer, Scale,
    ScaleAnswer, GoalScore, Absence, Concern,
)  # fmt: skip
"""What is left out whole when it names a child, or is said or done by one."""
_SHORTENED: Final[tuple[type[CaseRecord], ...]] = (ActionPlan, FollowUp, Cadence)
"""What stays without those of its texts that name a child."""
_PERSONS: Final = ("person_id", "speaker_id", "proposed_by_id")


def rows_about_own(rows: CaseRows, unit: Unit, sight: Sight, recipient: UUID | None, child_id: UUID | None) -> CaseRows:
    """Return the rows for a paper made out to one reader; the same rows unless some children are not theirs.

    What that leaves out is noted in `sight`. When she has chosen another's child for that reader it is only noted.
    """
    others = not_theirs(rows, recipient)
    if recipient is None or not others:
        return rows
    if child_id in others:
        note_others(rows, sight, recipient, child_id)
        return rows
    own = _OwnChildren(rows, unit, others)
    own.note(sight, rows.called(recipient))
    return own


def note_others(rows: CaseRows, sight: Sight, recipient: UUID | None, child_id: UUID | None = None) -> None:
    """Tell her that a paper about one child or (None) all, made out to somebody, is about some they have no part in."""
    others = not_theirs(rows, recipient)
    names = join_names([rows.called(others[each]) for each in others if child_id in (None, each)])
    if names:
        told = NO_SHARE.format(reader=rows.called(recipient), child=names)
        sight.leave_out(f"Papiret handler også om {names}", told)


def not_theirs(rows: CaseRows, reader: UUID | None) -> dict[UUID, UUID]:
    """Return the children (with their persons) somebody has no part in who has a part in some; else none.

    The children themselves share their plan; whoever has a part in none of them reads what she decides to give.
    """
    children = {child.id: person.id for child, person in rows.children()}
    if reader is None or reader in children.values():
        return {}
    by_right = {each for each, person in children.items() if _decides(rows, reader, each, person)}
    own = by_right or {each for each, person in children.items() if reader in parents_of(rows, person)}
    return {each: person for each, person in children.items() if each not in own} if own else {}


def _decides(rows: CaseRows, reader: UUID, child_id: UUID, person_id: UUID) -> bool:
    """Tell whether somebody holds custody of a child or brings it up; while nothing is written its parents do."""
    if reader in readers(rows, Copy.FAMILY, child_id):
        return True
    return not holders_of(rows, person_id) and reader in parents_of(rows, person_id)


class _OwnChildren(CaseRows):
    """Rows without what is about some children, judged by those they are made from."""

    def __init__(self, whole: CaseRows, unit: Unit, others: dict[UUID, UUID]) -> None:
        why = whole.case.why
        self._names = _pattern(whole, others)
        super().__init__(unit, copy_of(whole.case, {"why": None}) if why and self._names.search(why) else whole.case)
        self._whole, self._others, self._human = whole, others, frozenset(others.values())
        self._told: dict[type[CaseRecord], list[Any]] = {}

    def of(self, kind: type[Row]) -> list[Row]:
        """Return the rows of a class that are about the reader's own children, or about all and name no other."""
        if kind not in self._told:
            found = [each for each in self._whole.of(kind) if not self._is_about_others(each)]
            self._told[kind] = [self._shortened(each) for each in found] if kind in _SHORTENED else found
        return list(self._told[kind])

    def person(self, person_id: UUID | None) -> Person | None:
        """Return a person of the case, or None."""
        return self._whole.person(person_id)

    def note(self, sight: Sight, reader: str) -> None:
        """Tell what is not on the paper: the part of each child, and what all have in common that names one."""
        for child in self._others:
            called = self._whole.called(self._others[child])
            told = NO_SHARE.format(reader=reader, child=called)
            sight.leave_out(f"{possessive(called)} mål, ord og aftaler", told)
        names = join_names([self._whole.called(each) for each in self._others.values()])
        for each in standing_agreements(self._whole):
            if each.child_id is None and self._is_about_others(each):
                sight.leave_out(f"Aftale: {each.text or ''}", NAMED.format(reader=reader, child=names))
        if any(self._shared_and_named()):
            sight.leave_out("Andet, alle børnene har sammen", NAMED.format(reader=reader, child=names))

    def _shared_and_named(self) -> Iterator[bool]:
        yield self.case is not self._whole.case
        shared: tuple[Goal | Contribution, ...] = (*self._whole.of(Goal), *self._whole.of(Contribution))
        yield any(each.child_id is None and self._is_about_others(each) for each in shared)
        for plan in self._whole.of(ActionPlan):
            yield plan.child_id is None and self._shortened(plan) is not plan

    def _is_about_others(self, row: CaseRecord) -> bool:
        if isinstance(row, Child):
            return row.id in self._others
        if getattr(row, "child_id", None) in self._others:
            return True
        if not isinstance(row, _LEFT_OUT):
            return False
        if any(getattr(row, name, None) in self._human for name in _PERSONS):
            return True
        if isinstance(row, Agreement) and self._belongs_to_others(row):
            return True
        return any(self._names.search(text) for _, text in _texts(row))

    def _belongs_to_others(self, agreement: Agreement) -> bool:
        owners = self._whole.inside(AgreementOwner, agreement.id)
        goal = next((each for each in self._whole.of(Goal) if each.id == agreement.goal_id), None)
        return any(each.person_id in self._human for each in owners) or (
            goal is not None and self._is_about_others(goal)
        )

    def _shortened(self, row: Row) -> Row:
        named = {column: None for column, text in _texts(row) if self._names.search(text)}
        return copy_of(row, named) if named else row


def _pattern(rows: CaseRows, others: dict[UUID, UUID]) -> re.Pattern[str]:
    """Return what finds the names of some children, as they are written: »liv« in a sentence is no Liv."""
    names = {name for each in others.values() for name in (rows.called(each), first_name(rows.name(each))) if name}
    told = "|".join(re.escape(each) for each in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{told})(?:s|['’]s?)?(?![\w-])" if told else r"(?!)")


def _texts(row: Record) -> Iterator[tuple[str, str]]:
    for column, fact in row.facts().items():
        is_text = isinstance(row.__table__.columns[column].type, Text) and not fact.refers_to
        text = getattr(row, column) if is_text else None
        if isinstance(text, str) and text:
            yield column, text
