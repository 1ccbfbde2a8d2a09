"""What the room may not see is taken out of the family before anything is drawn."""

from __future__ import annotations

from dataclasses import replace

from app.genogram.family import LOSSES, ChildLink, Family, FamilyPerson, Options, Relation
from app.genogram.labels import initials, name_parts, safe


def masked(family: Family, options: Options) -> Family:
    """Take out of the family everything `options.show` does not name, and every layer that is switched off.

    A hidden person stays as »?«, so that nobody disappears, but without gender, ages, years, note and relations;
    words on a union show only when everyone in it may be named. Pregnancies that ended and confidential relations are
    taken out altogether when they are off: neither picture nor words know of them. Order and pins stay.
    """
    if not options.losses:
        family = _without_losses(family)
    if options.show is not None:
        family = _hidden_from_others(family, options.show)
    relations = family.relations if options.relations else ()
    return replace(
        family,
        households=family.households if options.households else (),
        relations=tuple(_told(r, options) for r in relations if options.confidential or not r.confidential),
        persons=tuple(_spoken(person, options) for person in family.persons),
        unions=family.unions if options.years else tuple(replace(u, text="") for u in family.unions),
        links=family.links if options.years else tuple(replace(k, text="") for k in family.links),
    )


def _without_losses(family: Family) -> Family:
    gone = {person.id for person in family.persons if person.kind in LOSSES}
    if not gone:
        return family
    return replace(
        family,
        persons=tuple(p for p in family.persons if p.id not in gone),
        unions=tuple(replace(u, partners=tuple(p for p in u.partners if p not in gone)) for u in family.unions),
        links=tuple(k for k in family.links if k.child not in gone),
        households=tuple(replace(h, members=tuple(m for m in h.members if m not in gone)) for h in family.households),
        relations=tuple(r for r in family.relations if not gone & {r.a, r.b}),
        order=tuple(p for p in family.order if p not in gone),
        pins=tuple((p, at) for p, at in family.pins if p not in gone),
    )


def _hidden_from_others(family: Family, show: frozenset[str]) -> Family:
    named = {safe(p.name) for p in family.persons if p.id in show}
    named |= {name.split(" ")[0] for name in named}
    known = {union.id for union in family.unions if set(union.partners) <= show}
    return replace(
        family,
        persons=tuple(person if person.id in show else _hidden(person) for person in family.persons),
        unions=tuple(u if u.id in known else replace(u, text="", status="unknown") for u in family.unions),
        links=tuple(_link_shown(k, child=k.child in show, parents=k.union in known) for k in family.links),
        households=tuple(
            replace(
                h,
                members=tuple(m for m in h.members if m in show),
                shares=tuple((m, words) for m, words in h.shares if m in show),
            )
            for h in family.households
        ),
        relations=tuple(
            r if safe(r.said_by) in named else replace(r, said_by="")
            for r in family.relations
            if r.a in show and r.b in show
        ),
    )


def _link_shown(link: ChildLink, *, child: bool, parents: bool) -> ChildLink:
    """Keep the years for those who may all be named; of a hidden child not even the kind of family is known."""
    link = link if child and parents else replace(link, text="")
    return link if child else replace(link, kind="biological")


def _told(relation: Relation, options: Options) -> Relation:
    """Shorten who says so like every other name; the words of a relation go with the notes."""
    said_by = safe(relation.said_by)
    if said_by and options.names == "initials":
        said_by = initials(said_by)
    elif said_by and options.names == "first":
        said_by = said_by.split(" ")[0]
    return replace(relation, said_by=said_by, text=relation.text if options.notes else "")


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
