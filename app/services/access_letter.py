"""The answer to an access request: what is given, and how much is left out on what ground. Frozen rows and JSON.

A left-out record leaves no trace through others: fields that show its name, and the line that tells it lies inside it,
are taken out too. The letter never tells that somebody is protected.
"""

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from app.models.case import Case
from app.services.access_grounds import OTHER_PERSON, grounds
from app.services.access_request import AccessFact, AccessItem, AccessRequest, read_access
from app.services.plan_rows import ContactBox
from app.services.ports import Unit, use_case
from app.services.profile import read_profile

FORMAT, VERSION = "rundbord-access", 1
NAMED_ANYWAY = frozenset({"person", "child"})
"""A name in a field that was judged with its record stays, also when the other person's own record is left out."""

Ref = tuple[str, UUID]


@dataclass(frozen=True, slots=True)
class LetterItem:
    """One record that is given: what kind, what it is called, where it lies, and its fields as (label, value)."""

    kind: str
    name: str
    inside: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LetterSection:
    """The records of one kind with what lies inside them."""

    name: str
    items: tuple[LetterItem, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many records are left out for one reason, told to the person, and the law when it is known."""

    count: int
    told: str
    law: str

    @property
    def sentence(self) -> str:
        """One line of the letter."""
        what = "1 oplysning er udeladt" if self.count == 1 else f"{self.count} oplysninger er udeladt"
        return f"{what}, fordi det er {self.told}" + (f" ({self.law})." if self.law else ".")


@dataclass(frozen=True, slots=True)
class AccessLetter:
    """The whole answer to one person. `logo` is PNG or JPEG bytes; `example` marks a training store."""

    name: str
    case_number: str
    made_on: dt.date
    municipality: str
    contact: ContactBox
    logo: bytes | None
    example: bool
    sections: tuple[LetterSection, ...]
    left_out: tuple[LeftOut, ...]
    undecided: int

    @property
    def file_stem(self) -> str:
        """A neutral file name without its ending: never a person's."""
        number = "".join(each for each in self.case_number if each.isalnum() or each == "-")
        return f"aktindsigt-{number or 'sag'}"

    def as_json(self) -> str:
        """Return the same content as JSON."""
        content = {
            "format": FORMAT, "version": VERSION, "person": self.name, "case": self.case_number,
            "made_on": self.made_on.isoformat(),
            "sections": [
                {
                    "name": section.name,
                    "items": [
                        {"kind": item.kind, "name": item.name, "inside": item.inside,
                         "facts": [{"label": label, "value": value} for label, value in item.facts]}
                        for item in section.items
                    ],
                }
                for section in self.sections
            ],
            "left_out": [{"count": each.count, "reason": each.told, "law": each.law} for each in self.left_out],
        }  # fmt: skip
        return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


@use_case("access.preview")
def access_letter(unit: Unit, case_id: UUID, *, person_id: UUID) -> AccessLetter:
    """Return the answer as it stands now. Raises UserError when the case or the person is gone."""
    request = read_access(unit, case_id, person_id=person_id)
    profile = read_profile(unit)
    return AccessLetter(
        name=request.name,
        case_number=unit.get(Case, case_id).number or "",
        made_on=unit.today,
        municipality=profile.municipality,
        contact=profile.contact,
        logo=profile.logo,
        example=unit.training,
        sections=tuple(_sections(request)),
        left_out=tuple(_left_out(request)),
        undecided=request.undecided,
    )


@use_case("access.export", undoable=False)
def export_access(unit: Unit, case_id: UUID, *, person_id: UUID) -> AccessLetter:
    """Return the answer to be handed out; that it left the vault stands in the audit log."""
    return access_letter(unit, case_id, person_id=person_id)


def _sections(request: AccessRequest) -> Iterator[LetterSection]:
    out = {(each.table, each.record_id) for each in request.items if not each.included}
    given: dict[str, list[LetterItem]] = {}
    for item in request.items:
        if item.included:
            given.setdefault(item.section, []).append(_letter_item(item, out))
    for name, items in given.items():
        yield LetterSection(name, tuple(items))


def _letter_item(item: AccessItem, out: set[Ref]) -> LetterItem:
    facts = tuple((fact.label, fact.value) for fact in item.facts if not _points_out(fact, out))
    inside = "" if item.owner in out else item.inside
    return LetterItem(item.kind, "" if item.name == item.kind else item.name, inside, facts)


def _points_out(fact: AccessFact, out: set[Ref]) -> bool:
    return fact.points_at in out and fact.points_at is not None and fact.points_at[0] not in NAMED_ANYWAY


def _left_out(request: AccessRequest) -> Iterator[LeftOut]:
    """Count by what is told, so that two grounds that are told alike cannot be told apart."""
    known = grounds()
    counted: Counter[tuple[str, str]] = Counter()
    for item in request.items:
        if not item.included:
            ground = known.get(item.ground) or known[OTHER_PERSON]
            counted[(ground.told, ground.law)] += 1
    for (told, law), count in counted.most_common():
        yield LeftOut(count, told, law)
