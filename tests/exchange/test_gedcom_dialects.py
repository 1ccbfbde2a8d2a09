"""Files as the programs write them: Gramps, MyHeritage, Ancestry, Family Tree Maker, Legacy, and GEDCOM 7."""

import pytest

from app.errors import UserError
from app.exchange import gedcom_lines
from app.exchange.gedcom_file import GedcomFile, read_gedcom_bytes
from app.models.enums_people import Sector, TieKind, UnionEventKind
from app.services.family_file import FilePerson
from tests.exchange.gedcom_making import END, HEAD, SEVEN, read

ANNA = "0 @I1@ INDI\n1 NAME Anna /Kjær/\n1 SEX F\n"
BO = "0 @I2@ INDI\n1 NAME Bo /Kjær/\n1 SEX M\n"
LIV = "0 @I3@ INDI\n1 NAME Liv /Kjær/\n"


def first(body: str, head: str = HEAD) -> FilePerson:
    return read(body, head).family.persons[0]


def ties(read_file: GedcomFile) -> list[tuple[str, str, TieKind]]:
    return [(each.child, each.pair, each.kind) for each in read_file.family.ties]


def events(body: str, head: str = HEAD) -> list[UnionEventKind]:
    (pair,) = read(ANNA + BO + "0 @F1@ FAM\n1 HUSB @I2@\n1 WIFE @I1@\n" + body, head).family.pairs
    return [each.kind for each in pair.events]


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        ("1 MARR\n2 DATE 2005\n1 DIV\n2 DATE 2012\n", ["married", "divorced"]),
        ("1 DIV\n1 MARR\n", ["married", "divorced"]),
        ("1 DIV\n2 DATE 2003\n1 MARR\n2 DATE 2001\n1 MARR\n2 DATE 2005\n", ["married", "divorced", "married"]),
        ("1 MARR\n2 DATE 2001\n1 DIV\n2 DATE 2003\n1 ENGA\n", ["engaged", "married", "divorced"]),
        ("1 DIVF\n2 DATE 2010\n1 MARR\n2 DATE 2001\n", ["married", "separated"]),
        ("1 _SEPR\n2 DATE 2010\n", ["separated"]),
        ("1 _COML\n", ["cohabiting"]),
        ("1 MARR\n2 TYPE Common Law\n", ["cohabiting"]),
        ("1 MARR\n2 TYPE Civil Union\n", ["married"]),
        ("1 EVEN\n2 TYPE Separation\n", ["separated"]),
        ("1 EVEN\n2 TYPE samlevende\n", ["cohabiting"]),
        ("1 ANUL\n", ["divorced"]),
        ("1 _STAT Partners\n", ["cohabiting"]),
        ("1 MARS\n1 MARL\n1 MARB\n", []),
    ],
)  # fmt: skip
def test_what_happened_to_a_pair_is_read_in_order_of_time(body: str, kinds: list[str]) -> None:
    assert [each.value for each in events(body)] == kinds


@pytest.mark.parametrize(
    "body", ["1 NO MARR\n", "1 EVEN\n2 TYPE Unmarried\n", "1 _STAT Never Married\n", "1 _NMR\n", "1 MARR N\n"]
)
def test_a_pair_that_never_married_says_so(body: str) -> None:
    (pair,) = read(ANNA + BO + "0 @F1@ FAM\n1 HUSB @I2@\n1 WIFE @I1@\n" + body).family.pairs
    assert (pair.events, pair.never_married) == ((), True)


@pytest.mark.parametrize("tags", [("HUSB", "HUSB"), ("WIFE", "WIFE"), ("WIFE", "HUSB")])
def test_partners_may_be_of_any_gender(tags: tuple[str, str]) -> None:
    (pair,) = read(ANNA + BO + f"0 @F1@ FAM\n1 {tags[0]} @I1@\n1 {tags[1]} @I2@\n").family.pairs
    assert pair.partners == ("I1", "I2")


@pytest.mark.parametrize(
    ("pedigree", "kind"),
    [
        ("2 PEDI birth\n", TieKind.BIOLOGICAL), ("2 PEDI BIRTH\n", TieKind.BIOLOGICAL), ("", TieKind.BIOLOGICAL),
        ("2 PEDI adopted\n", TieKind.ADOPTIVE), ("2 PEDI foster\n", TieKind.FOSTER),
        ("2 PEDI sealing\n", TieKind.UNSURE),
        ("2 PEDI OTHER\n", TieKind.UNSURE), ("2 PEDI OTHER\n3 PHRASE Stepchild\n", TieKind.STEP),
        ("2 PEDI OTHER\n3 PHRASE Værge\n", TieKind.GUARDIAN), ("2 PEDI birth\n2 STAT challenged\n", TieKind.UNSURE),
        ("2 STAT disproven\n", TieKind.UNSURE),
    ],
)  # fmt: skip
def test_a_child_belongs_to_a_pair_as_the_file_says(pedigree: str, kind: TieKind) -> None:
    body = LIV + f"1 FAMC @F1@\n{pedigree}" + ANNA + "0 @F1@ FAM\n1 WIFE @I1@\n1 CHIL @I3@\n"
    assert ties(read(body)) == [("I3", "F1", kind)]


def test_family_tree_maker_says_it_under_the_family() -> None:
    body = ANNA + BO + LIV + "0 @F1@ FAM\n1 HUSB @I2@\n1 WIFE @I1@\n1 CHIL @I3@\n2 _FREL Step\n2 _MREL Natural\n"
    assert ties(read(body)) == [("I3", "F1", TieKind.STEP)]
    assert ties(read(body.replace("Step", "Natural"))) == [("I3", "F1", TieKind.BIOLOGICAL)]
    assert ties(read(body.replace("Natural", "Adopted").replace("Step", "Adopted"))) == [("I3", "F1", TieKind.ADOPTIVE)]


def test_an_adoption_names_the_family_and_birth_its_own() -> None:
    body = LIV + "1 BIRT\n2 FAMC @F1@\n1 ADOP\n2 FAMC @F2@\n3 ADOP BOTH\n1 FAMC @F2@\n1 FAMC @F1@\n"
    read_file = read(body + "0 @F1@ FAM\n1 CHIL @I3@\n0 @F2@ FAM\n1 CHIL @I3@\n")
    assert ties(read_file) == [("I3", "F2", TieKind.ADOPTIVE), ("I3", "F1", TieKind.BIOLOGICAL)]
    assert [each.tag for each in read_file.untaken] == []


def test_links_said_on_one_side_only_still_count() -> None:
    read_file = read(ANNA + "1 FAMS @F1@\n" + LIV + "1 FAMC @F1@\n" + BO + "0 @F1@ FAM\n1 HUSB @I2@\n")
    assert read_file.family.pairs[0].partners == ("I2", "I1")
    assert ties(read_file) == [("I3", "F1", TieKind.BIOLOGICAL)]


@pytest.mark.parametrize(
    ("link", "identical"),
    [
        ("1 ASSO @I2@\n2 RELA Twin\n", None),
        ("1 ASSO @I2@\n2 ROLE OTHER\n3 PHRASE Identical twin\n", True),
        ("1 ASSO @I2@\n2 RELA tveægget tvilling\n", False),
        ("1 _TWIN @I2@\n", None),
    ],
)
def test_twins_are_one_group(link: str, identical: bool | None) -> None:
    anna, bo, liv = read(ANNA + link + BO + LIV).family.persons
    assert (anna.twin_group, bo.twin_group, liv.twin_group) == ("I1", "I1", None)
    assert (anna.identical, bo.identical) == (identical, identical)


def test_triplets_tied_in_a_ring_are_one_group() -> None:
    body = ANNA + "1 _TWIN @I2@\n" + BO + "1 _TWIN @I3@\n" + LIV + "1 _TWIN @I1@\n"
    assert {each.twin_group for each in read(body).family.persons} == {"I1"}


def test_friends_and_neighbours_have_a_place_in_the_network() -> None:
    contacts = read(ANNA + "1 ASSO @I2@\n2 ROLE NGHBR\n3 PHRASE Nabo\n1 ASSO @I3@\n2 ROLE GODP\n" + BO + LIV, SEVEN)
    (contact,) = contacts.family.contacts
    assert (contact.child, contact.person, contact.role, contact.sector) == ("I1", "I2", "Nabo", Sector.NEIGHBOURS)
    assert [(each.tag, each.count) for each in contacts.untaken] == [("ASSO", 1)]


def test_everything_else_is_listed_with_its_line() -> None:
    body = (
        ANNA
        + "1 CENS\n2 DATE 1911\n1 BIRT\n2 PLAC Skive\n2 SOUR @S1@\n1 SOUR @S1@\n1 _MYTAG hej\n"
        + "1 CHAN\n2 DATE 1 JAN 2000\n"
    )
    read_file = read(body + "1 OBJE @O1@\n1 BIRT\n2 DATE 1982\n0 @S1@ SOUR\n1 TITL Kirkebog\n")
    assert [each.sentence for each in read_file.untaken] == [
        "Linje 9: CENS (folketælling) er ikke taget med.",
        "Linje 12: PLAC (sted) under BIRT er ikke taget med.",
        "Linje 13: SOUR (kilde) under BIRT er ikke taget med.",
        "Linje 14 og 1 sted til: SOUR (kilde) er ikke taget med.",
        "Linje 15: _MYTAG er ikke taget med.",
        "Linje 18: OBJE (billede eller fil) er ikke taget med.",
        "Linje 19: BIRT (en fødsel mere) er ikke taget med.",
        "1 linje med det andet programs egne mærker (fx CHAN i linje 16) er ikke taget med.",
    ]


def test_pointers_to_nobody_are_told() -> None:
    body = ANNA + "1 FAMC @F9@\n0 @F1@ FAM\n1 WIFE @I1@\n1 HUSB @I9@\n1 CHIL @VOID@\n1 CHIL\n"
    assert read(body, SEVEN).told == (
        "Linje 7: FAMC peger på F9, som ikke er i filen.",
        "Linje 10: HUSB peger på I9, som ikke er i filen.",
        "Linje 11: CHIL peger på ingen, som ikke er i filen.",
    )


def test_a_name_used_twice_loses_nobody() -> None:
    read_file = read(ANNA + BO.replace("I2", "I1"))
    assert [(each.key, each.name) for each in read_file.family.persons] == [("I1", "Anna Kjær"), ("I1 (9)", "Bo Kjær")]
    assert read_file.told == ("Linje 9: I1 er brugt til to personer. De er taget med hver for sig.",)


def test_three_partners_of_one_family_are_two_and_one_is_listed() -> None:
    read_file = read(ANNA + BO + LIV + "0 @F1@ FAM\n1 HUSB @I1@\n1 HUSB @I2@\n1 HUSB @I3@\n")
    assert read_file.family.pairs[0].partners == ("I1", "I2")
    assert [each.sentence for each in read_file.untaken] == ["Linje 17: HUSB (en partner mere) er ikke taget med."]


def test_lines_that_are_broken_are_read_as_more_of_the_last_one() -> None:
    read_file = read(ANNA + "1 NOTE En note\nsom et program brød\n\n")
    assert read_file.family.persons[0].note == "En note\nsom et program brød"
    assert read_file.told == ("Linje 10: linjen er ikke skrevet som GEDCOM og er læst som mere af linjen før.",)


def test_indented_lines_and_tags_in_small_letters_are_read() -> None:
    person = first("0 @I1@ INDI\n  1 name Anna /Kjær/\n  1 birt\n    2 date 3 may 1982\n")
    assert (person.name, str(person.birth)) == ("Anna Kjær", "1982-05-03")


def test_a_name_too_long_for_any_register_is_cut_and_told() -> None:
    read_file = read(f"0 @I1@ INDI\n1 NAME {'A' * 500} /B/\n")
    assert len(read_file.family.persons[0].name) == 120
    assert read_file.told == ("Linje 7: navnet er for langt og er skåret af.",)


def test_hidden_letters_are_taken_out() -> None:
    assert first("0 @I1@ INDI\n1 NAME An\u202ena\u200b /Kjær/\n").name == "Anna Kjær"


@pytest.mark.parametrize("raw", [b"", b"%PDF-1.7", b"{}", b"\x00" * 99, b"0 hovedet\n", b"0 TRLR\n"])
def test_what_is_no_gedcom_is_told_in_danish(raw: bytes) -> None:
    with pytest.raises(UserError, match="kan ikke læses som GEDCOM"):
        read_gedcom_bytes(raw)


def test_a_file_of_endless_depth_or_length_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    deep = "".join(f"{level} NOTE x\n" for level in range(1, 60))
    with pytest.raises(UserError, match="indviklet"):
        read(ANNA + deep)
    monkeypatch.setattr(gedcom_lines, "MOST_LINES", 10)
    with pytest.raises(UserError, match="million linjer"):
        read(ANNA + BO + LIV)


GRAMPS = f"""0 HEAD
1 SOUR Gramps
2 VERS 5.2.2
1 DATE 22 NOV 2026
1 SUBM @SUBM@
1 FILE /home/x/slægt.ged
1 GEDC
2 VERS 5.5.1
2 FORM LINEAGE-LINKED
1 CHAR UTF-8
0 @SUBM@ SUBM
1 NAME Ikke oplyst
0 @I0001@ INDI
1 NAME Anna Marie /Kjær/
2 GIVN Anna Marie
2 SURN Kjær
1 SEX F
1 BIRT
2 TYPE Birth of Kjær, Anna
2 DATE BET 1980 AND 1982
1 FAMS @F0001@
1 CHAN
2 DATE 1 JAN 2026
3 TIME 10:00:00
0 @F0001@ FAM
1 WIFE @I0001@
1 EVEN
2 TYPE Unmarried
{END}"""


def test_a_file_from_gramps_is_taken_in_but_for_its_own_marks() -> None:
    read_file = read_gedcom_bytes(GRAMPS.encode())
    assert [each.sentence for each in read_file.untaken] == [
        "Linje 19: TYPE (slags) under BIRT er ikke taget med.",
        "2 linjer med det andet programs egne mærker (fx SUBM i linje 11) er ikke taget med.",
    ]
    assert read_file.family.pairs[0].never_married
    assert str(read_file.family.persons[0].birth) == "1980-1982"
