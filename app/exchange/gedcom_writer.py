"""GEDCOM 7.0 out: a family as text any genealogy program reads, with our own tags explained in its head.

Written after »The FamilySearch GEDCOM Specification 7.0«. Nothing of `FilePerson.private` is ever written; living
people are marked `RESN PRIVACY`, so that other programs do not publish them.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from app.exchange.gedcom_dates import written_date
from app.exchange.gedcom_own_tags import (
    ADDRESSES,
    HOME,
    MEMBER,
    PERIOD,
    PREGNANCY,
    QUALITY,
    RELATION,
    RING,
    SAID_BY,
    SECTOR,
    SHARE,
)
from app.models.approx_date import ApproxDate
from app.models.enums_people import LOST_PREGNANCIES, Gender, PersonKind, Sector, TieKind, TieQuality, UnionEventKind
from app.services.family_file import FamilyFile, FileContact, FileEvent, FilePair, FilePerson, FileRelation, FileTie
from app.wording import word

_SEX = {Gender.MAN: "M", Gender.WOMAN: "F", Gender.NONBINARY: "X", Gender.UNKNOWN: "U"}
_EVENTS = {UnionEventKind.MARRIED: "MARR", UnionEventKind.ENGAGED: "ENGA", UnionEventKind.DIVORCED: "DIV"}
_EVENT_TYPES = {
    UnionEventKind.COHABITING: "Cohabitation",
    UnionEventKind.SEPARATED: "Separation",
    UnionEventKind.REUNITED: "Reunited",
    UnionEventKind.MOVED_APART: "End of cohabitation",
    UnionEventKind.WIDOWED: "Widowed",
}
"""What the standard has no tag for: EVEN, with a type other programs show."""
_PEDIGREES = {TieKind.BIOLOGICAL: "BIRTH", TieKind.ADOPTIVE: "ADOPTED", TieKind.FOSTER: "FOSTER"}
_ROLES = {Sector.FRIENDS: "FRIEND", Sector.NEIGHBOURS: "NGHBR"}
_TWINS = {True: "enægget tvilling", False: "tveægget tvilling", None: "tvilling"}
_NAME = re.compile(r"[A-Z0-9_]{1,20}")
_OWN = re.compile(r"^\d+ (?:@\S+@ )?(_[A-Z_]+)", re.MULTILINE)


def write_gedcom(file: FamilyFile) -> str:
    """Return the family as GEDCOM 7.0, lines ended by a line feed. The same family gives the same text."""
    body = "\n".join(_Writing(file).records())
    used = [tag for tag in ADDRESSES if tag in set(_OWN.findall(body))]
    schema = [f"2 TAG {tag} {ADDRESSES[tag]}" for tag in used]
    head = ["0 HEAD", "1 GEDC", "2 VERS 7.0", *(["1 SCHMA", *schema] if schema else [])]
    head += ["1 SOUR RUNDBORD", "2 NAME Rundbord", "1 LANG da"]
    return "\n".join([*head, *([body] if body else []), "0 TRLR", ""])


class _Writing:
    """One family on its way out; people, pairs and homes get names GEDCOM 7 allows."""

    def __init__(self, file: FamilyFile) -> None:
        self._file = file
        self._names = _named((each.key for each in file.persons), "P")
        self._pair_names = _named((each.key for each in file.pairs), "F", taken=set(self._names.values()))
        taken = {*self._names.values(), *self._pair_names.values()}
        self._home_names = _named((each.key for each in file.homes), "H", taken=taken)
        self._partner_in: defaultdict[str, list[str]] = defaultdict(list)
        for pair in file.pairs:
            for partner in pair.partners[:2]:
                self._partner_in[partner].append(pair.key)
        self._ties: defaultdict[str, list[FileTie]] = defaultdict(list)
        self._children: defaultdict[str, list[str]] = defaultdict(list)
        for tie in file.ties:
            if tie.pair in self._pair_names and tie.child in self._names:
                self._ties[tie.child].append(tie)
                self._children[tie.pair].append(tie.child)
        self._twins: dict[str, str] = {}
        self._contacts: defaultdict[str, list[FileContact]] = defaultdict(list)
        for contact in file.contacts:
            self._contacts[contact.child].append(contact)
        self._relations: defaultdict[str, list[FileRelation]] = defaultdict(list)
        for relation in file.relations:
            self._relations[relation.a].append(relation)

    def records(self) -> Iterator[str]:
        """Yield all lines between head and trailer."""
        for person in self._file.persons:
            yield f"0 {self._at(person.key)} INDI"
            yield from _facts(person)
            yield from self._bonds(person)
        for pair in self._file.pairs:
            yield from self._pair(pair)
        for home in self._file.homes:
            yield from _line(0, HOME, home.label, name=self._home_names[home.key])
            for key, share in home.members:
                if key in self._names:
                    yield f"1 {MEMBER} {self._at(key)}"
                    yield from _line(2, SHARE, share) if share else ()

    def _bonds(self, person: FilePerson) -> Iterator[str]:
        for pair in self._partner_in[person.key]:
            yield f"1 FAMS @{self._pair_names[pair]}@"
        for tie in self._ties[person.key]:
            yield f"1 FAMC @{self._pair_names[tie.pair]}@"
            yield from _tie(tie)
        first = self._twins.setdefault(person.twin_group, person.key) if person.twin_group else person.key
        if first != person.key:
            yield from (f"1 ASSO {self._at(first)}", "2 ROLE OTHER", f"3 PHRASE {_TWINS[person.identical]}")
        for contact in self._contacts[person.key]:
            if contact.person in self._names:
                yield f"1 ASSO {self._at(contact.person)}"
                yield from _contact(contact)
        for relation in self._relations[person.key]:
            if relation.b in self._names:
                yield from self._relation(relation)

    def _relation(self, relation: FileRelation) -> Iterator[str]:
        yield f"1 {RELATION} {self._at(relation.b)}"
        yield f"2 TYPE {relation.kind.value}"
        yield from _line(2, "NOTE", relation.text) if relation.text else ()
        if relation.said_by in self._names:
            yield f"2 {SAID_BY} {self._at(relation.said_by)}"

    def _pair(self, pair: FilePair) -> Iterator[str]:
        yield f"0 @{self._pair_names[pair.key]}@ FAM"
        tags = self._partner_tags(pair)
        for tag, partner in zip(tags, pair.partners, strict=False):
            yield f"1 {tag} {self._at(partner)}"
        for child in dict.fromkeys(self._children[pair.key]):
            yield f"1 CHIL {self._at(child)}"
        if pair.never_married:
            yield "1 NO MARR"
        for event in pair.events:
            yield from _event(event)

    def _partner_tags(self, pair: FilePair) -> tuple[str, str]:
        """Return HUSB and WIFE in the order of the partners: GEDCOM 7 lets anybody be either, once each."""
        genders = [person.gender for each in pair.partners if (person := self._file.person(each))]
        woman_first = genders[:1] == [Gender.WOMAN] and genders[1:2] != [Gender.WOMAN]
        return ("WIFE", "HUSB") if woman_first or genders[1:2] == [Gender.MAN] != genders[:1] else ("HUSB", "WIFE")

    def _at(self, key: str) -> str:
        return f"@{self._names[key]}@"


def _named(keys: Iterable[str], letter: str, taken: Iterable[str] = ()) -> dict[str, str]:
    """Return a name for each key: the key itself where GEDCOM 7 allows it, else a letter and a number."""
    listed = list(dict.fromkeys(keys))
    names = {each: each for each in listed if _NAME.fullmatch(each) and each != "VOID" and each not in set(taken)}
    used = {*names.values(), *taken}
    number = 0
    for each in listed:
        if each not in names:
            number += 1
            while f"{letter}{number}" in used:
                number += 1
            names[each] = f"{letter}{number}"
            used.add(names[each])
    return names


def _facts(person: FilePerson) -> Iterator[str]:
    if not person.deceased:
        yield "1 RESN PRIVACY"
    if person.name or person.called:
        first, _, last = person.name.replace("/", "-").rpartition(" ")
        yield f"1 NAME {first} /{last}/" if first else f"1 NAME {last or '//'}"
        yield from _line(2, "NICK", person.called) if person.called else ()
    yield f"1 SEX {_SEX[person.gender]}"
    if person.birth or person.kind is PersonKind.STILLBIRTH:
        yield "1 BIRT"
        yield from _date(2, person.birth)
        if person.kind is PersonKind.STILLBIRTH:
            yield "2 TYPE stillborn"
    if person.deceased:
        yield "1 DEAT" if person.death else "1 DEAT Y"
        yield from _date(2, person.death)
    if person.kind is PersonKind.UNBORN or person.kind in LOST_PREGNANCIES:
        yield f"1 {PREGNANCY} {person.kind.value}"
        yield from _date(2, person.due)
    yield from _line(1, "OCCU", person.occupation) if person.occupation else ()
    yield from _line(1, "NOTE", person.note) if person.note else ()


def _tie(tie: FileTie) -> Iterator[str]:
    pedigree = _PEDIGREES.get(tie.kind)
    yield f"2 PEDI {pedigree or 'OTHER'}"
    if pedigree is None:
        yield f"3 PHRASE {word(tie.kind)}"
    for said, when in (("SINCE", tie.since), ("UNTIL", tie.until)):
        if when is not None:
            yield f"2 {PERIOD} {said}"
            yield from _date(3, when)


def _contact(contact: FileContact) -> Iterator[str]:
    yield f"2 ROLE {_ROLES.get(contact.sector, 'OTHER')}"
    yield from _line(3, "PHRASE", contact.role) if contact.role else ()
    yield f"2 {SECTOR} {contact.sector.value}"
    if contact.ring is not None:
        yield f"2 {RING} {contact.ring}"
    if contact.quality is not TieQuality.ORDINARY:
        yield f"2 {QUALITY} {contact.quality.value}"


def _event(event: FileEvent) -> Iterator[str]:
    tag = _EVENTS.get(event.kind)
    if tag is None:
        yield f"1 EVEN {word(event.kind)}"
        yield f"2 TYPE {_EVENT_TYPES[event.kind]}"
    else:
        yield f"1 {tag}" if event.on else f"1 {tag} Y"
    yield from _date(2, event.on)


def _date(level: int, when: ApproxDate | None) -> Iterator[str]:
    if when is None:
        return
    value, phrase = written_date(when)
    yield f"{level} DATE {value}".rstrip()
    yield from _line(level + 1, "PHRASE", phrase) if phrase else ()


def _line(level: int, tag: str, text: str, name: str = "") -> Iterator[str]:
    """Yield a text on as many lines as it has, a leading at sign doubled as GEDCOM 7 wants it."""
    first, *more = [f"@{line}" if line.startswith("@") else line for line in text.split("\n")]
    yield " ".join(filter(None, (str(level), f"@{name}@" if name else "", tag, first)))
    for line in more:
        yield f"{level + 1} CONT {line}" if line else f"{level + 1} CONT"
