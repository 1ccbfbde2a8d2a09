"""Years that cannot be right: births, deaths, couples and twins held against each other.

Only years are compared, because many dates here are only years; so nothing is said that a date could explain away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from app.genogram.family import ChildLink, FamilyPerson, Union
from app.genogram.kin import Kin
from app.genogram.labels import full_name

_YOUNGEST_PARENT = 12
_YOUNGEST_PARTNER = 12
_OLDEST_MOTHER = 60
_OLDEST = 120
_FIX = "Ret et af årstallene."


def date_warnings(kin: Kin) -> list[str]:
    """List what the years of a family contradict, in Danish sentences."""
    found = [words for link in kin.links if link.kind == "biological" for words in _parenthood(kin, link)]
    found += [words for person in kin.persons.values() for words in _life(person)]
    found += [words for union in kin.unions.values() for words in _couple(kin, union)]
    return found + _twins(kin)


def _name(person: FamilyPerson) -> str:
    name = full_name(person)
    return name if name != "?" else "En person uden navn"


def _parenthood(kin: Kin, link: ChildLink) -> Iterator[str]:
    child = kin.persons[link.child]
    born = child.birth_year
    if born is None:
        return
    for partner in kin.unions[link.union].partners:
        parent = kin.persons[partner]
        if parent.birth_year is not None:
            age = born - parent.birth_year
            if age < 0:
                yield f"{_name(child)} er født før {_name(parent)}. {_FIX}"
            elif age < _YOUNGEST_PARENT or (age > _OLDEST_MOTHER and parent.gender == "woman"):
                yield f"{_name(parent)} var {age} år, da {_name(child)} blev født. Er årstallene rigtige?"
        if parent.death_year is not None and _after_death(born, parent):
            yield f"{_name(child)} er født, efter at {_name(parent)} døde. {_FIX}"


def _after_death(born: int, parent: FamilyPerson) -> bool:
    """Tell whether a birth is too late: a father may have died up to ten months, so one year, before."""
    died = parent.death_year if parent.death_year is not None else born
    return born > died + (0 if parent.gender == "woman" else 1)


def _life(person: FamilyPerson) -> Iterator[str]:
    born, died = person.birth_year, person.death_year
    if born is None:
        return
    if died is not None and died < born:
        yield f"{_name(person)} er død før sin fødsel. {_FIX}"
    elif died is not None and died - born > _OLDEST:
        yield f"{_name(person)} blev {died - born} år. Er årstallene rigtige?"
    elif not person.deceased and person.age is not None and person.age > _OLDEST:
        yield f"{_name(person)} er {person.age} år og ikke sat som død. Er årstallet rigtigt?"


def _couple(kin: Kin, union: Union) -> Iterator[str]:
    if len(union.partners) < 2 or not union.sort[:4].isdecimal():
        return
    began = int(union.sort[:4])
    one, other = (kin.persons[partner] for partner in union.partners)
    for person, partner in ((one, other), (other, one)):
        if person.birth_year is not None and began - person.birth_year < _YOUNGEST_PARTNER:
            age = began - person.birth_year
            when = "ikke født endnu" if age < 0 else f"{age} år"
            yield f"{_name(person)} var {when}, da parret med {_name(partner)} begyndte. Er årstallene rigtige?"
        if person.death_year is not None and began > person.death_year:
            yield f"{_name(person)} var død, da parret med {_name(partner)} begyndte. {_FIX}"


def _twins(kin: Kin) -> list[str]:
    groups: dict[str, list[FamilyPerson]] = defaultdict(list)
    for person in kin.persons.values():
        if person.twin_group:
            groups[person.twin_group].append(person)
    found: list[str] = []
    for _, group in sorted(groups.items()):
        names = " og ".join(_name(person) for person in group)
        years = {person.birth_year for person in group if person.birth_year is not None}
        if len(years) > 1 and not _over_new_year(group):
            found.append(f"{names} er sat som tvillinger, men er født i hver sit år. {_FIX}")
        genders = {person.gender for person in group} & {"man", "woman"}
        if len(genders) > 1 and any(person.identical for person in group):
            found.append(f"{names} er sat som enæggede, men er ikke samme køn. Se efter, om det er rigtigt.")
    return found


def _over_new_year(group: list[FamilyPerson]) -> bool:
    """Tell whether the dates of twins say that they were born on each side of a new year."""
    days = sorted(person.birth_sort or "" for person in group)
    nights = [int(day[:4]) for day in days if day[4:] == "-12-31"]
    mornings = [int(day[:4]) for day in days if day[4:] == "-01-01"]
    return len(nights) + len(mornings) == len(days) and {year + 1 for year in nights} == set(mornings)
