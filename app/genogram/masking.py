"""What the room may not see is taken out of the family before anything is drawn."""

from __future__ import annotations

from dataclasses import replace

from app.genogram.family import Family, FamilyPerson, Options
from app.genogram.labels import name_parts, safe


def masked(family: Family, options: Options) -> Family:
    """Take out of the family everything `options.show` does not name, and every layer that is switched off.

    A hidden person stays as »?«, so that nobody disappears, but without gender, ages, years, note and relations;
    words on a union show only when everyone in it may be named.
    """
    show = options.show
    if show is not None:
        family = Family(
            tuple(person if person.id in show else _hidden(person) for person in family.persons),
            tuple(u if set(u.partners) <= show else replace(u, text="", status="unknown") for u in family.unions),
            tuple(k if k.child in show else replace(k, kind="biological") for k in family.links),
            tuple(replace(h, members=tuple(m for m in h.members if m in show)) for h in family.households),
            tuple(r for r in family.relations if r.a in show and r.b in show),
        )
    return replace(
        family,
        households=family.households if options.households else (),
        relations=family.relations if options.relations else (),
        persons=tuple(_spoken(person, options) for person in family.persons),
    )


def _spoken(person: FamilyPerson, options: Options) -> FamilyPerson:
    """Shorten the name here, so that neither the picture nor the words for screen readers know the rest of it."""
    if not options.years:
        person = _ageless(person)
    if options.names != "full" and safe(person.name):
        person = replace(person, name=name_parts(person, options.names)[0])
    return person if options.notes else replace(person, note="")


def _hidden(person: FamilyPerson) -> FamilyPerson:
    return FamilyPerson(
        id=person.id,
        name="",
        kind="placeholder",
        birth_sort=person.birth_sort,
        twin_group=person.twin_group,
        is_index=person.is_index,
    )


def _ageless(person: FamilyPerson) -> FamilyPerson:
    born = person.birth_sort or (f"{person.birth_year:04d}" if person.birth_year is not None else None)
    return replace(person, age=None, birth_year=None, death_year=None, due=None, birth_sort=born)
