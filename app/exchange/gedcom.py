"""GEDCOM in: the largest connected family of a file, or the one around a person, ready to be drawn."""

from __future__ import annotations

import codecs
import logging
import re
from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.exchange.whole_file import read_whole
from app.genogram.family import ChildLink, Family, FamilyPerson, Gender, LinkKind, Union, UnionStatus

UNREADABLE = "Filen kan ikke læses som GEDCOM 5.5. Eksportér den igen fra det program, den kommer fra, som UTF-8."
LARGEST = 10 * 1024 * 1024
MOST_DRAWN = 3_000
"""People in one drawing; more can neither be read nor drawn while somebody waits."""
MOST_TOLD = 20
LONGEST_NAME = 120  # GEDCOM 5.5.1, NAME_PERSONAL
_CONTINUED = re.compile(rb"(?:^|(?<=[\r\n]))[ \t]*\d{1,2}[ \t]+CON[CT](?:[ \t][^\r\n]*)?(?:\r\n?|\n|$)")
"""Lines that go on with a long text: notes, which are not drawn, and which the reader joins one by one for ever."""
_ENDLESS = re.compile(rb"[^\r\n]{32769}")
"""A line that is none: the standard allows 255 characters, programs write some thousand."""
TOO_MANY = "Familien er på {count} personer, og tegningen rummer {most}. Gem en mindre del af slægten, og prøv igen."
_GENDER: dict[str, Gender] = {"M": "man", "F": "woman", "X": "nonbinary"}
_PEDIGREE: dict[str, LinkKind] = {"adopted": "adopted", "foster": "foster", "birth": "biological"}


def read_gedcom(path: Path, person: str | None = None) -> tuple[Family, list[str]]:
    """Return one connected family and a Danish line about each family left out.

    Ids are the xrefs without @. Raises UserError when the file cannot be read or the person is not in it.
    """
    persons, unions, links = _read(path)
    children = _children_by_union(links)
    groups = _connected(set(persons), unions, children)
    if not groups:
        raise UserError("Der er ingen personer i filen.")
    wanted = person.strip("@") if person else None
    chosen = next((group for group in groups if wanted in group), None) if wanted else groups[0]
    if chosen is None:
        raise UserError(f"Personen »{(wanted or '')[:40]}« er ikke i filen. Brug nummeret fra filen, fx I1.")
    if len(chosen) > MOST_DRAWN:
        raise UserError(TOO_MANY.format(count=len(chosen), most=MOST_DRAWN))
    family = Family(
        persons=tuple(_marked(each, wanted) for key, each in persons.items() if key in chosen),
        unions=tuple(each for each in unions if (set(each.partners) | children[each.id]) & chosen),
        links=tuple(each for each in links if each.child in chosen),
    )
    others = [group for group in groups if group != chosen]
    told = [f"Ikke tegnet: en familie på {len(group)} med {_name(persons, group)}." for group in others[:MOST_TOLD]]
    more = len(others) - MOST_TOLD
    return family, told + ([f"Ikke tegnet: {more} mindre familier."] if more > 0 else [])


def _read(path: Path) -> tuple[dict[str, FamilyPerson], list[Union], list[ChildLink]]:
    from ged4py.parser import GedcomReader  # dear to load, and only this command needs it

    # It tells the log about harmless oddities, and without a log that is stderr.
    logging.getLogger("ged4py").setLevel(logging.CRITICAL)
    raw = read_whole(path, LARGEST, "Filen er over 10 MB. Gem kun den nærmeste familie, og prøv igen.")
    try:
        with GedcomReader(BytesIO(_as_utf8(raw))) as reader:
            persons = {_xref(each): _person(each) for each in reader.records0("INDI")}
            families = list(reader.records0("FAM"))
            unions = [_union(each) for each in families]
            links = [link for each in families for link in _links(each)]
    except Exception as error:  # the reader raises a dozen kinds; each means that the file is not what it should be
        raise UserError(UNREADABLE) from error
    known = [replace(each, partners=tuple(one for one in each.partners if one in persons)) for each in unions]
    return persons, known, _one_primary([link for link in links if link.child in persons])


def _as_utf8(raw: bytes) -> bytes:
    """Return UTF-16 as UTF-8, because the reader does not know it, anything else as it is; without continued texts."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raw = re.sub(r"(?m)^1 CHAR \S+", "1 CHAR UTF-8", raw.decode("utf-16")).encode()
    if _ENDLESS.search(raw):
        raise UserError(UNREADABLE)
    return _CONTINUED.sub(b"", raw)


def _person(record: Any) -> FamilyPerson:  # noqa: ANN401 - the library is untyped
    birth, death = _year(record, "BIRT"), _year(record, "DEAT")
    first, last = record.name.first or "", record.name.surname or ""
    return FamilyPerson(
        id=_xref(record),
        name=f"{first} {last}".strip()[:LONGEST_NAME],
        gender=_GENDER.get(str(record.sex), "unknown"),
        birth_year=birth,
        birth_sort=str(birth) if birth else None,
        death_year=death,
        deceased=record.sub_tag("DEAT") is not None,
    )


def _year(record: Any, tag: str) -> int | None:  # noqa: ANN401 - the library is untyped
    event = record.sub_tag(tag)
    date = event.sub_tag_value("DATE") if event else None
    key = date.key() if date is not None else None
    year = getattr(key[0], "year", None) if key else None
    return int(year) if isinstance(year, int) and 0 < year < 3000 else None


def _union(record: Any) -> Union:  # noqa: ANN401 - the library is untyped
    partners = tuple(str(each.value).strip("@") for each in record.sub_records if each.tag in ("HUSB", "WIFE"))
    divorced, married = record.sub_tag("DIV"), record.sub_tag("MARR")
    year = _year(record, "MARR")
    words = [f"gift {year}"] if year else []
    words += [f"skilt {_year(record, 'DIV')}"] if _year(record, "DIV") else []
    status: UnionStatus = "divorced" if divorced else "married" if married else "unknown"
    return Union(id=_xref(record), partners=partners, status=status, text=", ".join(words), sort=str(year or ""))


def _links(record: Any) -> Iterable[ChildLink]:  # noqa: ANN401 - the library is untyped
    for each in record.sub_records:
        if each.tag == "CHIL":
            child = each.ref
            yield ChildLink(
                child=str(each.value).strip("@"), union=_xref(record), kind=_pedigree(child, record.xref_id)
            )


def _pedigree(child: Any, family: str) -> LinkKind:  # noqa: ANN401 - the library is untyped
    for tie in child.sub_tags("FAMC", follow=False) if child else ():
        if str(tie.value) == family:
            return _PEDIGREE.get(str(tie.sub_tag_value("PEDI") or "birth").lower(), "unsure")
    return "biological"


def _one_primary(links: list[ChildLink]) -> list[ChildLink]:
    seen: set[str] = set()
    result = []
    for link in links:
        result.append(ChildLink(link.child, link.union, link.kind, primary=link.child not in seen))
        seen.add(link.child)
    return result


def _connected(people: set[str], unions: list[Union], children: defaultdict[str, set[str]]) -> list[frozenset[str]]:
    """Return the connected families, largest first, then by lowest id."""
    near: dict[str, set[str]] = {each: set() for each in people}
    for union in unions:
        first, *others = sorted((set(union.partners) | children[union.id]) & people) or [""]
        for each in others:  # a star holds them together as well as all pairs do, and a family may have 10,000 children
            near[first].add(each)
            near[each].add(first)
    groups, left = [], set(people)
    for start in sorted(people):
        if start not in left:
            continue
        queue, group = deque([start]), set()
        while queue:
            each = queue.popleft()
            if each not in group:
                group.add(each)
                queue.extend(near[each] - group)
        left -= group
        groups.append(frozenset(group))
    return sorted(groups, key=lambda group: (-len(group), min(group)))


def _children_by_union(links: list[ChildLink]) -> defaultdict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for link in links:
        found[link.union].add(link.child)
    return found


def _marked(person: FamilyPerson, wanted: str | None) -> FamilyPerson:
    return replace(person, is_index=True) if person.id == wanted else person


def _name(persons: dict[str, FamilyPerson], group: frozenset[str]) -> str:
    return persons[min(group)].name or min(group)[:LONGEST_NAME]


def _xref(record: Any) -> str:  # noqa: ANN401 - the library is untyped
    return str(record.xref_id).strip("@")
