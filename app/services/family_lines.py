"""The family of a case in a few plain sentences: who lives where, parents, brothers and sisters, and contact."""

import datetime as dt
from collections.abc import Iterator

from app.language.dates import approx
from app.language.folding import join_names
from app.models.enums_people import LOST_PREGNANCIES, Gender, PersonKind, TieKind
from app.models.people import Household, HouseholdMember, ParentTie, PartnershipMember, Person
from app.models.safety import Visitation
from app.services.as_of import holds
from app.services.cases import age_text
from app.services.snapshot import CaseRows
from app.wording import word

_PARENTS = {TieKind.FOSTER: "Plejeforældre", TieKind.ADOPTIVE: "Adoptivforældre", TieKind.GUARDIAN: "Værge"}
_BY_GENDER = {Gender.WOMAN: "mor", Gender.MAN: "far"}
_STEP = {Gender.WOMAN: "papmor", Gender.MAN: "papfar"}
_IN_FULL = (TieKind.BIOLOGICAL, TieKind.UNSURE)
_NOT_AT_HOME = (TieKind.DONOR,)
"""Whose child somebody also is, but who is nobody's mother or father."""


def family_lines(rows: CaseRows, today: dt.date) -> tuple[str, ...]:
    """Return the sentences for every child of the case, each once."""
    lines: list[str] = []
    for _, person in rows.children():
        lines += [*_homes(rows, person, today), *_parents(rows, person, today), *_siblings(rows, person, today)]
        lines += _contact(rows, person)
    return tuple(dict.fromkeys(lines))


def _homes(rows: CaseRows, person: Person, today: dt.date) -> Iterator[str]:
    for home in rows.of(Household):
        inside = rows.inside(HouseholdMember, home.id)
        now = list(dict.fromkeys(each.person_id for each in inside if holds(each.since, each.until, today)))
        if person.id in now:
            others = join_names([rows.called(each) for each in now if each != person.id])
            together = f" sammen med {others}" if others else ""
            where = f" ({home.label})" if home.label and together else f" {home.label}" if home.label else ""
            yield f"{rows.called(person.id)} bor{together}{where}."


def _parents(rows: CaseRows, person: Person, today: dt.date) -> Iterator[str]:
    for tie in rows.of(ParentTie):
        if tie.child_id != person.id or tie.kind in _NOT_AT_HOME or not holds(tie.since, tie.until, today):
            continue
        for member in rows.inside(PartnershipMember, tie.partnership_id):
            parent = rows.person(member.person_id)
            if parent:
                yield _parent(rows, parent, tie.kind, today)


def _parent(rows: CaseRows, parent: Person, kind: TieKind, today: dt.date) -> str:
    usual = (_STEP if kind is TieKind.STEP else _BY_GENDER).get(parent.gender, "forælder")
    title = _PARENTS.get(kind) or (parent.role or usual).capitalize()
    age = "" if parent.deceased else age_text(parent.birth, today)
    gone = f"død {approx(parent.death)}" if parent.deceased and parent.death else "død" if parent.deceased else ""
    town = f"bor i {parent.town}" if parent.town and not parent.deceased else ""
    return f"{title}: {', '.join(filter(None, (rows.name(parent.id), age, gone, town)))}."


def _siblings(rows: CaseRows, person: Person, today: dt.date) -> Iterator[str]:
    own = {tie.partnership_id for tie in rows.of(ParentTie) if tie.child_id == person.id and tie.kind in _IN_FULL}
    parents = {m.person_id for m in rows.of(PartnershipMember) if m.partnership_id in own}
    pairs = own | {m.partnership_id for m in rows.of(PartnershipMember) if m.person_id in parents}
    found = [t.child_id for t in rows.of(ParentTie) if t.partnership_id in pairs and t.child_id != person.id]
    names = []
    for each in dict.fromkeys(found):
        sibling = rows.person(each)
        if sibling is None or sibling.kind in LOST_PREGNANCIES:
            continue
        names.append(_sibling(rows, sibling, today))
    if names:
        yield f"Søskende: {join_names(names)}."


def _sibling(rows: CaseRows, sibling: Person, today: dt.date) -> str:
    if sibling.kind is PersonKind.UNBORN:
        return f"{rows.called(sibling.id)} (på vej)" if sibling.name else "et barn på vej"
    if sibling.deceased:
        return f"{rows.called(sibling.id)} (død)"
    age = age_text(sibling.birth, today)
    return f"{rows.called(sibling.id)} på {age.removesuffix(' år')}" if age else rows.called(sibling.id)


def _contact(rows: CaseRows, person: Person) -> Iterator[str]:
    for each in rows.of(Visitation):
        if each.child_id == person.id:
            told = [word(each.kind), each.rhythm or ""]
            yield f"{rows.called(person.id)} og {rows.called(each.with_id)}: {' '.join(filter(None, told))}."
