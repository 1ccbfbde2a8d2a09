"""Rows of the page of decisions: the list, one of them with what it lacks, who is heard, and the talks before it."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.services.records import FieldRow
from app.services.ruling_templates import Part

Choices = tuple[tuple[UUID, str], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class RulingLine:
    """One decision in the list. `stands` is »kladde« or »meddelt 4. november 2026«; `lacks` counts what is missing."""

    id: UUID
    name: str
    child: str
    stands: str
    lacks: int


@dataclass(frozen=True, slots=True)
class PartRow:
    """One part a decision should have: whether it is there, what to do when it is not, and whether the law asks."""

    part: Part | None
    label: str
    is_there: bool
    demanded: bool
    help: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class HearingRow:
    """One party that was heard: `line` is »Lone: sendt 4. november, svarede 9. november«. `warning` is for own eyes."""

    id: UUID
    name: str
    line: str
    warning: str
    is_answered: bool
    fields: tuple[FieldRow, ...]


@dataclass(frozen=True, slots=True)
class PartyRow:
    """Somebody who must be heard and is not yet, with as what."""

    person_id: UUID
    name: str
    as_what: str


@dataclass(frozen=True, slots=True)
class TalkBefore:
    """A talk with the child that may be the one before a decision; `is_before` when it is said to be."""

    id: UUID
    words: str
    is_before: bool


@dataclass(frozen=True, slots=True)
class OfferRow:
    """Something that can be carried over with one key: to the help, or from the assessment."""

    key: str
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RulingPage:
    """One decision. `law` tells under which law it was made, `child_status` whether the child is a party to it."""

    line: RulingLine
    template: str
    template_help: str
    law: str
    uncertain: str
    child_status: str
    complaint_until: dt.date | None
    fields: tuple[FieldRow, ...]
    parts: tuple[PartRow, ...]
    hearings: tuple[HearingRow, ...]
    to_hear: tuple[PartyRow, ...]
    talks: tuple[TalkBefore, ...]
    offers: tuple[OfferRow, ...]

    @property
    def missing(self) -> tuple[PartRow, ...]:
        """Return what is not there, what the law asks for first."""
        return tuple(sorted((each for each in self.parts if not each.is_there), key=lambda each: not each.demanded))


@dataclass(frozen=True, kw_only=True, slots=True)
class RulingChoices:
    """What a new decision is chosen from: templates (id, name, help), children, help and assessments."""

    templates: tuple[tuple[str, str, str], ...]
    children: Choices
    interventions: Choices
    assessments: Choices
