"""A family as plain values on its way into a case or out of it, whatever file it comes from or goes to."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.models.approx_date import ApproxDate
from app.models.enums_people import (
    Gender,
    PersonKind,
    RelationKind,
    Sector,
    TieKind,
    TieQuality,
    UnionEventKind,
)


@dataclass(frozen=True, slots=True)
class FilePerson:
    """One person. `key` is what the file calls them; `note` may be shown, `private` only taken in when asked for.

    `private` are (column of a person, text): address, phone, email, cpr, other_id, note. Persons with the same
    `twin_group` are born together.
    """

    key: str
    name: str = ""
    called: str = ""
    gender: Gender = Gender.UNKNOWN
    kind: PersonKind = PersonKind.PERSON
    birth: ApproxDate | None = None
    deceased: bool = False
    death: ApproxDate | None = None
    due: ApproxDate | None = None
    occupation: str = ""
    twin_group: str | None = None
    identical: bool | None = None
    note: str = ""
    private: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FileEvent:
    """Something that happened between two partners."""

    kind: UnionEventKind
    on: ApproxDate | None = None


@dataclass(frozen=True, slots=True)
class FilePair:
    """None, one or two partners, with what happened in order of time."""

    key: str
    partners: tuple[str, ...] = ()
    events: tuple[FileEvent, ...] = ()
    never_married: bool = False


@dataclass(frozen=True, slots=True)
class FileTie:
    """A child of a pair. The first tie of a child is where it grew up."""

    child: str
    pair: str
    kind: TieKind = TieKind.BIOLOGICAL
    since: ApproxDate | None = None
    until: ApproxDate | None = None


@dataclass(frozen=True, slots=True)
class FileRelation:
    """How two people get on, as somebody says it."""

    a: str
    b: str
    kind: RelationKind
    text: str = ""
    said_by: str = ""


@dataclass(frozen=True, slots=True)
class FileContact:
    """Somebody in the network of a person of the family."""

    child: str
    person: str
    role: str = ""
    sector: Sector = Sector.FRIENDS
    ring: int | None = None
    quality: TieQuality = TieQuality.ORDINARY


@dataclass(frozen=True, slots=True)
class FileHome:
    """Those who live together now: (person, how much), how much mostly empty."""

    key: str
    label: str = ""
    members: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FamilyFile:
    """Everything a file says about families. Ties are in the order of each child: where it grew up first."""

    persons: tuple[FilePerson, ...] = ()
    pairs: tuple[FilePair, ...] = ()
    ties: tuple[FileTie, ...] = ()
    relations: tuple[FileRelation, ...] = ()
    contacts: tuple[FileContact, ...] = ()
    homes: tuple[FileHome, ...] = ()

    def person(self, key: str) -> FilePerson | None:
        """Return a person by key."""
        return next((each for each in self.persons if each.key == key), None)

    def only(self, keys: frozenset[str]) -> FamilyFile:
        """Return the part that is about some people; pairs stay while a partner or a child is among them."""
        ties = tuple(each for each in self.ties if each.child in keys)
        with_child = {each.pair for each in ties}
        pairs = tuple(
            replace(each, partners=tuple(one for one in each.partners if one in keys))
            for each in self.pairs
            if each.key in with_child or keys & set(each.partners)
        )
        return FamilyFile(
            persons=tuple(each for each in self.persons if each.key in keys),
            pairs=pairs,
            ties=ties,
            relations=tuple(each for each in self.relations if {each.a, each.b} <= keys),
            contacts=tuple(each for each in self.contacts if {each.child, each.person} <= keys),
            homes=tuple(_home(each, keys) for each in self.homes if any(one in keys for one, _ in each.members)),
        )


def _home(home: FileHome, keys: frozenset[str]) -> FileHome:
    return replace(home, members=tuple(each for each in home.members if each[0] in keys))
