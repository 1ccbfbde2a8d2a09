"""What cannot be right in a family: said in Danish, and drawn all the same.

Here are the bonds (who is whose); `check_dates` looks at the years.
"""

from __future__ import annotations

from collections import defaultdict

from app.genogram.check_dates import date_warnings
from app.genogram.family import Family
from app.genogram.kin import Kin
from app.genogram.labels import full_name
from app.genogram.rows import Rows


def warnings_for(kin: Kin, rows: Rows) -> tuple[str, ...]:
    """List the contradictions of a family in Danish sentences, each once."""
    found = _own_ancestors(kin, rows) + _across(kin, rows)
    found += _parent_of_partner(kin) + _too_many(kin) + _pregnant_again(kin)
    return tuple(dict.fromkeys(found + date_warnings(kin)))


def given_warnings(family: Family) -> tuple[str, ...]:
    """List what a family says that no drawing can show, because cleaning takes it out before anything is placed.

    The order in which the rows of the family come means nothing here either.
    """
    names = {person.id: full_name(person) for person in family.persons}
    found: list[str] = []
    for union in family.unions:
        twice = [names.get(p, "?") for p in sorted(set(union.partners)) if union.partners.count(p) > 1]
        partners = [names.get(partner, "?") for partner in sorted(union.partners)]
        if twice:
            found.append(f"{twice[0]} er sat som par med sig selv. Ret parret.")
        elif len(partners) > 2:
            found.append(f"{', '.join(partners)} er sat som ét par. Kun to af dem er tegnet som par.")
    found += [
        f"{names[r.a]} har en relation til sig selv. Den er ikke tegnet."
        for r in family.relations
        if r.a == r.b and r.a in names
    ]
    return tuple(sorted(set(found)))


def _name(kin: Kin, person: str) -> str:
    name = full_name(kin.persons[person])
    return name if name != "?" else "En person uden navn"


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


def _parent_of_partner(kin: Kin) -> list[str]:
    """Find couples where one is the other's biological parent."""
    parents: dict[str, set[str]] = defaultdict(set)
    for link in kin.links:
        if link.kind == "biological":
            parents[link.child].update(kin.unions[link.union].partners)
    found: list[str] = []
    for union in kin.unions.values():
        for one, other in (union.partners, union.partners[::-1]) if len(union.partners) == 2 else ():
            if one in parents[other]:
                found.append(
                    f"{_name(kin, one)} er sat både som forælder til og som par med {_name(kin, other)}. "
                    "Ret en af forbindelserne."
                )
    return found


def _too_many(kin: Kin) -> list[str]:
    found: list[str] = []
    for child, person in kin.persons.items():
        unions = [k.union for k in kin.links if k.child == child and k.kind == "biological"]
        parents = {partner for union in unions for partner in kin.unions[union].partners}
        if len(parents) > 2 and person.kind != "placeholder":
            found.append(f"{_name(kin, child)} har mere end to biologiske forældre. Ret en af forbindelserne.")
    return found


def _pregnant_again(kin: Kin) -> list[str]:
    """Find children not born yet, or never born, who have children or partners of their own."""
    partners = {partner for union in kin.unions.values() for partner in union.partners}
    return [
        f"{_name(kin, person.id)} er sat som forælder eller partner. Et barn, der ikke er født, kan ikke være det."
        for person in kin.persons.values()
        if person.kind not in ("person", "placeholder") and person.id in partners
    ]
