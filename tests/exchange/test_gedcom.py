"""GEDCOM in: whatever program and line ends it comes from, one family is drawn and the others are told."""

from pathlib import Path

import pytest

from app.errors import UserError
from app.exchange.gedcom import read_gedcom
from app.genogram.drawing import draw_family
from app.typeface import measure

FAMILY = """0 HEAD
1 SOUR Slægt og Hjem
1 GEDC
2 VERS 5.5.1
1 CHAR UTF-8
0 @I1@ INDI
1 NAME Asta /Kjærgård/
1 SEX F
1 BIRT
2 DATE 3 MAY 2011
1 FAMC @F1@
1 FAMC @F2@
2 PEDI foster
0 @I2@ INDI
1 NAME Mia /Kjærgård/
1 SEX F
1 BIRT
2 DATE ABT 1982
0 @I3@ INDI
1 SEX M
1 DEAT Y
0 @I4@ INDI
1 NAME Anne-Grethe /Ørum/
1 SEX F
0 @I5@ INDI
1 NAME Villum
1 FAMC @F1@
2 PEDI adopted
0 @F1@ FAM
1 HUSB @I3@
1 WIFE @I2@
1 CHIL @I1@
1 CHIL @I5@
1 MARR
2 DATE ABT 2005
1 DIV
2 DATE 2012
0 @F2@ FAM
1 WIFE @I4@
1 CHIL @I1@
0 @I8@ INDI
1 NAME Nabo /Nielsen/
0 @I9@ INDI
1 NAME Nabos /Mor/
0 @F3@ FAM
1 WIFE @I9@
1 CHIL @I8@
0 TRLR
"""


def written(folder: Path, raw: bytes) -> Path:
    path = folder / "familie.ged"
    path.write_bytes(raw)
    return path


@pytest.mark.parametrize(
    "raw",
    [
        FAMILY.encode(),
        FAMILY.replace("\n", "\r\n").encode(),
        FAMILY.replace("\n", "\r").encode(),
        FAMILY.encode("utf-8-sig"),
        FAMILY.replace("\n", "\r\n").encode("utf-8-sig"),
        FAMILY.replace("CHAR UTF-8", "CHAR UNICODE").encode("utf-16"),
        FAMILY.replace("CHAR UTF-8", "CHAR ANSI").encode("cp1252"),
    ],
    ids=["unix", "windows", "old mac", "bom", "windows and bom", "utf-16", "ansi"],
)
def test_one_family_is_read_from_any_program(tmp_path: Path, raw: bytes) -> None:
    family, others = read_gedcom(written(tmp_path, raw))

    assert [(each.id, each.name, each.birth_year) for each in family.persons] == [
        ("I1", "Asta Kjærgård", 2011),
        ("I2", "Mia Kjærgård", 1982),
        ("I3", "", None),
        ("I4", "Anne-Grethe Ørum", None),
        ("I5", "Villum", None),
    ]
    assert others == ["Ikke tegnet: en familie på 2 med Nabo Nielsen."]
    assert draw_family(family, measure=measure)


def test_foster_and_adopted_children_keep_how_they_came(tmp_path: Path) -> None:
    family, _ = read_gedcom(written(tmp_path, FAMILY.encode()))

    assert [(each.child, each.union, each.kind, each.primary) for each in family.links] == [
        ("I1", "F1", "biological", True),
        ("I1", "F2", "foster", False),
        ("I5", "F1", "adopted", True),
    ]


def test_a_marriage_that_ended_says_so(tmp_path: Path) -> None:
    family, _ = read_gedcom(written(tmp_path, FAMILY.encode()))

    first, second = family.unions
    assert (first.partners, first.status, first.text) == (("I3", "I2"), "divorced", "gift ca. 2005, skilt 2012")
    assert (second.partners, second.status, second.text) == (("I4",), "unknown", "")
    assert [each.deceased for each in family.persons] == [False, False, True, False, False]


@pytest.mark.parametrize("person", ["I8", "@I8@", " @I8@".strip()])
def test_the_family_round_one_person_is_chosen_and_the_person_marked(tmp_path: Path, person: str) -> None:
    family, others = read_gedcom(written(tmp_path, FAMILY.encode()), person)

    assert [(each.id, each.is_index) for each in family.persons] == [("I8", True), ("I9", False)]
    assert others == ["Ikke tegnet: en familie på 5 med Asta Kjærgård."]


def test_somebody_the_file_only_points_at_is_left_out(tmp_path: Path) -> None:
    text = FAMILY.replace("1 WIFE @I4@", "1 WIFE @I4@\n1 HUSB @I99@\n1 CHIL @I98@")

    family, _ = read_gedcom(written(tmp_path, text.encode()))

    assert {one for each in family.unions for one in each.partners} == {"I2", "I3", "I4"}
    assert {each.child for each in family.links} == {"I1", "I5"}
    assert draw_family(family, measure=measure)


def test_a_person_who_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="»I77« er ikke i filen"):
        read_gedcom(written(tmp_path, FAMILY.encode()), "I77")


@pytest.mark.parametrize("raw", [b"", b"{}", b"0 HEAD\n0 TRLR\n", b"\x00\x01\x02" * 50, FAMILY.encode()[:60]])
def test_what_is_no_family_is_told_in_danish(tmp_path: Path, raw: bytes) -> None:
    with pytest.raises(UserError, match=r"GEDCOM 5.5|ingen personer"):
        read_gedcom(written(tmp_path, raw))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="kan ikke læses"):
        read_gedcom(tmp_path / "ingen.ged")
