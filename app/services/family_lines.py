"""The family of a case in a few plain sentences: who lives where, parents, brothers and sisters, and contact."""

import datetime as dt
from collections.abc import Iterator

from app.language.dates import approx
from app.language.folding import join_names
from app.models.enums_people import Gender, TieKind
from app.models.people import Household, HouseholdMember, ParentTie, PartnershipMember, Person
from app.models.safety import Visitation
from app.services.cases import age_text
from app.services.snapshot import CaseRows
from app.wording import word

_PARENTS = {TieKind.FOSTER: "Plejeforældre", TieKind.ADOPTIVE: "Adoptivforældre", TieKind.GUARDIAN: "Værge"}
_BY_GENDER = {Gender.WOMAN: "mor", Gender.MAN: "far"}
_IN_FULL = (TieKind.BIOLOGICAL, TieKind.UNSURE)


def family_lines(rows: CaseRows, today: dt.date) -> tuple[str, ...]:
    """Return the sentences for every child of the case, each once."""
    lines: list[str] = []
    for _, person in rows.children():
        lines += [*_homes(rows, person), *_parents(rows, person, today), *_siblings(rows, person, today)]
        lines += _contact(rows, person)
    return tuple(dict.fromkeys(lines))


def _homes(rows: CaseRows, person: Person) -> Iterator[str]:
    for home in rows.of(Household):
        now = [each.person_id for each in rows.inside(HouseholdMember, home.id) if each.until is None]
        if person.id in now:
            others = join_names([rows.called(each) for each in now if each != person.id])
            together = f" sammen med {others}" if others else ""
            where = f" ({home.label})" if home.label and together else f" {home.label}" if home.label else ""
            yield f"{rows.called(person.id)} bor{together}{where}."


def _parents(rows: CaseRows, person: Person, today: dt.date) -> Iterator[str]:
    for tie in rows.of(ParentTie):
        if tie.child_id != person.id or tie.until is not None:
            continue
        for member in rows.inside(PartnershipMember, tie.partnership_id):
            parent = rows.person(member.person_id)
            if parent:
                yield _parent(rows, parent, tie.kind, today)


def _parent(rows: CaseRows, parent: Person, kind: TieKind, today: dt.date) -> str:
    title = _PARENTS.get(kind) or (parent.role or _BY_GENDER.get(parent.gender, "forælder")).capitalize()
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
        age = age_text(sibling.birth, today) if sibling else ""
        names.append(f"{rows.called(each)} på {age.removesuffix(' år')}" if age else rows.called(each))
    if names:
        yield f"Søskende: {join_names(names)}."


def _contact(rows: CaseRows, person: Person) -> Iterator[str]:
    for each in rows.of(Visitation):
        if each.child_id == person.id:
            told = [word(each.kind), each.rhythm or ""]
            yield f"{rows.called(person.id)} og {rows.called(each.with_id)}: {' '.join(filter(None, told))}."
