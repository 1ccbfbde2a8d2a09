"""A family out of one case and into another: nothing doubled, nothing overwritten, nothing private by itself."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.exchange.gedcom_file import read_gedcom_bytes, read_gedcom_file
from app.exchange.gedcom_out import gedcom_bytes, gedcom_of_case
from app.models.people import Partnership, PartnershipEvent, Person, Relation
from app.services import family_import, history, people
from app.services.cases import start_case
from app.services.family_export import AlsoExport, family_file_of_case
from app.services.family_file import FamilyFile
from app.services.family_groups import FamilyGroups
from app.services.family_import import look_alikes, take_in_family
from app.services.ports import Unit
from app.services.records import change_record
from tests.doing import ask, do
from tests.exchange.gedcom_making import HEAD, read
from tests.shipped import import_example

EVERYTHING = AlsoExport(network=True, relations=True, homes=True, losses=True)
BODY = """0 @I1@ INDI
1 NAME Asta /Lund/
1 SEX F
1 BIRT
2 DATE 3 MAY 2018
1 FAMC @F1@
0 @I2@ INDI
1 NAME Mia /Lund/
1 SEX F
1 OCCU pædagog
1 NOTE Bor Skolevej 3
1 NOTE Spiller klaver
0 @I3@ INDI
1 NAME Bo /Lund/
0 @I4@ INDI
1 NAME Ib /Lund/
1 FAMC @F1@
1 ASSO @I1@
2 RELA Twin
0 @F1@ FAM
1 HUSB @I3@
1 WIFE @I2@
1 CHIL @I1@
1 CHIL @I4@
1 MARR
2 DATE 2016
"""


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    return do(store, start_case, child_name="Asta Lund", birth="2018")


def child_of(store: OpenStore, case_id: UUID) -> UUID:
    return next(row.id for row in ask(store, people.list_people, case_id) if row.is_child_of_case)


def names(store: OpenStore, case_id: UUID) -> Counter[str]:
    return Counter(row.name for row in ask(store, people.list_people, case_id))


def live(store: OpenStore, kind: Any, case_id: UUID) -> list[Any]:
    def rows(unit: Unit) -> list[Any]:
        return [(each, unit.session.expunge(each))[0] for each in unit.live(kind, kind.case_id == case_id)]

    return ask(store, rows)


def signature(file: FamilyFile) -> dict[str, Counter[Any]]:
    """What a file says, with people by name instead of key."""
    name = {each.key: each.name for each in file.persons}
    partners = {each.key: frozenset(name[one] for one in each.partners) for each in file.pairs}
    return {
        "people": Counter(replace(each, key="", twin_group=None) for each in file.persons),
        "pairs": Counter((partners[each.key], each.events, each.never_married) for each in file.pairs),
        "ties": Counter((name[tie.child], partners[tie.pair], tie.kind, tie.since, tie.until) for tie in file.ties),
        "relations": Counter((name[each.a], name[each.b], each.kind, each.text) for each in file.relations),
        "homes": Counter((home.label, frozenset((name[k], much) for k, much in home.members)) for home in file.homes),
        "contacts": Counter((name[each.person], each.role, each.sector, each.ring) for each in file.contacts),
    }


@pytest.mark.parametrize("name", ["a-mathias.json", "b-noah.json", "c-liv-og-bertil.json"])
def test_a_family_goes_out_and_into_another_case_the_same(store: OpenStore, name: str, tmp_path: Path) -> None:
    there = import_example(store, name)
    path = tmp_path / "familie.ged"
    path.write_bytes(gedcom_bytes(ask(store, gedcom_of_case, there, also=EVERYTHING)))
    read_back = read_gedcom_file(path)
    child = next(row for row in ask(store, people.list_people, there) if row.is_child_of_case)
    here = do(store, start_case, child_name=child.name, birth=child.born)
    (found,) = [each for each in ask(store, look_alikes, here, file=read_back.family) if each.is_child]
    do(store, take_in_family, here, file=read_back.family, same={found.key: found.person_id})

    out, back = (signature(ask(store, family_file_of_case, case, also=EVERYTHING)) for case in (there, here))

    assert read_back.told == ()
    assert read_back.untaken == ()
    for part in ("people", "pairs", "ties", "relations", "homes"):
        assert back[part] == out[part]
    assert back["contacts"].keys() == out["contacts"].keys()


def test_the_child_of_the_case_gets_a_family_and_nobody_twice(store: OpenStore, case_id: UUID) -> None:
    file, asta = read(BODY).family, child_of(store, case_id)
    taken = do(store, take_in_family, case_id, file=file, same={"I1": asta})

    assert (taken.new_people, taken.same_people, taken.pairs, taken.ties) == (3, 1, 1, 2)
    assert names(store, case_id) == Counter(["Asta Lund", "Mia Lund", "Bo Lund", "Ib Lund"])
    twins = {each.name: each.twin_group for each in live(store, Person, case_id)}
    assert twins == {"Asta Lund": "Asta og Ib", "Ib Lund": "Asta og Ib", "Mia Lund": None, "Bo Lund": None}


def test_nobody_is_merged_unless_it_is_said(store: OpenStore, case_id: UUID) -> None:
    do(store, take_in_family, case_id, file=read(BODY).family)
    assert names(store, case_id)["Asta Lund"] == 2


def test_the_same_file_again_adds_nothing_when_all_are_the_same(store: OpenStore, case_id: UUID) -> None:
    file = read(BODY).family
    do(store, take_in_family, case_id, file=file, same={"I1": child_of(store, case_id)})
    same = {each.key: each.person_id for each in ask(store, look_alikes, case_id, file=file)}

    taken = do(store, take_in_family, case_id, file=file, same=same)

    assert (taken.new_people, taken.same_people, taken.pairs, taken.ties) == (0, 4, 0, 0)
    assert len(live(store, Partnership, case_id)) == len(live(store, PartnershipEvent, case_id)) == 1
    assert [each.note for each in live(store, Person, case_id) if each.note] == ["Spiller klaver"]


def test_what_stands_there_is_never_overwritten(store: OpenStore, case_id: UUID) -> None:
    asta = child_of(store, case_id)
    do(store, change_record, "person", asta, {"birth": "2017", "gender": "nonbinary", "note": "Glad for heste"})
    body = BODY.replace("1 SEX F\n1 BIRT", "1 SEX F\n1 OCCU elev\n1 NOTE Ny note\n1 BIRT")

    do(store, take_in_family, case_id, file=read(body).family, same={"I1": asta})

    (person,) = [each for each in live(store, Person, case_id) if each.id == asta]
    assert (str(person.birth), person.gender, person.occupation) == ("2017", "nonbinary", "elev")
    assert person.note == "Glad for heste\nNy note"


@pytest.mark.parametrize(("private", "note"), [(False, "Spiller klaver"), (True, "Spiller klaver\nBor Skolevej 3")])
def test_what_is_private_comes_along_only_when_asked_for(
    store: OpenStore, case_id: UUID, private: bool, note: str
) -> None:
    body = BODY.replace("1 OCCU pædagog", "1 ADDR Skolevej 3\n1 PHON 12345678\n1 SSN 010180-1234")
    do(store, take_in_family, case_id, file=read(body).family, private=private)

    (mia,) = [each for each in live(store, Person, case_id) if each.name == "Mia Lund"]
    assert mia.note == note
    assert (mia.address, mia.phone, mia.cpr) == (
        ("Skolevej 3", "12345678", "010180-1234") if private else (None, None, None)
    )


def test_it_is_one_step_and_can_be_undone(store: OpenStore, case_id: UUID) -> None:
    with store.units.step("Hent slægt", "gedcom.import") as unit:
        take_in_family(unit, case_id, file=read(BODY).family)
    with store.units.step("Fortryd", "step.undo", undoes=unit.outcome.step_id) as again:
        history.undo(again, unit.outcome.step_id)

    assert names(store, case_id) == Counter(["Asta Lund"])
    assert live(store, Partnership, case_id) == []


@pytest.mark.parametrize(
    ("birth", "found"),
    [("3 MAY 2018", True), ("2018", True), ("ABT 2018", True), ("1987", False), ("BEF 1950", False)],
)
def test_only_who_may_be_the_same_is_offered(store: OpenStore, case_id: UUID, birth: str, found: bool) -> None:
    file = read(BODY.replace("3 MAY 2018", birth)).family
    alike = ask(store, look_alikes, case_id, file=file)

    assert [(each.key, each.case_name, each.is_child) for each in alike] == (
        [("I1", "Asta Lund", True)] if found else []
    )


def test_one_of_the_case_cannot_be_two_of_the_file(store: OpenStore, case_id: UUID) -> None:
    asta = child_of(store, case_id)
    with pytest.raises(UserError, match="sat til at være Asta Lund"):
        do(store, take_in_family, case_id, file=read(BODY).family, same={"I1": asta, "I4": asta})


def test_more_people_than_a_case_can_hold_are_refused(
    store: OpenStore, case_id: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(family_import, "MOST_PEOPLE", 3)
    with pytest.raises(UserError, match="4 personer, og en sag rummer højst 3"):
        do(store, take_in_family, case_id, file=read(BODY).family)


def test_confidential_relations_numbers_and_addresses_never_leave(store: OpenStore, noah_case: UUID) -> None:
    rows = ask(store, people.list_people, noah_case)
    do(store, change_record, "person", rows[0].id, {"cpr": "010180-1234", "address": "Skolevej 3", "phone": "12345678",
                                                    "note": "hemmelig"})  # fmt: skip
    relation = do(store, people.relate, rows[0].id, rows[1].id, kind="conflict", text="kun for mig")
    do(store, change_record, "relation", relation, {"confidential": "ja"})

    text = ask(store, gedcom_of_case, noah_case, also=EVERYTHING)

    assert not any(word in text for word in ("010180", "Skolevej", "12345678", "hemmelig", "kun for mig"))


def test_relations_homes_and_losses_stay_unless_somebody_says_so(store: OpenStore, mathias_case: UUID) -> None:
    assert live(store, Relation, mathias_case)
    quiet = ask(store, family_file_of_case, mathias_case)

    assert (quiet.relations, quiet.homes) == ((), ())
    assert ask(store, family_file_of_case, mathias_case, also=EVERYTHING).relations
    assert not {each.kind for each in quiet.persons} & {"miscarriage", "abortion", "stillbirth"}


def test_those_near_a_person_are_chosen_by_steps() -> None:
    file = read(BODY + "0 @I5@ INDI\n1 NAME Oda /Holm/\n0 @F2@ FAM\n1 WIFE @I5@\n1 CHIL @I2@\n0 @I6@ INDI\n").family
    groups = FamilyGroups(file)

    assert [len(each) for each in groups.families()] == [5, 1]
    assert groups.around("I1", 1) == {"I1", "I2", "I3", "I4"}
    assert groups.around("I1", 2) == {"I1", "I2", "I3", "I4", "I5"}
    assert [each.key for each in file.only(groups.around("I1", 1)).pairs] == ["F1", "F2"]


def test_a_thousand_people_are_taken_in(store: OpenStore, case_id: UUID) -> None:
    rows = "".join(
        f"0 @I{n}@ INDI\n1 NAME A{n} /B/\n0 @F{n}@ FAM\n1 HUSB @I{n}@\n1 CHIL @I{n + 1}@\n" for n in range(300)
    )
    file = read_gedcom_bytes((HEAD + rows + "0 TRLR\n").encode()).family

    assert do(store, take_in_family, case_id, file=file).new_people == 300
