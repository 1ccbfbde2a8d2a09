"""What cannot be right in a family: said in Danish, and drawn all the same."""

from __future__ import annotations

from app.genogram.kin import Kin
from app.genogram.labels import full_name
from app.genogram.rows import Rows

_YOUNGEST_PARENT = 12


def warnings_for(kin: Kin, rows: Rows) -> tuple[str, ...]:
    """List the contradictions of a family in Danish sentences, each once."""
    found = _own_ancestors(kin, rows) + _across(kin, rows)
    found += _too_young(kin) + _too_many(kin) + _dead_before_born(kin)
    return tuple(dict.fromkeys(found))


def _name(kin: Kin, person: str) -> str:
    return full_name(kin.persons[person])


def _own_ancestors(kin: Kin, rows: Rows) -> list[str]:
    return [
        f"{_name(kin, child)} er sat som barn af sig selv eller sin egen efterkommer. Ret forældrene."
        for child, _ in sorted(rows.broken)
    ]


def _across(kin: Kin, rows: Rows) -> list[str]:
    return [
        " og ".join(_name(kin, partner) for partner in kin.unions[union].partners)
        + " står i hver sin generation. Se efter, om forældre og par er sat rigtigt."
        for union in sorted(rows.across)
    ]


def _too_young(kin: Kin) -> list[str]:
    found: list[str] = []
    for link in kin.links:
        born = kin.persons[link.child].birth_year
        if link.kind != "biological" or born is None:
            continue
        for partner in kin.unions[link.union].partners:
            parent = kin.persons[partner].birth_year
            if parent is None:
                continue
            if born < parent:
                found.append(f"{_name(kin, link.child)} er født før {_name(kin, partner)}. Ret et af årstallene.")
            elif born - parent < _YOUNGEST_PARENT:
                says = f"{_name(kin, partner)} var {born - parent} år, da {_name(kin, link.child)} blev født."
                found.append(f"{says} Er årstallene rigtige?")
    return found


def _too_many(kin: Kin) -> list[str]:
    found: list[str] = []
    for child in kin.persons:
        unions = [k.union for k in kin.links if k.child == child and k.kind == "biological"]
        if len({partner for union in unions for partner in kin.unions[union].partners}) > 2:
            found.append(f"{_name(kin, child)} har mere end to biologiske forældre. Ret en af forbindelserne.")
    return found


def _dead_before_born(kin: Kin) -> list[str]:
    return [
        f"{full_name(person)} er død før sin fødsel. Ret et af årstallene."
        for person in kin.persons.values()
        if person.birth_year is not None and person.death_year is not None and person.death_year < person.birth_year
    ]
