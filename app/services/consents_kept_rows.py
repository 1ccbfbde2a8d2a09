"""Rows of the page of consents: what is missing, what was asked and answered, and who decides for each child."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.models.enums_people import ConsentAnswer, ConsentKind
from app.rules.sharing import Ground
from app.services.records import FieldRow

Choices = tuple[tuple[UUID, str], ...]


@dataclass(frozen=True, slots=True)
class Basis:
    """What something rests on: »ja fra Lone«, »lov« or »ikke afklaret«, who must say yes, and what is missing.

    `missing` is one calm sentence, or empty. Nothing is ever stopped by it.
    """

    ground: Ground
    words: str
    asked: tuple[UUID, ...] = ()
    missing: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class TypedAsk:
    """What somebody is asked for, as it was typed: one of three kinds, about whom, who is asked, and how far it goes.

    Help is named by `intervention_id` or in `scope`; fetching and sharing say from or to whom (`from_whom` in words,
    `listener_id` when it is somebody of the case). `until` empty: no end.
    """

    kind: ConsentKind
    about_id: UUID | None = None
    asked: tuple[UUID, ...] = ()
    intervention_id: UUID | None = None
    from_whom: str = ""
    listener_id: UUID | None = None
    scope: str = ""
    until: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class NeedRow:
    """One intervention or fetch with what it rests on; `ask` fills the card where somebody is asked."""

    what: str
    basis: Basis
    ask: TypedAsk


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptRow:
    """One asking and its answer. `title` is »Familiebehandling, om Mathias«, `who` »Lone, har forældremyndighed«.

    `stands`: a yes that holds today. `rested` is what is built on it, said when it was taken back.
    """

    id: UUID
    kind: ConsentKind
    answer: ConsentAnswer
    title: str
    who: str
    answered: str
    lines: tuple[str, ...]
    stands: bool
    is_open: bool
    until: dt.date | None
    rested: str
    fields: tuple[FieldRow, ...]


@dataclass(frozen=True, slots=True)
class ChildDecides:
    """Who decides for one child, how it lives and meets the other parent, and what its age means."""

    person_id: UUID
    name: str
    lines: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ConsentsPage:
    """Everything the page shows; `people` may be asked, `children` may be asked about."""

    needs: tuple[NeedRow, ...]
    kept: tuple[KeptRow, ...]
    decides: tuple[ChildDecides, ...]
    children: Choices
    people: Choices
    interventions: Choices
