"""What is drawn: one family as plain values, and how much of it the drawing may show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Gender = Literal["man", "woman", "nonbinary", "unknown"]
PersonKind = Literal["person", "unborn", "miscarriage", "abortion", "stillbirth", "placeholder"]
UnionStatus = Literal[
    "married",
    "cohabiting",
    "engaged",
    "separated",
    "divorced",
    "reunited",
    "ended_cohabiting",
    "unknown",
    "widowed",
]
LinkKind = Literal["biological", "adopted", "foster", "guardian", "step", "donor", "unsure"]
RelationKind = Literal[
    "close",
    "fused",
    "cooperation",
    "unknown",
    "caring",
    "focused",
    "distant",
    "distrust",
    "conflict",
    "close_conflict",
    "fused_conflict",
    "control",
    "afraid",
    "cut_off",
    "restored",
    "violence",
    "emotional_abuse",
    "sexual_abuse",
    "neglect",
]
AgeOrder = Literal["soft", "strict", "crossings"]
LOSSES: frozenset[PersonKind] = frozenset({"miscarriage", "abortion", "stillbirth"})
NameStyle = Literal["full", "first", "initials"]


@dataclass(frozen=True, slots=True)
class FamilyPerson:
    """One person of the family.

    `name` is the full name; the first word is the first name (a no-break space keeps »Svend Åge« together), the rest
    the surname. `birth_sort` is an ISO date, or a part of one
    (»2015«, »2015-03«), and orders siblings; `age` is whole years on the day the drawing is for. `due` is a short
    Danish text such as »termin 3. marts 2027«. Persons with the same `twin_group` are born together.
    """

    id: str
    name: str
    gender: Gender = "unknown"
    birth_year: int | None = None
    birth_sort: str | None = None
    death_year: int | None = None
    deceased: bool = False
    age: int | None = None
    kind: PersonKind = "person"
    due: str | None = None
    is_index: bool = False
    note: str = ""
    twin_group: str | None = None
    identical: bool | None = None


@dataclass(frozen=True, slots=True)
class Union:
    """A couple, a single parent (one partner) or siblings whose parents are not known (no partner).

    `text` stands on the line (»gift 2013, skilt 2019«); `sort` orders the unions of one person, earliest first.
    """

    id: str
    partners: tuple[str, ...] = ()
    status: UnionStatus = "unknown"
    text: str = ""
    sort: str = ""


@dataclass(frozen=True, slots=True)
class ChildLink:
    """A child in a union. One link of a child is `primary`: it decides where the child stands.

    `text` says from when to when in words (»2019-2021«), for the text twin.
    """

    child: str
    union: str
    kind: LinkKind = "biological"
    primary: bool = True
    text: str = ""


@dataclass(frozen=True, slots=True)
class Household:
    """People who live together; one person may be in two households.

    `shares` says how much somebody lives here, in words (»hver anden uge«), by person; most are not in it.
    """

    id: str
    label: str
    members: tuple[str, ...] = ()
    shares: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """How two people get on. `directed` puts an arrow at `b`; `text` is a short Danish note for the text twin.

    `said_by` is the name of who says so; `confidential` ones are for the caseworker's own eyes.
    """

    a: str
    b: str
    kind: RelationKind
    directed: bool = False
    text: str = ""
    said_by: str = ""
    confidential: bool = False


@dataclass(frozen=True, slots=True)
class Family:
    """The whole family. The order of the rows means nothing: the same family always gives the same drawing.

    `order` is who stood left of whom the last time: people of one generation keep that order, those who are not in it
    are put where they fit best, and nobody else moves past anybody. Empty, or of people who are each alone in their
    row: the layout is free. `pins` holds people at a distance (in symbol sides, right is positive) from the main
    person.
    """

    persons: tuple[FamilyPerson, ...] = ()
    unions: tuple[Union, ...] = ()
    links: tuple[ChildLink, ...] = ()
    households: tuple[Household, ...] = ()
    relations: tuple[Relation, ...] = ()
    order: tuple[str, ...] = ()
    pins: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Options:
    """How much the drawing shows.

    `years` governs ages, years and the texts on unions; `notes` the line under the name. `show` is who may be
    named: everyone else is drawn as »?« without age, years, note, relations and household. None means everyone.
    `losses` are pregnancies that ended; `confidential` the relations only the caseworker may see. `ages` says what
    weighs most where both cannot be had: siblings by age, or few crossings.
    """

    households: bool = True
    relations: bool = True
    years: bool = True
    names: NameStyle = "full"
    notes: bool = True
    one_diagonal: bool = False
    losses: bool = True
    confidential: bool = True
    ages: AgeOrder = "soft"
    show: frozenset[str] | None = None
