"""The family of a case as the genogram draws it, with only what its reader may see."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from uuid import UUID

from app.genogram.family import ChildLink, Family, FamilyPerson, Household, Relation, Union
from app.language.dates import approx, from_to
from app.language.folding import fold
from app.models import people as p
from app.models.approx_date import age_on
from app.models.enums import Floor
from app.models.enums_people import DIRECTED, LOST_PREGNANCIES, PersonKind
from app.rules.visibility import Viewer
from app.services.as_of import Part, begun, family_part, holds, over
from app.services.drawn_as import GENDERS, KINDS, PERSONS, RELATIONS
from app.services.kinship import reached
from app.services.ports import Unit, use_case
from app.services.sight import Sight, shields
from app.services.snapshot import CaseRows, read_case
from app.services.union_story import happened, sort_of, status_after, told


@use_case("genogram.read")
def family_of_case(unit: Unit, case_id: UUID, *, for_paper: bool = False, as_of: dt.date | None = None) -> Family:
    """Return the family for the caseworker's own screen, or for a paper whose readers nobody can name.

    `as_of` gives the family as it was on a day (`as_of.family_part` says what that leaves out).
    """
    unit.about(case_id)
    rows = read_case(unit, case_id)
    viewer = Viewer(Floor.PROFESSIONAL, shields=shields(rows)) if for_paper else Viewer(Floor.CASEWORKER)
    return family_for(rows, Sight(rows, viewer), unit.today, as_of=as_of)


def family_for(rows: CaseRows, sight: Sight, today: dt.date, *, as_of: dt.date | None = None) -> Family:
    """Return the family one reader may see: kin by tie; people of the network who are kin to nobody stay out.

    Ages, marriages, homes and relations are those of the day; what is planned for later is not drawn.
    """
    part, day = family_part(rows, as_of), as_of or today
    index = {child.person_id for child, _ in rows.children()}
    shown = who_may_stand(rows, part, sight)
    persons = [each for each in rows.of(p.Person) if each.id in shown]
    secret = {m.partnership_id for m in rows.of(p.PartnershipMember) if m.person_id in part.people - shown}
    links = tuple(_links(rows, part, shown, secret, as_of))
    twins = _twin_groups(rows, links)
    places: dict[UUID, p.DrawingPlace] = {}
    for place in rows.of(p.DrawingPlace):
        if place.person_id in shown:
            places.setdefault(place.person_id, place)
    return Family(
        persons=tuple(_person(each, day, as_of, twins, is_index=each.id in index) for each in persons),
        unions=tuple(_unions(rows, part, shown, secret, day)),
        links=links,
        households=tuple(_households(rows, sight, shown, day)),
        relations=tuple(_relations(rows, sight, shown, day)),
        order=tuple(str(person_id) for person_id in places),
        pins=tuple((str(each.person_id), each.pinned_at) for each in places.values() if each.pinned_at is not None),
    )


def who_may_stand(rows: CaseRows, part: Part, sight: Sight) -> set[UUID]:
    """Return who may be named and hangs together with a child of the case through others who may.

    The parents of somebody who is hidden would stand there alone, and tell that somebody is missing.
    """
    named = {each.id for each in rows.of(p.Person) if each.id in part.people and sight.person(each.id)}
    if named == part.people:
        return named
    index = {child.person_id for child, _ in rows.children()}
    groups: dict[UUID, set[UUID]] = defaultdict(set)
    for member in rows.of(p.PartnershipMember):
        if member.partnership_id in part.pairs:
            groups[member.partnership_id].add(member.person_id)
    for tie in rows.of(p.ParentTie):
        if tie.id in part.ties:
            groups[tie.partnership_id].add(tie.child_id)
    return named & reached(index, [each & (named | index) for each in groups.values()])


def _person(
    person: p.Person, day: dt.date, as_of: dt.date | None, twins: dict[str, str], *, is_index: bool
) -> FamilyPerson:
    birth, lost = person.birth, person.kind in LOST_PREGNANCIES
    dead = bool(person.deceased) and (as_of is None or begun(person.death, as_of))
    death = person.death if dead else None
    age = age_on(birth, death.end if death and death.end else day) if birth and not lost else None
    if dead and not death:
        age = None
    return FamilyPerson(
        id=str(person.id),
        name=person.name or "",
        gender=GENDERS[person.gender],
        birth_year=birth.year if birth else None,
        birth_sort=birth.start.isoformat() if birth and birth.start else None,
        death_year=death.year if death else None,
        deceased=dead,
        age=age.years if age else None,
        kind=PERSONS.get(person.kind, "person"),
        due=f"termin {approx(person.due_date)}" if person.due_date and person.kind is PersonKind.UNBORN else None,
        is_index=is_index,
        twin_group=twins.get(str(person.id)),
        identical=person.identical_twin if str(person.id) in twins else None,
    )


def _unions(rows: CaseRows, part: Part, shown: set[UUID], secret: set[UUID], day: dt.date) -> Iterator[Union]:
    """Yield the pairs; of one with somebody hidden in it (`secret`) nothing but that there are children."""
    partners: dict[UUID, list[str]] = defaultdict(list)
    for member in rows.of(p.PartnershipMember):
        if member.person_id in shown:
            partners[member.partnership_id].append(str(member.person_id))
    events: dict[UUID, list[p.PartnershipEvent]] = defaultdict(list)
    for event in rows.of(p.PartnershipEvent):
        events[event.partnership_id].append(event)
    ties = [tie for tie in rows.of(p.ParentTie) if tie.id in part.ties]
    with_children = {tie.partnership_id for tie in ties if tie.child_id in shown}
    for pair in rows.of(p.Partnership):
        if pair.id not in part.pairs or (pair.id in secret and pair.id not in with_children):
            continue
        own = [] if pair.id in secret else events[pair.id]
        past, sort = happened(own, day), sort_of(own) or pair.order_key or ""
        yield Union(str(pair.id), tuple(partners[pair.id]), status_after(past), told(past), sort)


def _links(
    rows: CaseRows, part: Part, shown: set[UUID], secret: set[UUID], as_of: dt.date | None
) -> Iterator[ChildLink]:
    ties = [tie for tie in rows.of(p.ParentTie) if tie.id in part.ties and tie.child_id in shown]
    primary: dict[UUID, UUID] = {}
    for tie in sorted(ties, key=lambda each: not each.grew_up):
        primary.setdefault(tie.child_id, tie.id)
    for tie in ties:
        until = None if as_of and not over(tie.until, as_of) else tie.until
        yield ChildLink(
            child=str(tie.child_id),
            union=str(tie.partnership_id),
            kind=KINDS[tie.kind],
            primary=primary[tie.child_id] == tie.id,
            text="" if tie.partnership_id in secret else from_to(tie.since, until),
        )


def _twin_groups(rows: CaseRows, links: tuple[ChildLink, ...]) -> dict[str, str]:
    """Return the twin group of each twin. The same word under two pairs of parents is two groups."""
    born_of: dict[str, str] = {}
    for link in sorted(links, key=lambda each: (each.kind != "biological", not each.primary)):
        born_of.setdefault(link.child, link.union)
    words = {str(each.id): fold(each.twin_group) for each in rows.of(p.Person) if each.twin_group}
    return {one: f"{word} {born_of[one]}" for one, word in words.items() if one in born_of}


def _households(rows: CaseRows, sight: Sight, shown: set[UUID], day: dt.date) -> list[Household]:
    homes = []
    for home in rows.of(p.Household):
        inside = [m for m in rows.inside(p.HouseholdMember, home.id) if holds(m.since, m.until, day)]
        living = frozenset(m.person_id for m in inside)
        known = [m for m in inside if m.person_id in shown]
        if len(known) < 2 or not sight.home(home, living):
            continue
        shares = [(str(m.person_id), m.share) for m in known if m.share and sight.share(m.person_id)]
        members = tuple(dict.fromkeys(str(m.person_id) for m in known))
        homes.append(Household(str(home.id), home.label or "", members, tuple(shares)))
    return homes


def _relations(rows: CaseRows, sight: Sight, shown: set[UUID], day: dt.date) -> list[Relation]:
    return [
        Relation(
            a=str(each.a_id),
            b=str(each.b_id),
            kind=RELATIONS[each.kind],
            directed=each.kind in DIRECTED,
            text=each.text or "",
            said_by=_said_by(rows, sight, each),
            confidential=bool(each.confidential),
        )
        for each in rows.of(p.Relation)
        if {each.a_id, each.b_id} <= shown
        and holds(each.since, each.until, day)
        and not (each.confidential and not sight.own_screen)
        and sight.fact(p.Relation, "kind", each.a_id, each.b_id)
    ]


def _said_by(rows: CaseRows, sight: Sight, relation: p.Relation) -> str:
    by = relation.said_by_id
    return rows.called(by) if by and sight.fact(p.Relation, "said_by_id", by) else ""
