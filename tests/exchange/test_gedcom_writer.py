"""GEDCOM 7 out: what is written is read back the same, holds to the standard's line form, and keeps silent."""

import re

from hypothesis import given, settings

from app.exchange.gedcom_file import read_gedcom_bytes
from app.exchange.gedcom_out import gedcom_bytes
from app.exchange.gedcom_writer import write_gedcom
from app.models.approx_date import ApproxDate
from app.models.enums_people import Gender, RelationKind
from app.services.family_file import FamilyFile, FilePair, FilePerson, FileRelation
from tests.exchange.gedcom_making import families

LINE = re.compile(r"(?:0|[1-9]\d*) (?:@[A-Z0-9_]+@ )?(?:[A-Z][A-Z0-9_]*|_[A-Z0-9_]+)(?: .+)?")
"""The line form of GEDCOM 7.0, section 1.2."""


@given(families())
@settings(max_examples=80, deadline=None)
def test_a_family_comes_back_as_it_was_written(family: FamilyFile) -> None:
    back = read_gedcom_bytes(gedcom_bytes(write_gedcom(family)))

    assert back.family == family
    assert back.told == ()
    assert back.untaken == ()


@given(families())
@settings(max_examples=60, deadline=None)
def test_every_line_has_the_form_of_gedcom_7_and_no_level_is_skipped(family: FamilyFile) -> None:
    lines = write_gedcom(family).split("\n")

    assert lines[:3] == ["0 HEAD", "1 GEDC", "2 VERS 7.0"]
    assert lines[-2:] == ["0 TRLR", ""]
    assert [line for line in lines[:-1] if not LINE.fullmatch(line)] == []
    levels = [int(line.split(" ")[0]) for line in lines[:-1]]
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


@given(families())
@settings(max_examples=60, deadline=None)
def test_every_pointer_leads_both_ways(family: FamilyFile) -> None:
    text = write_gedcom(family)
    names = set(re.findall(r"^0 @(\S+)@", text, re.MULTILINE))
    records = {part.split("@")[1]: part for part in re.split(r"(?m)^(?=0 @)", text)[1:]}

    assert set(re.findall(r"^[1-9] \S+ @([A-Z0-9_]+)@$", text, re.MULTILINE)) <= names
    for name, record in records.items():
        for family_name in re.findall(r"^1 FAMC @(\S+)@", record, re.MULTILINE):
            assert f"1 CHIL @{name}@" in records[family_name]
        for family_name in re.findall(r"^1 FAMS @(\S+)@", record, re.MULTILINE):
            assert re.search(rf"1 (?:HUSB|WIFE) @{name}@", records[family_name])


@given(families())
@settings(max_examples=60, deadline=None)
def test_own_tags_are_explained_and_no_others(family: FamilyFile) -> None:
    text = write_gedcom(family)
    used = set(re.findall(r"^\d (?:@\S+@ )?(_[A-Z_]+)", text, re.MULTILINE))

    assert set(re.findall(r"^2 TAG (\S+) https://rundbord\.example/gedcom/", text, re.MULTILINE)) == used


def test_keys_gedcom_does_not_allow_get_others() -> None:
    people = tuple(FilePerson(key, name) for key, name in (("i1", "Åse"), ("P1", "Bo"), ("VOID", "Kaj"), ("P3", "Ida")))
    family = FamilyFile(people, (FilePair("familie 1", ("i1", "VOID")),))

    text = write_gedcom(family)

    assert re.findall(r"^0 @(\S+)@", text, re.MULTILINE) == ["P2", "P1", "P4", "P3", "F1"]
    assert [each.name for each in read_gedcom_bytes(text.encode()).family.persons] == ["Åse", "Bo", "Kaj", "Ida"]


def test_the_living_are_marked_and_what_is_private_is_never_written() -> None:
    mother = FilePerson(
        "P1", "Mia Kjær", private=(("cpr", "010180-1234"), ("address", "Skolevej 3"), ("note", "hemmelig"))
    )
    father = FilePerson("P2", "Bo Kjær", deceased=True)

    text = write_gedcom(FamilyFile((mother, father)))

    assert text.count("1 RESN PRIVACY") == 1
    assert "1 DEAT Y" in text
    assert not any(word in text for word in ("010180", "Skolevej", "hemmelig"))


def test_two_women_and_a_woman_named_first_keep_their_order() -> None:
    women = tuple(FilePerson(key, gender=Gender.WOMAN, name=key) for key in ("P1", "P2"))
    man = FilePerson("P3", "P3", gender=Gender.MAN)
    family = FamilyFile(
        (*women, man), (FilePair("F1", ("P1", "P2")), FilePair("F2", ("P2", "P3")), FilePair("F3", ("P3", "P1")))
    )

    text = write_gedcom(family)

    assert "1 WIFE @P2@\n1 HUSB @P3@" in text
    assert [each.partners for each in read_gedcom_bytes(text.encode()).family.pairs] == [
        ("P1", "P2"),
        ("P2", "P3"),
        ("P3", "P1"),
    ]


def test_a_tag_of_ours_that_another_program_renamed_is_known_by_its_address() -> None:
    people = (FilePerson("P1", "Åse"), FilePerson("P2", "Bo"))
    text = write_gedcom(FamilyFile(people, relations=(FileRelation("P1", "P2", RelationKind.CLOSE),)))

    renamed = read_gedcom_bytes(text.replace("_RELATION", "_X9").encode())
    foreign = read_gedcom_bytes(text.replace("rundbord.example/gedcom/relation", "example.com/other").encode())

    assert [each.kind for each in renamed.family.relations] == [RelationKind.CLOSE]
    assert foreign.family.relations == ()
    assert [each.tag for each in foreign.untaken if each.tag.startswith("_REL")] == ["_RELATION?"]


def test_a_date_nobody_can_place_is_kept_as_words() -> None:
    person = FilePerson("P1", "Åse", birth=ApproxDate.parse("mens hun gik i børnehave"))

    assert "2 DATE\n3 PHRASE mens hun gik i børnehave" in write_gedcom(FamilyFile((person,)))
