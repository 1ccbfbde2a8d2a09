"""One person of a GEDCOM file: names, gender, birth and death, notes, and what is private."""

import pytest

from app.models.enums_people import Gender, PersonKind
from app.services.family_file import FilePerson
from tests.exchange.gedcom_making import HEAD, SEVEN, read

ANNA = "0 @I1@ INDI\n1 NAME Anna /Kjær/\n1 SEX F\n"


def first(body: str, head: str = HEAD) -> FilePerson:
    return read(body, head).family.persons[0]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Anne Grethe /Ørum/", "Anne Grethe Ørum"),
        ("/Ørum/ Anne Grethe", "Ørum Anne Grethe"),
        ("Anne Grethe /Ørum/ den yngre", "Anne Grethe Ørum den yngre"),
        ("/Ørum/", "Ørum"),
        ("Karen /?/", "Karen"),
        ("Karen /____/", "Karen"),
        ("[--?--] /Ørum/", "Ørum"),
        ("N.N. /Ørum/", "N.N. Ørum"),
        ("N.N.", ""),
        ("Ukendt", ""),
        ("?", ""),
        ("//", ""),
        ("Nguyễn /Thị/", "Nguyễn Thị"),
    ],
)
def test_a_name_is_whole_and_signs_for_not_knowing_are_no_name(name: str, expected: str) -> None:
    person = first(f"0 @I1@ INDI\n1 NAME {name}\n")
    assert person.name == expected
    assert person.kind is (PersonKind.PERSON if expected else PersonKind.UNKNOWN)


def test_a_name_only_in_pieces_is_put_together() -> None:
    assert first("0 @I1@ INDI\n1 NAME\n2 GIVN Anna Marie\n2 SPFX von\n2 SURN Kjær\n").name == "Anna Marie von Kjær"


def test_more_names_are_kept_as_what_they_are() -> None:
    body = (
        ANNA + "2 NICK Anni\n1 NAME Anna /Holm/\n2 TYPE married\n1 NAME Anna /Bæk/\n2 TYPE maiden\n2 _MARNM Anna Lund\n"
    )
    person = first(body.replace("1 SEX F\n2 NICK Anni\n", "2 NICK Anni\n1 SEX F\n"))
    assert (person.name, person.called) == ("Anna Kjær", "Anni")
    assert person.note.split("\n")[0] == "Navn som gift: Anna Holm"
    assert "Også kendt som: Anna Bæk" in person.note


@pytest.mark.parametrize(
    ("sex", "gender"),
    [
        ("M", "man"),
        ("F", "woman"),
        ("X", "nonbinary"),
        ("U", "unknown"),
        ("N", "unknown"),
        ("f", "woman"),
        ("", "unknown"),
    ],
)
def test_gender_is_as_the_file_says(sex: str, gender: str) -> None:
    assert first(f"0 @I1@ INDI\n1 NAME A /B/\n1 SEX {sex}\n").gender is Gender(gender)


@pytest.mark.parametrize(
    ("body", "dead"),
    [("1 DEAT Y\n", True), ("1 DEAT\n2 DATE 1990\n", True), ("1 DEAT\n", True), ("1 DEAT N\n", False), ("", False),
     ("1 BURI\n2 DATE 1990\n", True), ("1 CREM\n", True), ("1 NO DEAT\n", False)],
)  # fmt: skip
def test_somebody_is_dead_when_the_file_says_so(body: str, dead: bool) -> None:
    assert first(ANNA + body).deceased is dead


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("1 DEAT\n2 AGE STILLBORN\n", PersonKind.STILLBIRTH),
        ("1 DEAT\n2 AGE 0y\n3 PHRASE Stillborn\n", PersonKind.STILLBIRTH),
        ("1 BIRT\n2 TYPE Dødfødt\n", PersonKind.STILLBIRTH),
        ("1 _STIL Y\n", PersonKind.STILLBIRTH),
        ("1 EVEN\n2 TYPE Miscarriage\n", PersonKind.MISCARRIAGE),
        ("1 EVEN\n2 TYPE Abortion\n", PersonKind.ABORTION),
        ("1 DEAT\n2 AGE 40y\n", PersonKind.PERSON),
    ],
)
def test_pregnancies_that_ended_are_known_by_what_programs_write(body: str, kind: PersonKind) -> None:
    assert first(ANNA + body).kind is kind


@pytest.mark.parametrize(("head", "shown"), [(HEAD, "a@b og @c"), (SEVEN, "a@@b og @@c")])
def test_doubled_at_signs_mean_one_before_seven(head: str, shown: str) -> None:
    assert first(ANNA + "1 OCCU a@@b og @@c\n", head).occupation == shown


def test_long_notes_go_on_over_lines_and_shared_ones_are_found() -> None:
    body = ANNA + "1 NOTE En lang no\n2 CONC te om\n2 CONT gården\n1 NOTE @N1@\n1 SNOTE @N2@\n"
    read_file = read(body + "0 @N1@ NOTE Den fælles\n1 CONT note\n0 @N2@ SNOTE Ny\n0 @N3@ NOTE Ingen bruger den\n")
    assert read_file.family.persons[0].note == "En lang note om\ngården\nDen fælles\nnote\nNy"
    assert [each.sentence for each in read_file.untaken] == ["Linje 17: NOTE (note) er ikke taget med."]


@pytest.mark.parametrize(
    "note",
    ["Cpr 010180-1234", "Ring 12 34 56 78", "Bor Skolevej 3", "8000 Aarhus C", "anna@eksempel.dk", "+45 12345678"],
)
def test_a_note_with_numbers_or_addresses_is_private(note: str) -> None:
    person = first(ANNA + f"1 NOTE {note}\n1 NOTE Glad for heste, født 1980\n")
    assert person.note == "Glad for heste, født 1980"
    assert person.private == (("note", note.replace("@@", "@")),)


def test_where_somebody_lives_and_numbers_are_private() -> None:
    body = (
        ANNA + "1 RESI\n2 ADDR Skolevej 3\n3 CONT 8000 Aarhus C\n3 CITY Aarhus C\n2 PHON 12345678\n1 SSN 010180-1234\n"
    )
    assert first(body).private == (
        ("address", "Skolevej 3, 8000 Aarhus C"),
        ("phone", "12345678"),
        ("cpr", "010180-1234"),
    )
    pieces = "1 ADDR\n2 ADR1 Skolevej 3\n2 POST 8000\n2 CITY Aarhus C\n1 IDNO AB-99\n1 EMAIL a@@b.dk\n"
    assert dict(first(ANNA + pieces).private) == {
        "address": "Skolevej 3, 8000 Aarhus C",
        "email": "a@b.dk",
        "other_id": "AB-99",
    }


def test_notes_longer_than_anybody_reads_are_cut_and_told() -> None:
    read_file = read(ANNA + "1 NOTE " + "ord " * 9_000 + "\n1 NOTE " + "ord " * 9_000 + "\n")
    assert len(read_file.family.persons[0].note) == 50_000
    assert read_file.told == ("Linje 6: det, der står i noterne, er for langt og er skåret af.",)
