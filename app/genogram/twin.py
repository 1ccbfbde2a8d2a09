"""The family in words: one Danish sentence per person, for screen readers and the text beside the picture."""

from __future__ import annotations

from app.genogram.family import LOSSES, ChildLink, FamilyPerson, LinkKind, Union, UnionStatus
from app.genogram.kin import Kin
from app.genogram.labels import full_name, safe
from app.genogram.relation_phrases import relation_phrase

_STATUS: dict[UnionStatus, str] = {
    "married": "gift med",
    "cohabiting": "samboende med",
    "engaged": "kæreste med",
    "separated": "separeret fra",
    "divorced": "skilt fra",
    "reunited": "fundet sammen igen med",
    "ended_cohabiting": "ikke længere sammen med",
    "widowed": "gift med",
    "unknown": "par med",
}
_TOGETHER = ("gift", "samboende", "forlovet", "kæreste", "kærester", "par", "sammen")
_CHILD: dict[LinkKind, str] = {
    "biological": "børn: ",
    "adopted": "adoptivbørn: ",
    "foster": "plejebørn: ",
    "guardian": "er værge for ",
    "step": "stedbørn: ",
    "donor": "donorbørn: ",
    "unsure": "måske børn: ",
}
_PARENT: dict[LinkKind, str] = {
    "biological": "forældre",
    "adopted": "adoptivforældre",
    "foster": "plejeforældre",
    "guardian": "værger",
    "step": "stedforældre",
    "donor": "donorforældre",
    "unsure": "måske forældre",
}
_ONE_PARENT: dict[LinkKind, str] = {
    "biological": "forælder",
    "adopted": "adoptivforælder",
    "foster": "plejeforælder",
    "guardian": "værge",
    "step": "stedforælder",
    "donor": "donor",
    "unsure": "måske forælder",
}


def text_twin(kin: Kin, order: list[list[str]]) -> dict[str, str]:
    """Give one sentence per person (by id), the main person first and then row by row from the left."""
    people = [slot for row in order for slot in row if slot in kin.persons]
    people.sort(key=lambda person: not kin.persons[person].is_index)
    return {person: _sentence(kin.persons[person], kin) for person in people}


def _sentence(person: FamilyPerson, kin: Kin) -> str:
    parts = [full_name(person) if full_name(person) != "?" else "En person, der ikke er nævnt ved navn"]
    if person.is_index:
        parts.append("hovedperson")
    parts += _life(person) + _twins(person, kin)
    unions = [union for union in kin.unions.values() if person.id in union.partners]
    parts += [words for union in unions if (words := _partner(person, union, kin))]
    parts += _children(unions, kin) + _parents(person, kin) + _homes(person, kin)
    parts += [
        relation_phrase(relation, person.id, _name(kin, relation.b if relation.a == person.id else relation.a))
        for relation in kin.relations
        if person.id in (relation.a, relation.b)
    ]
    if person.note:
        parts.append(safe(person.note))
    return ", ".join(parts) + "."


def _life(person: FamilyPerson) -> list[str]:
    if person.kind == "unborn":
        return ["ventes", *([safe(person.due)] if person.due else [])]
    if person.kind in LOSSES:
        said = ["dødfødt"] if person.kind == "stillbirth" and safe(person.name) else []
        return [*said, *([str(person.birth_year)] if person.birth_year is not None else [])]
    found: list[str] = []
    if person.deceased:
        found.append("død" if person.death_year is None else f"død {person.death_year}")
    if person.age is not None:
        found.append(f"blev {person.age} år" if person.deceased else f"{person.age} år")
    elif person.birth_year is not None:
        found.append(f"født {person.birth_year}")
    return found


def _twins(person: FamilyPerson, kin: Kin) -> list[str]:
    if not person.twin_group:
        return []
    others = [p for p in kin.persons.values() if p.twin_group == person.twin_group and p.id != person.id]
    if not others:
        return []
    word = {1: "tvilling", 2: "trilling", 3: "firling"}.get(len(others), "flerling")
    how = "" if person.identical is None else "enægget " if person.identical else "tveægget "
    return [f"{how}{word} med {_listed([_name(kin, other.id) for other in others])}"]


def _partner(person: FamilyPerson, union: Union, kin: Kin) -> str:
    others = [partner for partner in union.partners if partner != person.id]
    if not others:
        return ""
    other = _name(kin, others[0])
    words = safe(union.text).split(" ")
    if words[0] in _TOGETHER:
        return " ".join([words[0], "med", other, *words[1:]])
    told = f"{_STATUS[union.status]} {other}"
    return f"{told} ({' '.join(words)})" if words[0] else told


def _children(unions: list[Union], kin: Kin) -> list[str]:
    links = kin.by_age(link for union in unions for link in kin.links if link.union == union.id)
    found: list[str] = []
    for kind, word in _CHILD.items():
        own = [link for link in links if link.kind == kind]
        born = [_when(_name(kin, link.child), link) for link in own if kin.persons[link.child].kind not in LOSSES]
        if born:
            found.append(word + _listed(born))
        found += [_lost(kin.persons[link.child]) for link in own if kin.persons[link.child].kind in LOSSES]
    return found


def _lost(child: FamilyPerson) -> str:
    told = {"miscarriage": "mistede et barn i graviditeten", "abortion": "fik en abort"}.get(child.kind)
    told = told or " ".join(["fik et dødfødt barn", safe(child.name)]).rstrip()
    return told if child.birth_year is None else f"{told} ({child.birth_year})"


def _parents(person: FamilyPerson, kin: Kin) -> list[str]:
    """Name every parent family of a child; the one it stands with first."""
    found: list[str] = []
    links = [link for link in kin.links if link.child == person.id]
    for link in sorted(links, key=lambda k: not k.primary):
        partners = kin.unions[link.union].partners
        if partners:
            words = _PARENT if len(partners) > 1 else _ONE_PARENT
            named = _listed([_name(kin, partner) for partner in partners])
            found.append(f"{_when(words[link.kind], link)}: {named}")
        else:
            found += _siblings(person, link, kin)
    return found


def _when(words: str, link: ChildLink) -> str:
    """Add from when to when somebody was a child of a family: »plejeforældre (2019–2021)«."""
    return f"{words} ({safe(link.text)})" if safe(link.text) else words


def _siblings(person: FamilyPerson, link: ChildLink, kin: Kin) -> list[str]:
    others = [other.child for other in kin.children_of(link.union) if other.child != person.id]
    return [f"søskende: {_listed([_name(kin, other) for other in others])}"] if others else []


def _homes(person: FamilyPerson, kin: Kin) -> list[str]:
    found: list[str] = []
    for house in kin.households:
        if person.id in house.members and safe(house.label):
            share = safe(dict(house.shares).get(person.id, ""))
            found.append(f"bor {_at(safe(house.label))}" + (f" ({share})" if share else ""))
    return found


def _name(kin: Kin, person: str) -> str:
    name = full_name(kin.persons[person])
    return name if name != "?" else "en, der ikke er nævnt ved navn"


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " og " + names[-1]


def _at(label: str) -> str:
    """Return »i Hammerum«, or »hos mor« as it is."""
    return label[:1].lower() + label[1:] if label.lower().startswith(("hos ", "på ", "i ")) else f"i {label}"
