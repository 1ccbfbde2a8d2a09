"""GEDCOM files for tests: heads of every version, and random families as our own values."""

from typing import Any

from hypothesis import strategies as st

from app.exchange.gedcom_file import GedcomFile, read_gedcom_bytes
from app.exchange.gedcom_pairs import in_order
from app.models.approx_date import ApproxDate
from app.models.enums_people import (
    LOST_PREGNANCIES,
    Gender,
    PersonKind,
    RelationKind,
    Sector,
    TieKind,
    TieQuality,
    UnionEventKind,
)
from app.services.family_file import (
    FamilyFile,
    FileContact,
    FileEvent,
    FileHome,
    FilePair,
    FilePerson,
    FileRelation,
    FileTie,
)

HEAD = "0 HEAD\n1 GEDC\n2 VERS 5.5.1\n2 FORM LINEAGE-LINKED\n1 CHAR UTF-8\n"
SEVEN = "0 HEAD\n1 GEDC\n2 VERS 7.0\n"
END = "0 TRLR\n"


def read(body: str, head: str = HEAD) -> GedcomFile:
    """Read a file from what stands between head and trailer."""
    return read_gedcom_bytes((head + body + END).encode())


WORDS = ["Åse", "Bjørn", "Villum", "Anne-Grethe", "Đặng", "O’Neill", "Fatima", "Kjær", "Østergård", "von", "Ahlefeldt"]
DATES = [
    "2011-05-03", "marts 2015", "1982", "ca. 1975", "siden august 2026", "før 2019", "efter 1990", "2013-2019",
    "foråret 2019", "uge 47 2026", "1970'erne", "2015-03-01/2015-04-07", "mens hun gik i børnehave", "@hjemme",
    "ca. foråret 2019", "siden 1970'erne", "før uge 3 2020", "efter vinteren 2000/2001", "12 VEND 3 (fransk kalender)",
]  # fmt: skip
TEXTS = ["pædagog", "@arbejdet", "en linje\nog en til", "slut\n\n@ny", "50 % og 37 timer", "0 HEAD"]

dates = st.none() | st.sampled_from(DATES).map(ApproxDate.parse)
names = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
kinds = st.sampled_from([PersonKind.PERSON] * 4 + [PersonKind.UNKNOWN, PersonKind.UNBORN, *sorted(LOST_PREGNANCIES)])


@st.composite
def persons(draw: st.DrawFn, key: str) -> FilePerson:
    """One person, as much known as chance will have it."""
    kind = draw(kinds)
    name = draw(names) if kind is PersonKind.PERSON else ""
    dead = draw(st.booleans())
    return FilePerson(
        key=key,
        name=name,
        called=draw(st.sampled_from(["", "Lillebror"])) if name else "",
        gender=draw(st.sampled_from(Gender)),
        kind=kind,
        birth=draw(dates),
        deceased=dead,
        death=draw(dates) if dead else None,
        due=draw(dates) if kind is PersonKind.UNBORN or kind in LOST_PREGNANCIES else None,
        occupation=draw(st.sampled_from(["", "pædagog", "@værkstedet"])),
        note=draw(st.sampled_from(["", *TEXTS])),
    )


@st.composite
def pairs(draw: st.DrawFn, key: str, keys: list[str]) -> FilePair:
    """None, one or two partners of any gender, with what happened."""
    partners = draw(st.lists(st.sampled_from(keys), unique=True, max_size=2))
    events = draw(st.lists(st.builds(FileEvent, st.sampled_from(UnionEventKind), dates), max_size=3))
    told = in_order(events)
    married = any(each.kind is UnionEventKind.MARRIED for each in told)
    return FilePair(key, tuple(partners), told, never_married=not married and draw(st.booleans()))


def _twins(people: list[FilePerson], chance: st.DataObject | Any, draw: st.DrawFn) -> list[FilePerson]:
    from dataclasses import replace

    if len(people) < 3 or not draw(st.booleans()):
        return people
    same = draw(st.sampled_from([True, False, None]))
    first = people[0].key
    return [replace(each, twin_group=first, identical=same) for each in people[:2]] + people[2:]


@st.composite
def families(draw: st.DrawFn) -> FamilyFile:
    """A random, also absurd, family with everything a GEDCOM file of ours can hold."""
    keys = [f"P{number}" for number in range(1, draw(st.integers(1, 8)) + 1)]
    people = _twins([draw(persons(key)) for key in keys], None, draw)
    couples = [draw(pairs(f"F{number}", keys)) for number in range(1, draw(st.integers(0, 5)) + 1)]
    ties = []
    for child in keys:
        mine = draw(st.lists(st.sampled_from(couples), unique=True, max_size=3)) if couples else []
        ties += [FileTie(child, each.key, draw(st.sampled_from(TieKind)), draw(dates), draw(dates)) for each in mine]
    two = st.permutations(keys).map(lambda each: each[:2])
    relations, contacts = {}, {}
    for a, b in draw(st.lists(two, max_size=3)) if len(keys) > 1 else []:
        kind = draw(st.sampled_from(RelationKind))
        relations[a, b, kind] = FileRelation(
            a, b, kind, draw(st.sampled_from(["", *TEXTS])), draw(st.sampled_from(keys))
        )
    for a, b in draw(st.lists(two, max_size=3)) if len(keys) > 1 else []:
        contacts[a, b] = FileContact(
            a, b, draw(st.sampled_from(["", "nabo", "klasselærer"])), draw(st.sampled_from(Sector)),
            draw(st.sampled_from([None, 1, 2, 3])), draw(st.sampled_from(TieQuality)),
        )  # fmt: skip
    living = draw(st.lists(st.sampled_from(keys), unique=True, min_size=1, max_size=3))
    home = FileHome("H1", "hos mor", tuple((each, draw(st.sampled_from(["", "hver anden uge"]))) for each in living))
    return FamilyFile(
        persons=tuple(people),
        pairs=tuple(couples),
        ties=tuple(ties),
        relations=tuple(sorted(relations.values(), key=lambda each: keys.index(each.a))),
        contacts=tuple(sorted(contacts.values(), key=lambda each: keys.index(each.child))),
        homes=(home,) if draw(st.booleans()) else (),
    )
