"""GEDCOM bytes of every age: what they are written in is found out, also when the head lies."""

import pytest

from app.errors import UserError
from app.exchange.gedcom_file import read_gedcom_bytes
from app.exchange.gedcom_text import text_of

BODY = "0 HEAD\n1 SOUR Test\n1 CHAR {said}\n0 @I1@ INDI\n1 NAME Åse Bjørn /Kjærgård/\n1 NOTE Müller & Đặng é\n0 TRLR\n"
PLAIN = "0 HEAD\n1 CHAR {said}\n0 @I1@ INDI\n1 NAME Åse Bjørn /Kjærgård/\n1 NOTE Müller\n0 TRLR\n"
ANSEL = {"Å": b"\xeaA", "å": b"\xeaa", "ø": b"\xb2", "æ": b"\xb5", "ü": b"\xe8u", "Ø": b"\xa2", "Æ": b"\xa5"}


def ansel(text: str) -> bytes:
    return b"".join(ANSEL.get(letter, letter.encode("ascii", "replace")) for letter in text)


def name_in(raw: bytes) -> tuple[str, tuple[str, ...]]:
    read = read_gedcom_bytes(raw)
    (person,) = read.family.persons
    return person.name, read.told


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\r\n", "\r\r\n"])
@pytest.mark.parametrize(
    ("codec", "said"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16", "UNICODE"),
        ("utf-16-le", "UNICODE"),
        ("utf-16-be", "UNICODE"),
        ("utf-32", "UTF-32"),
        ("cp1252", "ANSI"),
        ("latin-1", "ISO-8859-1"),
        ("cp850", "IBMPC"),
        ("mac_roman", "MACINTOSH"),
    ],
)
def test_a_name_is_read_in_any_coding_and_with_any_line_end(codec: str, said: str, end: str) -> None:
    raw = PLAIN.format(said=said).replace("\n", end).encode(codec)

    assert name_in(raw) == ("Åse Bjørn Kjærgård", ())


def test_ansel_puts_accents_before_the_letter() -> None:
    assert name_in(ansel(PLAIN.format(said="ANSEL"))) == ("Åse Bjørn Kjærgård", ())
    assert "Müller" in text_of(ansel(PLAIN.format(said="ANSEL")))[0]


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (BODY.format(said="ANSEL").encode(), ("ANSEL", "UTF-8")),
        (BODY.format(said="ANSI").encode(), ("Windows-1252", "UTF-8")),
        (BODY.format(said="ANSI").encode("utf-8-sig"), ("Windows-1252", "UTF-8")),
        (PLAIN.format(said="ANSEL").encode("cp1252"), ("ANSEL", "Windows-1252")),
        (PLAIN.format(said="UTF-8").encode("cp1252"), ("UTF-8", "Windows-1252")),
        (ansel(PLAIN.format(said="ANSI")), ("Windows-1252", "ANSEL")),
    ],
    ids=["utf-8 as ansel", "utf-8 as ansi", "mark and ansi", "windows as ansel", "windows as utf-8", "ansel as ansi"],
)
def test_a_head_that_lies_is_not_believed_and_told(raw: bytes, told: tuple[str, str]) -> None:
    name, lines = name_in(raw)

    assert name == "Åse Bjørn Kjærgård"
    assert lines == (f"Filen siger, at den er skrevet i {told[0]}, men det er den ikke. Den er læst som {told[1]}.",)


def test_a_head_that_says_nothing_is_found_out_too() -> None:
    assert name_in(PLAIN.replace("1 CHAR {said}\n", "").encode("cp1252"))[0] == "Åse Bjørn Kjærgård"
    assert name_in(ansel(PLAIN.replace("1 CHAR {said}\n", "")))[0] == "Åse Bjørn Kjærgård"


def test_letters_apart_from_their_accents_are_put_together() -> None:
    raw = "0 HEAD\n0 @I1@ INDI\n1 NAME A\u030ase /Kjær/\n0 TRLR\n".encode()
    assert name_in(raw)[0] == "Åse Kjær"


def test_half_of_utf_16_is_told() -> None:
    with pytest.raises(UserError, match="kan ikke læses som GEDCOM"):
        read_gedcom_bytes(PLAIN.format(said="UNICODE").encode("utf-16")[:-1])
