"""GEDCOM files made to break the one who reads them: drawn, or refused in one Danish line, within bounds."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import UserError
from app.exchange import gedcom
from app.exchange.gedcom import MOST_TOLD, read_gedcom
from app.exchange.gedcom_file import read_gedcom_bytes
from app.exchange.gedcom_writer import write_gedcom
from app.genogram.drawing import draw_family
from app.genogram.svg import to_svg
from app.tokens import load_tokens
from app.typeface import measure
from tests.hostile.bounded import run_bounded
from tests.hostile.knocking import refusal
from tests.hostile.naughty_strings import NAMED

HEAD = "0 HEAD\n1 GEDC\n2 VERS 5.5.1\n1 CHAR UTF-8\n"
ONE = "0 @I1@ INDI\n1 NAME Asta /Kjær/\n"
END = "0 TRLR\n"


def _people(count: int) -> str:
    return "".join(f"0 @I{number}@ INDI\n1 NAME A{number} /B/\n" for number in range(count))


def _ring(count: int) -> str:
    """Everybody is the parent of the next one, and the last one of the first."""
    families = (f"0 @F{n}@ FAM\n1 HUSB @I{n}@\n1 CHIL @I{(n + 1) % count}@\n" for n in range(count))
    return _people(count) + "".join(families)


def _all_with_all(count: int) -> str:
    pairs = ((a, b) for a in range(count) for b in range(a))
    return _people(count) + "".join(f"0 @F{a}x{b}@ FAM\n1 HUSB @I{a}@\n1 WIFE @I{b}@\n" for a, b in pairs)


def _deep(levels: int) -> str:
    return ONE + "".join(f"{level} NOTE x\n" for level in range(2, levels))


BOMBS: dict[str, str | bytes] = {
    "the own parent, partner and child": HEAD + ONE + "0 @F1@ FAM\n1 HUSB @I1@\n1 WIFE @I1@\n1 CHIL @I1@\n" + END,
    "a ring of 40 parents": HEAD + _ring(40) + END,
    "20 who all are partners": HEAD + _all_with_all(20) + END,
    "400 children of one": HEAD + _people(400) + "0 @F1@ FAM\n1 HUSB @I0@\n"
    + "".join(f"1 CHIL @I{number}@\n" for number in range(1, 400)) + END,
    "300 generations": HEAD + _people(300)
    + "".join(f"0 @F{n}@ FAM\n1 HUSB @I{n}@\n1 CHIL @I{n + 1}@\n" for n in range(299)) + END,
    "the same child in a family twice": HEAD + ONE + "0 @F1@ FAM\n1 CHIL @I1@\n1 CHIL @I1@\n" + END,
    "the same person twice": HEAD + ONE + ONE + END,
    "pointing at nobody": HEAD + ONE + "0 @F1@ FAM\n1 HUSB @I9@\n1 WIFE @@\n1 CHIL @@@\n1 CHIL x\n" + END,
    "pointing at a family as a person": HEAD + ONE + "0 @F1@ FAM\n1 HUSB @F1@\n1 CHIL @F1@\n" + END,
    "a level that jumps": HEAD + "0 @I1@ INDI\n5 NAME A /B/\n99 X y\n" + END,
    "90 levels": HEAD + _deep(90) + END,
    "5,000 levels": HEAD + _deep(5_000) + END,
    "a level of 6,000 digits": HEAD + "9" * 6_000 + " @I1@ INDI\n" + END,
    "a year of 6,000 digits": HEAD + ONE + "1 BIRT\n2 DATE " + "9" * 6_000 + "\n" + END,
    "days that are none": HEAD + ONE + "1 BIRT\n2 DATE 31 FEB 0000\n1 DEAT\n2 DATE FROM 1 JAN 99999 TO x\n" + END,
    "a calendar of its own": HEAD + ONE + "1 BIRT\n2 DATE @#DHEBREW@ 99 XYZ 9999\n1 DEAT\n2 DATE (\n" + END,
    "50,000 pieces of a note": HEAD + ONE + "1 NOTE x\n" + "2 CONC aaaa\n" * 50_000 + END,
    "50,000 pieces of a name": HEAD + "0 @I1@ INDI\n1 NAME A\n" + "2 CONT aaaa\n" * 50_000 + END,
    "a line of a million letters": HEAD + "0 @I1@ INDI\n1 NAME " + "A" * 1_000_000 + "\n" + END,
    "a name of 30,000 letters": HEAD + "0 @I1@ INDI\n1 NAME " + "A" * 30_000 + " /B/\n" + END,
    "a key of 30,000 letters": HEAD + f"0 @{'I' * 30_000}@ INDI\n1 NAME A /B/\n" + END,
    "slashes": HEAD + "0 @I1@ INDI\n1 NAME " + "/" * 5_000 + "\n" + END,
    "ANSEL rubbish": (HEAD.replace("UTF-8", "ANSEL") + "0 @I1@ INDI\n1 NAME ").encode()
    + bytes(range(0x80, 0x100)) * 5 + b" /B/\n0 TRLR\n",
    "a coding nobody knows": HEAD.replace("UTF-8", "KLINGON") + ONE + END,
    "Latin-1 that says UTF-8": (HEAD + "0 @I1@ INDI\n1 NAME Åse /Ærø/\n" + END).encode("latin-1"),
    "UTF-16": (HEAD + ONE + END).encode("utf-16"),
    "half of UTF-16": (HEAD + ONE + END).encode("utf-16")[:-1],
    "UTF-32": (HEAD + ONE + END).encode("utf-32"),
    "NULs in a name": HEAD + "0 @I1@ INDI\n1 NAME \0\0 /B/\n" + END,
    "nothing but NULs": b"\0" * 1_000_000,
    "rubbish": bytes(range(256)) * 1_000,
    "only line ends": b"\r\n" * 100_000,
    "nothing": b"",
    "only a head": HEAD,
    "no head": ONE + END,
    "no end": HEAD + ONE[:-3],
    "a case file": '{"format":"rundbord-case","version":1,"case":{"id":"a"}}',
    "spaces for ever": HEAD + " " * 30_000 + ONE + END,
    "a head in a head": HEAD * 50 + ONE + END,
}  # fmt: skip
"""By name: the content of a file."""

LARGE_BOMBS: dict[str, tuple[str, str, int]] = {
    "11 MB": (HEAD + ONE, "1 NOTE 01234567890123456789\n", 450_000),
    "800,000 pieces of a note": (HEAD + ONE + "1 NOTE x\n", "2 CONC a\n", 800_000),
    "a million notes": (HEAD + ONE, "1 NOTE x\n", 1_000_000),
    "20,000 children of one": (HEAD + _people(20_000) + "0 @F1@ FAM\n1 HUSB @I0@\n", "1 CHIL @I19999@\n", 1),
    "10 MB in one line": (HEAD + "0 @I1@ INDI\n1 NAME ", "A", 10 * 1024**2 - 200),
    "a million levels": (HEAD + ONE, "".join(f"{n} A\n" for n in range(2, 1_000)), 900),
}
"""By name: how it begins, what comes again and how often."""


@pytest.mark.long
@pytest.mark.parametrize("bomb", BOMBS)
def test_a_hostile_gedcom_file_is_drawn_or_refused_in_danish(tmp_path: Path, bomb: str) -> None:
    content = BOMBS[bomb]
    path = tmp_path / "slægt.ged"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())

    try:
        family, told = read_gedcom(path)
    except UserError as error:
        refusal(error, "")
    else:
        drawing = draw_family(family, measure=measure)
        assert to_svg(drawing, load_tokens().colours["light"], load_tokens().family, "Familien").startswith("<svg")
        assert all(len(line) < 300 for line in told)


def test_naughty_names_are_drawn(tmp_path: Path) -> None:
    names = [" ".join(text.split()) for text in NAMED.values() if len(text) < 5_000][::4]
    rows = "".join(f"0 @I{place}@ INDI\n1 NAME {name} /B/\n" for place, name in enumerate(names))
    children = "".join(f"1 CHIL @I{place}@\n" for place in range(1, len(names)))
    path = tmp_path / "slægt.ged"
    path.write_bytes((HEAD + rows + "0 @F1@ FAM\n1 HUSB @I0@\n" + children + END).encode("utf-8", "replace"))

    family, _ = read_gedcom(path)

    assert len(family.persons) == len(names)
    assert draw_family(family, measure=measure)


def test_a_thousand_small_families_are_told_in_some_lines(tmp_path: Path) -> None:
    path = tmp_path / "slægt.ged"
    path.write_text(HEAD + _people(1_000) + END, encoding="utf-8")

    _, told = read_gedcom(path)

    assert len(told) == MOST_TOLD + 1
    assert told[-1] == f"Ikke tegnet: {999 - MOST_TOLD} mindre familier."


def test_a_family_too_large_for_any_paper_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gedcom, "MOST_DRAWN", 100)
    path = tmp_path / "slægt.ged"
    children = "".join(f"1 CHIL @I{number}@\n" for number in range(1, 101))
    path.write_text(HEAD + _people(101) + "0 @F1@ FAM\n1 HUSB @I0@\n" + children + END, encoding="utf-8")

    with pytest.raises(UserError, match="101 personer"):
        read_gedcom(path)


TAGS = (
    "NAME", "SEX", "BIRT", "DEAT", "DATE", "PHRASE", "FAMC", "FAMS", "HUSB", "WIFE", "CHIL", "PEDI", "ADOP", "ASSO",
    "ROLE", "RELA", "_TWIN", "NOTE", "SNOTE", "MARR", "EVEN", "TYPE", "RESI", "ADDR", "PHON", "AGE", "NICK", "CONT",
    "CONC", "SCHMA", "TAG", "_RELATION", "_HOME", "_MEMBER", "_FREL", "NO", "STAT", "OCCU", "SOUR",
)  # fmt: skip
VALUES = (
    "",
    "Y",
    "@I1@",
    "@I2@",
    "@F1@",
    "@N1@",
    "@VOID@",
    "@",
    "@@",
    "M",
    "A /B/",
    "Twin",
    "3 MAY 2011",
    "FROM x",
    "foster",
    "BOTH",
)
_records = st.sampled_from(
    ["0 @I1@ INDI", "0 @I2@ INDI", "0 @F1@ FAM", "0 @N1@ NOTE x", "0 INDI", "0 FAM", "0 @H1@ _HOME"]
)
_lines = st.builds("{} {} {}".format, st.integers(1, 5), st.sampled_from(TAGS), st.sampled_from(VALUES))


@given(st.lists(_records | _lines | _lines | _lines, max_size=60), st.sampled_from(["5.5", "5.5.1", "7.0"]))
@settings(max_examples=300, deadline=None)
def test_any_lines_in_any_order_are_read_and_point_only_at_people_in_the_file(lines: list[str], version: str) -> None:
    read = read_gedcom_bytes("\n".join([f"0 HEAD\n1 GEDC\n2 VERS {version}", *lines, "0 TRLR"]).encode())

    people, pairs = {each.key for each in read.family.persons}, {each.key for each in read.family.pairs}
    assert {one for each in read.family.pairs for one in each.partners} <= people
    assert {each.child for each in read.family.ties} <= people
    assert {each.pair for each in read.family.ties} <= pairs
    assert all({each.a, each.b} <= people for each in read.family.relations)
    assert len(people) == len(read.family.persons) == sum(line.endswith("INDI") for line in lines)
    again = read_gedcom_bytes(write_gedcom(read.family).encode())
    assert len(again.family.persons) == len(people)
    assert len(again.family.ties) == len(read.family.ties)
    assert again.told == ()


@given(st.binary(max_size=400))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    for content in (raw, b"0 HEAD\n1 CHAR ANSEL\n0 @I1@ INDI\n1 NAME " + raw):
        try:
            read = read_gedcom_bytes(content)
        except UserError as error:
            refusal(error, "")
        else:
            assert all(len(line) < 300 for line in read.sentences())


@pytest.mark.long
@pytest.mark.parametrize("bomb", LARGE_BOMBS)
def test_a_huge_gedcom_file_is_drawn_or_refused_within_a_gigabyte_and_a_minute(tmp_path: Path, bomb: str) -> None:
    begins, again, times = LARGE_BOMBS[bomb]
    path = tmp_path / "slægt.ged"
    path.write_text(begins + again * times + END, encoding="utf-8")

    ran = run_bounded(tmp_path, "genogram", "--gedcom", str(path), "--out", str(tmp_path / "ud.svg"))

    assert ran.code == 0 or ran.is_refused(2)
