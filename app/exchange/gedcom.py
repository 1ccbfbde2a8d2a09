"""GEDCOM in: the largest connected family of a file, or the one around a person, ready to be drawn."""

from __future__ import annotations

from pathlib import Path

from app.errors import UserError
from app.exchange.gedcom_file import read_gedcom_file
from app.genogram import family as g
from app.genogram.family import ChildLink, Family, FamilyPerson, Household, Union
from app.language.dates import approx
from app.models.approx_date import ApproxDate, Precision
from app.models.enums_people import DIRECTED, Gender, PersonKind, RelationKind, TieKind, UnionEventKind
from app.services.family_file import FamilyFile, FileHome, FilePair, FilePerson, FileRelation, FileTie
from app.services.family_groups import FamilyGroups

MOST_DRAWN = 3_000
"""People in one drawing; more can neither be read nor drawn while somebody waits."""
MOST_TOLD = 20
NO_PEOPLE = "Der er ingen personer i filen."
NOT_HERE = "Personen »{wanted}« er ikke i filen. Brug nummeret fra filen, fx I1."
TOO_MANY = "Familien er på {count} personer, og tegningen rummer {most}. Gem en mindre del af slægten, og prøv igen."
_GENDERS: dict[Gender, g.Gender] = {
    Gender.MAN: "man", Gender.WOMAN: "woman", Gender.NONBINARY: "nonbinary", Gender.UNKNOWN: "unknown",
}  # fmt: skip
_PERSONS: dict[PersonKind, g.PersonKind] = {
    PersonKind.UNBORN: "unborn", PersonKind.MISCARRIAGE: "miscarriage", PersonKind.ABORTION: "abortion",
    PersonKind.STILLBIRTH: "stillbirth", PersonKind.UNKNOWN: "placeholder",
}  # fmt: skip
_STATUS: dict[UnionEventKind, tuple[g.UnionStatus, str]] = {
    UnionEventKind.MARRIED: ("married", "gift"),
    UnionEventKind.COHABITING: ("cohabiting", "sammen"),
    UnionEventKind.ENGAGED: ("engaged", "forlovet"),
    UnionEventKind.SEPARATED: ("separated", "separeret"),
    UnionEventKind.DIVORCED: ("divorced", "skilt"),
    UnionEventKind.REUNITED: ("reunited", "sammen igen"),
    UnionEventKind.MOVED_APART: ("ended_cohabiting", "flyttet fra hinanden"),
    UnionEventKind.WIDOWED: ("widowed", "blev alene"),
}
_LINKS: dict[TieKind, g.LinkKind] = {
    TieKind.BIOLOGICAL: "biological", TieKind.ADOPTIVE: "adopted", TieKind.FOSTER: "foster", TieKind.STEP: "step",
    TieKind.GUARDIAN: "guardian", TieKind.DONOR: "donor", TieKind.UNSURE: "unsure",
}  # fmt: skip


def read_gedcom(path: Path, person: str | None = None) -> tuple[Family, list[str]]:
    """Return one connected family, and Danish lines: each family left out, and what was odd about the file.

    Ids are the xrefs without @. Raises UserError when the file cannot be read or the person is not in it.
    """
    read = read_gedcom_file(path)
    groups = FamilyGroups(read.family).families()
    if not groups:
        raise UserError(NO_PEOPLE)
    wanted = person.strip(" @") if person else None
    chosen = next((group for group in groups if wanted in group), None) if wanted else groups[0]
    if chosen is None:
        raise UserError(NOT_HERE.format(wanted=(wanted or "")[:40]))
    if len(chosen) > MOST_DRAWN:
        raise UserError(TOO_MANY.format(count=len(chosen), most=MOST_DRAWN))
    others = [group for group in groups if group != chosen]
    names = {each.key: each.name for each in read.family.persons}
    told = [f"Ikke tegnet: en familie på {len(group)} med {_name(names, group)}." for group in others[:MOST_TOLD]]
    more = len(others) - MOST_TOLD
    told += [f"Ikke tegnet: {more} mindre familier."] if more > 0 else []
    return drawable(read.family.only(chosen), wanted), told + list(read.told[:MOST_TOLD])


def drawable(file: FamilyFile, index: str | None = None) -> Family:
    """Return the family of a file as the drawing takes it, with the main person marked."""
    seen: set[str] = set()
    return Family(
        persons=tuple(_person(each, is_index=each.key == index) for each in file.persons),
        unions=tuple(_union(each) for each in file.pairs),
        links=tuple(_link(each, seen) for each in file.ties),
        households=tuple(_household(each) for each in file.homes),
        relations=tuple(_relation(each, file) for each in file.relations if each.kind is not RelationKind.CONTACT),
    )


def _person(person: FilePerson, *, is_index: bool) -> FamilyPerson:
    birth, death = person.birth, person.death
    return FamilyPerson(
        id=person.key,
        name=person.name,
        gender=_GENDERS[person.gender],
        birth_year=birth.year if birth else None,
        birth_sort=_sort(birth),
        death_year=death.year if death else None,
        deceased=person.deceased,
        kind=_PERSONS.get(person.kind, "person"),
        due=f"termin {approx(person.due)}" if person.due else None,
        is_index=is_index,
        twin_group=person.twin_group,
        identical=person.identical,
    )


def _sort(when: ApproxDate | None) -> str | None:
    """Return the day a date begins, as exact as it is known."""
    span = when.named if when else None
    if span is None:
        return None
    letters = {Precision.YEAR: 4, Precision.MONTH: 7}.get(span.precision, 10)
    return span.start.isoformat()[:letters]


def _household(home: FileHome) -> Household:
    shares = tuple(each for each in home.members if each[1])
    return Household(home.key, home.label, tuple(each for each, _ in home.members), shares)


def _union(pair: FilePair) -> Union:
    words = [f"{_STATUS[each.kind][1]} {approx(each.on) if each.on else ''}".strip() for each in pair.events]
    status: g.UnionStatus = _STATUS[pair.events[-1].kind][0] if pair.events else "unknown"
    first = next((_sort(each.on) or "" for each in pair.events if each.on), "")
    dated = [word for word, each in zip(words, pair.events, strict=True) if each.on]
    return Union(id=pair.key, partners=pair.partners, status=status, text=", ".join(dated), sort=first)


def _link(tie: FileTie, seen: set[str]) -> ChildLink:
    primary = tie.child not in seen
    seen.add(tie.child)
    return ChildLink(child=tie.child, union=tie.pair, kind=_LINKS[tie.kind], primary=primary)


def _relation(relation: FileRelation, file: FamilyFile) -> g.Relation:
    by = file.person(relation.said_by)
    kind: g.RelationKind = relation.kind.value  # type: ignore[assignment]  # the drawing knows them all but CONTACT
    return g.Relation(
        a=relation.a,
        b=relation.b,
        kind=kind,
        directed=relation.kind in DIRECTED,
        text=relation.text,
        said_by=by.name if by else "",
    )


def _name(names: dict[str, str], group: frozenset[str]) -> str:
    return names[min(group)] or min(group)[:120]
