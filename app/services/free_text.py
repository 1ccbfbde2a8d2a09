"""Protected words in free text: what a filter on fields cannot see, because somebody wrote it in a sentence.

The words are sought in what a paper really prints. The caseworker is told and decides; nothing is changed for her.
"""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from uuid import UUID

from app.language.folding import fold
from app.models.enums_people import ProtectionScope
from app.models.people import Household, HouseholdMember, Person
from app.models.safety import Protection
from app.services.plan_rows import PlanPaper
from app.services.sight import Sight
from app.services.snapshot import CaseRows

SHORTEST = 4
"""Shorter words (»Ry«) would be found in everything."""


def found_in_text(rows: CaseRows, sight: Sight, paper: PlanPaper) -> list[str]:
    """Return a Danish sentence for each protected thing that stands on the paper all the same."""
    printed = fold(" ".join(_texts(paper)))
    return [
        f"Se efter: {what} står i teksten på papiret."
        for what, words in _secrets(rows, sight)
        if len(words) >= SHORTEST and fold(words) in printed
    ]


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from _texts(getattr(value, each.name))


def _secrets(rows: CaseRows, sight: Sight) -> Iterator[tuple[str, str]]:
    for person in rows.of(Person):
        if person.cpr:
            yield f"CPR-nummeret på {rows.name(person.id)}", person.cpr
    for protection in rows.of(Protection):
        if protection.against_id and sight.viewer.people and protection.against_id not in sight.viewer.people:
            continue
        yield from _of_one(rows, protection)


def _of_one(rows: CaseRows, protection: Protection) -> Iterator[tuple[str, str]]:
    subject = protection.subject_id
    for person_id in {subject, *_hosts(rows, subject)}:
        person = rows.person(person_id)
        if person is None:
            continue
        name = rows.name(person_id)
        yield f"adressen hos {name}", person.address or ""
        yield f"telefonen til {name}", person.phone or ""
        if person_id == subject:
            yield f"byen, hvor {name} bor", person.town or ""
            if protection.scope is ProtectionScope.EVERYTHING:
                yield f"navnet {name}", name
    for home in _homes(rows, subject):
        yield "navnet på et beskyttet hjem", home.label or ""


def _homes(rows: CaseRows, person_id: UUID) -> list[Household]:
    inside = {m.household_id for m in rows.of(HouseholdMember) if m.person_id == person_id and m.until is None}
    return [home for home in rows.of(Household) if home.id in inside]


def _hosts(rows: CaseRows, person_id: UUID) -> set[UUID]:
    homes = {home.id for home in _homes(rows, person_id)}
    return {m.person_id for m in rows.of(HouseholdMember) if m.household_id in homes and m.until is None}
