"""The doors to the family: who is in it, how they belong together and where they live."""

from uuid import UUID

from app.models.case import Child
from app.models.people import (
    Household,
    HouseholdMember,
    NetworkPicture,
    NetworkTie,
    Partnership,
    Person,
    Relation,
)
from app.services import (
    family_homes,
    family_members,
    family_ties,
    merge_people,
    network,
    network_pictures,
    people,
    person_state,
    relation_words,
    twin_people,
)
from app.services.ports import Unit
from tests.hostile.hall import Door, Hall, Kept, kept_in, read


def _place(unit: Unit, hall: Hall, text: str) -> Kept:
    tie = people.place_in_network(unit, hall.the(Person), sector="friends", ring=2, can_contribute=text)
    return Kept(NetworkTie, tie, "can_contribute")


def _relate(unit: Unit, hall: Hall, text: str) -> Kept:
    return Kept(Relation, people.relate(unit, hall.the(Person), _other(unit, hall), kind="fused", text=text), "text")


def _other(unit: Unit, hall: Hall) -> UUID:
    return next(each.id for each in unit.live(Person, Person.case_id == hall.case) if each.id != hall.the(Person))


def _share(unit: Unit, hall: Hall, text: str) -> Kept:
    stay = family_homes.move_in(unit, hall.the(Household), hall.the(Person), share=text)
    return Kept(HouseholdMember, stay, "share")


def _moved(unit: Unit, hall: Hall, *, since: str = "", until: str = "") -> None:
    family_homes.move_in(unit, hall.the(Household), hall.the(Person), since=since)
    family_homes.move_out(unit, hall.the(Household), hall.the(Person), until=until)


def _named(unit: Unit, hall: Hall, text: str) -> Kept:
    person_state.name_person(unit, hall.the(Person), name=text)
    return Kept(Person, hall.the(Person), "name")


def _newborn(unit: Unit, hall: Hall, text: str) -> Kept:
    person_state.set_born(unit, hall.the(Person), on="2026", name=text)
    return Kept(Person, hall.the(Person), "name")


def _parents(unit: Unit, hall: Hall, text: str) -> None:
    people.add_parents(unit, hall.the(Person), mother=text, father=text)


FAMILY_DOORS: dict[str, Door] = {
    "person.alike name": read(lambda u, h, t: twin_people.find_typed(u, h.case, t)),
    "person.alike birth": read(lambda u, h, t: twin_people.find_typed(u, h.case, "Ida Holm", birth=t, cpr=t)),
    "person.merge": read(lambda u, h, t: merge_people.merge_people(u, h.the(Person), _other(u, h), take=(t,))),
    "person.add name": kept_in(Person, "name", lambda u, h, t: people.add_person(u, h.case, name=t)),
    "person.add role": kept_in(Person, "role", lambda u, h, t: people.add_person(u, h.case, name="Ib", role=t)),
    "person.add_partner": kept_in(Person, "name", lambda u, h, t: people.add_partner(u, h.the(Person), name=t)),
    "person.add_child": kept_in(Person, "name", lambda u, h, t: people.add_child_of(u, h.the(Person), name=t)),
    "person.add_child unborn": kept_in(
        Person, "name", lambda u, h, t: family_members.add_unborn(u, h.the(Person), name=t)
    ),
    "person.add_child loss": kept_in(
        Person, "name", lambda u, h, t: family_members.add_loss(u, h.the(Person), kind="stillbirth", name=t)
    ),
    "person.add_twin": kept_in(Person, "name", lambda u, h, t: family_members.add_twin(u, h.the(Person), name=t)),
    "person.change name": _named,
    "person.change born": _newborn,
    "household.move_in share": _share,
    "person.add_sibling": kept_in(Person, "name", lambda u, h, t: people.add_sibling(u, h.the(Person), name=t)),
    "person.add_parents": read(_parents),
    "person.add_to_network": kept_in(Person, "name", lambda u, h, t: people.add_to_network(u, h.case, name=t)),
    "person.place_in_network": _place,
    "person.relate": _relate,
    "household.add": kept_in(Household, "label", lambda u, h, t: people.add_household(u, h.case, label=t, people=())),
    "household.join": kept_in(Household, "label", lambda u, h, t: people.join_household(u, h.the(Person), label=t)),
    "person.add birth": read(lambda u, h, t: people.add_person(u, h.case, name="Ib", birth=t)),
    "person.add_partner on": read(
        lambda u, h, t: family_members.add_partner(u, h.the(Person), name="Bo", event="married", on=t)
    ),
    "person.add_child due": read(lambda u, h, t: family_members.add_unborn(u, h.the(Person), due=t)),
    "person.add_child when": read(lambda u, h, t: family_members.add_loss(u, h.the(Person), kind="abortion", when=t)),
    "person.change year": read(lambda u, h, t: person_state.toggle_dead(u, h.the(Person), year=t)),
    "person.change on": read(lambda u, h, t: person_state.set_born(u, h.the(Person), on=t)),
    "person.relate since": read(lambda u, h, t: people.relate(u, h.the(Person), _other(u, h), kind="fused", since=t)),
    "person.set_parents since": read(
        lambda u, h, t: family_ties.make_child_of(u, h.the(Person), parents=(_other(u, h),), since=t)
    ),
    "pair.unite on": read(lambda u, h, t: family_ties.unite(u, h.the(Person), _other(u, h), event="married", on=t)),
    "pair.event on": read(lambda u, h, t: family_ties.set_union_event(u, h.the(Partnership), kind="divorced", on=t)),
    "household.move_in since": read(lambda u, h, t: _moved(u, h, since=t)),
    "household.move_out until": read(lambda u, h, t: _moved(u, h, until=t)),
    "network.add": kept_in(Person, "name", lambda u, h, t: network.add(u, h.the(Child), name=t)),
    "network.picture_take": kept_in(
        NetworkPicture, "note", lambda u, h, t: network_pictures.take_picture(u, h.case, h.the(Child), words=t)
    ),
    "network.child_done": read(
        lambda u, h, t: network_pictures.close_childs_map(
            u, h.case, h.the(Child), people=(), only_professional=False, keep=True, words=t
        )
    ),
    "genogram.read": read(lambda u, h, t: relation_words.find_by_relation(u, h.case, h.the(Person), t)),
}
