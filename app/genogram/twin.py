"""The family in words: one Danish sentence per person, for screen readers and the text beside the picture."""

from __future__ import annotations

from app.genogram.family import FamilyPerson, LinkKind, RelationKind, Union, UnionStatus
from app.genogram.kin import Kin
from app.genogram.labels import full_name, safe

RELATION_WORDS: dict[RelationKind, str] = {
    "close": "nær",
    "fused": "meget tæt",
    "distant": "fjern",
    "conflict": "konflikt",
    "close_conflict": "nær med konflikt",
    "cut_off": "brudt kontakt",
    "cooperation": "samarbejde",
    "caring": "omsorg",
    "unknown": "kontakt",
}
_STATUS: dict[UnionStatus, str] = {
    "married": "gift",
    "cohabiting": "samboende",
    "engaged": "kæreste",
    "separated": "separeret",
    "divorced": "skilt",
    "ended_cohabiting": "ikke længere sammen",
    "widowed": "gift",
    "unknown": "par",
}
_TOGETHER = ("gift", "samboende", "forlovet", "kæreste", "kærester", "par", "sammen")
_CHILD: dict[LinkKind, str] = {
    "biological": "børn",
    "adopted": "adoptivbørn",
    "foster": "plejebørn",
    "guardian": "er værge for",
    "step": "stedbørn",
    "donor": "donorbørn",
    "unsure": "måske børn",
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


def text_twin(kin: Kin, order: list[list[str]]) -> list[str]:
    """Give one sentence per person, the main person first and then row by row from the left."""
    people = [slot for row in order for slot in row if slot in kin.persons]
    people.sort(key=lambda person: not kin.persons[person].is_index)
    return [_sentence(kin.persons[person], kin) for person in people]


def _sentence(person: FamilyPerson, kin: Kin) -> str:
    parts = [full_name(person) if full_name(person) != "?" else "En person, der ikke er nævnt ved navn"]
    if person.is_index:
        parts.append("hovedperson")
    parts += _life(person)
    unions = [union for union in kin.unions.values() if person.id in union.partners]
    parts += [words for union in unions if (words := _partner(person, union, kin))]
    parts += _children(unions, kin)
    parts += _parents(person, kin)
    parts += [f"bor {_at(safe(house.label))}" for house in kin.households if house.label and person.id in house.members]
    parts += _relations(person, kin)
    if person.note:
        parts.append(safe(person.note))
    return ", ".join(parts) + "."


def _life(person: FamilyPerson) -> list[str]:
    if person.kind == "unborn":
        return ["ventes", *([safe(person.due)] if person.due else [])]
    found: list[str] = []
    if person.deceased:
        found.append("død" if person.death_year is None else f"død {person.death_year}")
    if person.age is not None:
        found.append(f"blev {person.age} år" if person.deceased else f"{person.age} år")
    elif person.birth_year is not None:
        found.append(f"født {person.birth_year}")
    return found


def _partner(person: FamilyPerson, union: Union, kin: Kin) -> str:
    others = [partner for partner in union.partners if partner != person.id]
    if not others:
        return ""
    other = _name(kin, others[0])
    words = safe(union.text).split(" ")
    if words[0] in _TOGETHER:
        return " ".join([words[0], "med", other, *words[1:]])
    told = f"{_STATUS[union.status]} {'fra' if union.status in ('divorced', 'separated') else 'med'} {other}"
    return f"{told} ({' '.join(words)})" if words[0] else told


def _children(unions: list[Union], kin: Kin) -> list[str]:
    links = kin.by_age(link for union in unions for link in kin.links if link.union == union.id)
    found: list[str] = []
    for kind, word in _CHILD.items():
        names = [_name(kin, link.child) for link in links if link.kind == kind]
        if names:
            found.append(f"{word} {'' if kind == 'guardian' else ': '}".replace(" : ", ": ") + _listed(names))
    return found


def _parents(person: FamilyPerson, kin: Kin) -> list[str]:
    found: list[str] = []
    for link in kin.links:
        partners = kin.unions[link.union].partners
        if link.child == person.id and partners:
            found.append(f"{_PARENT[link.kind]}: {_listed([_name(kin, partner) for partner in partners])}")
        elif link.child == person.id:
            others = [other.child for other in kin.children_of(link.union) if other.child != person.id]
            found += [f"søskende: {_listed([_name(kin, other) for other in others])}"] if others else []
    return found


def _relations(person: FamilyPerson, kin: Kin) -> list[str]:
    found: list[str] = []
    for relation in kin.relations:
        if person.id in (relation.a, relation.b):
            other = relation.b if relation.a == person.id else relation.a
            note = f" ({safe(relation.text)})" if relation.text else ""
            found.append(f"til {_name(kin, other)}: {RELATION_WORDS[relation.kind]}{note}")
    return found


def _name(kin: Kin, person: str) -> str:
    name = full_name(kin.persons[person])
    return name if name != "?" else "en, der ikke er nævnt ved navn"


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " og " + names[-1]


def _at(label: str) -> str:
    """Return »i Hammerum«, or »hos mor« as it is."""
    return label[:1].lower() + label[1:] if label.lower().startswith(("hos ", "på ", "i ")) else f"i {label}"
