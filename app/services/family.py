"""The family of a case as the genogram draws it, with only what its reader may see."""

import datetime as dt
from uuid import UUID

from app.genogram import family as g
from app.genogram.family import ChildLink, Family, FamilyPerson, Household, Relation, Union
from app.language.dates import approx
from app.models import people as p
from app.models.approx_date import age_on
from app.models.enums import Floor
from app.models.enums_people import Gender, PersonKind, RelationKind, TieKind, UnionEventKind
from app.rules.visibility import Viewer
from app.services.kinship import kin_of_case
from app.services.ports import Unit, use_case
from app.services.sight import Sight, shields
from app.services.snapshot import CaseRows, read_case

_STATUS: dict[UnionEventKind, g.UnionStatus] = {
    UnionEventKind.MARRIED: "married",
    UnionEventKind.COHABITING: "cohabiting",
    UnionEventKind.ENGAGED: "engaged",
    UnionEventKind.SEPARATED: "separated",
    UnionEventKind.DIVORCED: "divorced",
    UnionEventKind.REUNITED: "married",
    UnionEventKind.MOVED_APART: "ended_cohabiting",
    UnionEventKind.WIDOWED: "widowed",
}
_EVENT_WORDS = {
    UnionEventKind.MARRIED: "gift",
    UnionEventKind.COHABITING: "sammen",
    UnionEventKind.ENGAGED: "forlovet",
    UnionEventKind.SEPARATED: "separeret",
    UnionEventKind.DIVORCED: "skilt",
    UnionEventKind.REUNITED: "sammen igen",
    UnionEventKind.MOVED_APART: "flyttet fra hinanden",
    UnionEventKind.WIDOWED: "blev alene",
}
_KINDS: dict[TieKind, g.LinkKind] = {
    TieKind.BIOLOGICAL: "biological",
    TieKind.UNSURE: "unsure",
    TieKind.ADOPTIVE: "adopted",
    TieKind.FOSTER: "foster",
    TieKind.STEP: "step",
    TieKind.GUARDIAN: "guardian",
}
_RELATIONS: dict[RelationKind, g.RelationKind] = {
    RelationKind.CLOSE: "close",
    RelationKind.COOPERATION: "cooperation",
    RelationKind.DISTANT: "distant",
    RelationKind.CONFLICT: "conflict",
    RelationKind.CUT_OFF: "cut_off",
}
_GENDERS: dict[Gender, g.Gender] = {
    Gender.WOMAN: "woman",
    Gender.MAN: "man",
    Gender.NONBINARY: "nonbinary",
    Gender.UNKNOWN: "unknown",
}
_PERSONS: dict[PersonKind, g.PersonKind] = {PersonKind.UNBORN: "unborn", PersonKind.UNKNOWN: "placeholder"}


@use_case("genogram.read")
def family_of_case(unit: Unit, case_id: UUID, *, for_paper: bool = False) -> Family:
    """Return the family for the caseworker's own screen, or for a paper whose readers nobody can name."""
    unit.about(case_id)
    rows = read_case(unit, case_id)
    viewer = Viewer(Floor.PROFESSIONAL, shields=shields(rows)) if for_paper else Viewer(Floor.CASEWORKER)
    return family_for(rows, Sight(rows, viewer), unit.today)


def family_for(rows: CaseRows, sight: Sight, today: dt.date) -> Family:
    """Return the family one reader may see: kin by tie; people of the network who are kin to nobody stay out."""
    kin = kin_of_case(rows)
    persons = [each for each in rows.of(p.Person) if each.id in kin and sight.person(each.id)]
    shown = {each.id for each in persons}
    index = {child.person_id for child, _ in rows.children()}
    return Family(
        persons=tuple(_person(each, today, is_index=each.id in index) for each in persons),
        unions=tuple(_union(rows, each, shown) for each in rows.of(p.Partnership)),
        links=_links(rows, shown),
        households=tuple(_households(rows, sight, shown)),
        relations=tuple(_relations(rows, sight, shown)),
    )


def _person(person: p.Person, today: dt.date, *, is_index: bool) -> FamilyPerson:
    birth, death = person.birth, person.death
    age = age_on(birth, death.end if person.deceased and death and death.end else today) if birth else None
    if person.deceased and not death:
        age = None
    return FamilyPerson(
        id=str(person.id),
        name=person.name or "",
        gender=_GENDERS[person.gender],
        birth_year=birth.year if birth else None,
        birth_sort=birth.start.isoformat() if birth and birth.start else None,
        death_year=death.year if death else None,
        deceased=bool(person.deceased),
        age=age.years if age else None,
        kind=_PERSONS.get(person.kind, "person"),
        due=f"termin {approx(person.due_date)}" if person.due_date else None,
        is_index=is_index,
        twin_group=person.twin_group,
    )


def _union(rows: CaseRows, pair: p.Partnership, shown: set[UUID]) -> Union:
    events = rows.inside(p.PartnershipEvent, pair.id)
    words = [f"{_EVENT_WORDS[each.kind]} {approx(each.on)}" if each.on else _EVENT_WORDS[each.kind] for each in events]
    partners = [str(m.person_id) for m in rows.inside(p.PartnershipMember, pair.id) if m.person_id in shown]
    status = _STATUS[events[-1].kind] if events else "unknown"
    first = next((each.on.start.isoformat() for each in events if each.on and each.on.start), "")
    return Union(
        id=str(pair.id),
        partners=tuple(partners),
        status=status,
        text=", ".join(words),
        sort=first or pair.order_key or "",
    )


def _links(rows: CaseRows, shown: set[UUID]) -> tuple[ChildLink, ...]:
    ties = [tie for tie in rows.of(p.ParentTie) if tie.child_id in shown]
    primary: dict[UUID, UUID] = {}
    for tie in ties:
        if tie.child_id not in primary or tie.grew_up:
            primary.setdefault(tie.child_id, tie.id)
            primary[tie.child_id] = tie.id if tie.grew_up else primary[tie.child_id]
    return tuple(
        ChildLink(
            child=str(tie.child_id),
            union=str(tie.partnership_id),
            kind=_KINDS[tie.kind],
            primary=primary[tie.child_id] == tie.id,
        )
        for tie in ties
    )


def _households(rows: CaseRows, sight: Sight, shown: set[UUID]) -> list[Household]:
    homes = []
    for home in rows.of(p.Household):
        inside = [m for m in rows.inside(p.HouseholdMember, home.id) if m.until is None]
        living = frozenset(m.person_id for m in inside)
        visible = [m for m in inside if m.person_id in shown and sight.home(living)]
        if len(visible) > 1 and len(visible) == len([m for m in inside if m.person_id in shown]):
            homes.append(
                Household(id=str(home.id), label=home.label or "", members=tuple(str(m.person_id) for m in visible))
            )
    return homes


def _relations(rows: CaseRows, sight: Sight, shown: set[UUID]) -> list[Relation]:
    return [
        Relation(a=str(each.a_id), b=str(each.b_id), kind=_RELATIONS[each.kind], text=each.text or "")
        for each in rows.of(p.Relation)
        if {each.a_id, each.b_id} <= shown
        and each.kind in _RELATIONS
        and not (each.confidential and not sight.own_screen)
        and sight.fact(p.Relation, "kind", each.a_id, each.b_id)
    ]
