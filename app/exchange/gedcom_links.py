"""What ties people of a GEDCOM file beyond parents and partners: twins, friends and neighbours, and our own tags."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from app.exchange.gedcom_lines import Lines, Node
from app.exchange.gedcom_own_tags import HOME, MEMBER, QUALITY, RELATION, RING, SAID_BY, SECTOR, SHARE
from app.exchange.gedcom_person import short
from app.models.enums_people import RelationKind, Sector, TieQuality
from app.services.family_file import FileContact, FileHome, FileRelation

_TWIN = ("twin", "tvilling", "zwilling", "trilling", "triplet", "jumeau", "jumelle")
_IDENTICAL = ("identical", "monozyg", "enægget", "eneggede", "eineiig")
_FRATERNAL = ("fraternal", "dizyg", "tveægge", "toægge", "zweieiig", "non-identical", "not identical")
_NEAR = {
    "FRIEND": Sector.FRIENDS, "VEN": Sector.FRIENDS, "VENINDE": Sector.FRIENDS, "NGHBR": Sector.NEIGHBOURS,
    "NEIGHBOR": Sector.NEIGHBOURS, "NEIGHBOUR": Sector.NEIGHBOURS, "NABO": Sector.NEIGHBOURS,
    "TEACHER": Sector.SCHOOL, "LÆRER": Sector.SCHOOL, "KLASSELÆRER": Sector.SCHOOL,
}  # fmt: skip
"""Roles that have a place on a network map."""
Keys = Mapping[str, str]


def twins_of(person: Node, key: str, keys: Keys) -> Iterator[tuple[str, bool | None]]:
    """Yield those born together with a person, and whether they are identical (None: nobody says)."""
    for node in [each for each in person.children if each.tag in ("ASSO", "_TWIN") and not each.used]:
        other, said = keys.get(node.pointer), _role(node).lower()
        if other is None or other == key or (node.tag == "ASSO" and not any(each in said for each in _TWIN)):
            continue
        node.whole()
        if any(each in said for each in _FRATERNAL):
            yield other, False
        else:
            yield other, True if any(each in said for each in _IDENTICAL) else None


def born_together(people: Iterable[str], twins: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return for everybody born with others the first of them, in the order of the people."""
    near: defaultdict[str, set[str]] = defaultdict(set)
    for a, b in twins:
        near[a].add(b)
        near[b].add(a)
    first: dict[str, str] = {}
    for person in people:
        waiting = [person] if person in near else []
        while waiting:
            each = waiting.pop()
            if each not in first:
                first[each] = person
                waiting += near[each]
    return first


def contacts_of(person: Node, key: str, keys: Keys) -> Iterator[FileContact]:
    """Yield those who have a place in the network of a person: our own file says so, or the role does."""
    for node in [each for each in person.children if each.tag == "ASSO" and not each.used]:
        other, role = keys.get(node.pointer), node.first("ROLE", "RELA")
        own = next((each for each in node.children if each.tag == SECTOR), None)
        sector = _sector(own.value) if own else _NEAR.get(role.value.upper()) if role else None
        if role is not None:
            role.used = False
        if other is None or other == key or sector is None:
            continue
        for each in (node, role, own):
            if each is not None:
                each.used = True
        phrase = role.words("PHRASE") if role else ""
        said = role.value if role and not phrase and role.tag == "RELA" else phrase
        yield FileContact(key, other, short(said), sector, _ring(node), _quality(node))


def relations_of(person: Node, key: str, keys: Keys) -> Iterator[FileRelation]:
    """Yield how a person gets on with others, from our own tags."""
    for node in [each for each in person.children if each.tag == RELATION]:
        other = keys.get(node.pointer)
        kind = next((each for each in RelationKind if each.value == node.words("TYPE").lower()), None)
        if other is None or other == key or kind is None:
            continue
        node.used = True
        by = node.first(SAID_BY)
        said_by = keys.get(by.pointer, "") if by is not None else ""
        yield FileRelation(key, other, kind, node.words("NOTE"), said_by)


def homes_of(lines: Lines, keys: Keys) -> tuple[FileHome, ...]:
    """Return who lives together, from our own records."""
    return tuple(
        FileHome(
            key=node.name,
            label=short(node.value),
            members=tuple(
                (keys[each.pointer], short(each.words(SHARE))) for each in node.all(MEMBER) if each.pointer in keys
            ),
        )
        for node in lines.of(HOME)
    )


def _role(node: Node) -> str:
    said = [each for each in node.children if each.tag in ("RELA", "ROLE", "TYPE")]
    return " ".join([*(each.value for each in said), *(one.value for each in said for one in each.children)])


def _sector(text: str) -> Sector | None:
    return next((each for each in Sector if each.value == text.lower()), None)


def _ring(node: Node) -> int | None:
    text = node.words(RING)
    return int(text) if text in ("1", "2", "3") else None


def _quality(node: Node) -> TieQuality:
    text = node.words(QUALITY).lower()
    return next((each for each in TieQuality if each.value == text), TieQuality.ORDINARY)
