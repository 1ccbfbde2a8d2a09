"""The catalogue as CSV: what goes out comes in again, other spreadsheets' files too, and nothing runs as a formula."""

import csv
import datetime as dt
import io
import string
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.bootstrap import OpenStore
from app.errors import UserError
from app.exchange.programme_csv import LARGEST, TOO_LARGE, UNREADABLE, read_table, write_table
from app.language.safe_text import clean
from app.models.enums import Arena
from app.rules.programmes import Form, Programme
from app.services.programme_checks import faults_of
from app.services.programme_table import (
    NO_LINES,
    NO_NAMES,
    Change,
    Intake,
    TableLine,
    export_table,
    preview_table,
)  # fmt: skip
from app.services.programme_typed import LABELS, as_cells, from_cells
from app.services.programmes import keep_programmes, shipped_catalogue
from tests.doing import ask, do

HEADINGS = list(LABELS.values())
LAWS = shipped_catalogue().laws


def preview(store: OpenStore, text: str | bytes) -> Intake:
    content = text.encode() if isinstance(text, str) else text
    return ask(store, preview_table, read_table(content))  # type: ignore[no-any-return]  # ask knows no types


def tidy(text: str) -> str:
    return " ".join(clean(text).split())


SHOWN = st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn", "Zl", "Zp"])
lines = st.text(SHOWN, max_size=30).map(tidy)
themes = st.text(string.ascii_letters + "æøå -=+@'", max_size=20).map(lambda text: tidy(text) or "leg")
ages = st.none() | st.integers(0, 25)
days = st.none() | st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1))
programmes = st.builds(
    Programme,
    id=st.text(string.ascii_lowercase + "_", min_size=1, max_size=20),
    name=lines.map(lambda text: text or "A"),
    about=st.lists(lines, max_size=3).map(lambda lines: "\n".join(lines).strip()),
    age_from=ages,
    age_to=ages,
    themes=st.lists(themes, max_size=3, unique=True).map(tuple),
    rung=st.none() | st.integers(1, 6),
    placement=st.booleans(),
    arenas=st.lists(st.sampled_from(Arena), unique=True).map(tuple),
    forms=st.lists(st.sampled_from(Form), unique=True).map(tuple),
    law_id=st.sampled_from(["", *LAWS]),
    law=lines,
    unit=lines,
    phone=lines,
    waiting_weeks=st.none() | st.integers(0, 520),
    reviewed_on=days,
    example=st.booleans(),
    retired=st.booleans(),
)


@settings(max_examples=60)
@given(programmes)
def test_what_goes_out_comes_in_again(programme: Programme) -> None:
    content = write_table([HEADINGS, list(as_cells(programme, LAWS).values())])
    (line,) = read_table(content)
    cells = {name: line.cells[label] for name, label in LABELS.items()}
    again, unread = from_cells(cells, Programme("", ""), LAWS)
    assert unread == ()
    assert again == programme


@settings(max_examples=60)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30), min_size=1))
def test_no_cell_can_run_as_a_formula_and_every_cell_is_read_as_it_was(cells: list[str]) -> None:
    content = write_table([["Navn", *map(str, range(len(cells)))], ["x", *cells]])
    written = next(
        list(row) for row in list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))[1:]
    )
    assert not any(cell.startswith(tuple("=+-@\t\r\n")) for cell in written)
    assert list(read_table(content)[0].cells.values()) == ["x", *cells]


def test_excel_opens_it_by_a_double_click() -> None:
    content = write_table([["Navn"], ["Ærø; »sol«"]])
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.decode("utf-8-sig") == 'Navn\r\n"Ærø; »sol«"\r\n'


@pytest.mark.parametrize(
    "content",
    [
        "Navn,Ansvarlig\r\nÆrø,Huset\r\n".encode("latin-1"),
        "sep=,\nNavn,Ansvarlig\nÆrø,Huset\n".encode(),
        "Navn\tAnsvarlig\nÆrø\tHuset\n".encode("utf-16"),
        "\n;;\nNavn;Ansvarlig\n\nÆrø;Huset;;\n".encode("utf-8-sig"),
        "NAVN;ansvarlig;\nÆrø;Huset".encode("cp1252"),
    ],
)
def test_files_of_other_spreadsheets_are_read(store: OpenStore, content: bytes) -> None:
    (line,) = preview(store, content).lines
    assert (line.programme.name, line.programme.unit, line.faults) == ("Ærø", "Huset", ())


@pytest.mark.parametrize("content", [b"\x00\x01\x02", b"PK\x03\x04\x00\x00", b"%PDF-1.7\x00"])
def test_what_is_no_table_says_so(content: bytes) -> None:
    with pytest.raises(UserError, match="regnearket"):
        read_table(content)
    assert UNREADABLE.endswith(".")


def test_a_broken_quote_names_its_line_and_a_giant_file_is_refused() -> None:
    with pytest.raises(UserError, match=r"Linje 3 kan ikke læses"):
        read_table(b'Navn\nA\n"B"x\n')
    with pytest.raises(UserError, match=TOO_LARGE):
        read_table(b"x" * (LARGEST + 1))


def test_a_file_without_names_or_lines_is_refused_in_words(store: OpenStore) -> None:
    assert preview(store, "").refusal == NO_LINES
    assert preview(store, "Navn;Alder fra\n").refusal == NO_LINES
    assert preview(store, "Farve;Alder fra\nrød;3\n").refusal == NO_NAMES


def test_each_line_says_what_is_wrong_with_it_and_nothing_is_kept(store: OpenStore) -> None:
    intake = preview(
        store, "Navn;Alder fra;Ansvarlig;Form;Farve\nGodt hus;3 år;Huset;gruppe;rød\nSkidt hus;tre;;sværm;\n"
    )
    good, bad = intake.lines
    assert (good.change, good.faults, good.programme.age_from, good.programme.forms) == (
        Change.NEW, (), 3, (Form.GROUP,),
    )  # fmt: skip
    assert [fault.partition(":")[0] for fault in bad.faults] == ["Alder fra", "Form", "Ansvarlig"]
    assert intake.unknown == ("Farve",)
    assert [each.name for each in intake.wanted().values() if each] == ["Godt hus"]
    assert "Godt hus" not in str(ask(store, export_table))


def test_the_same_file_can_be_taken_in_twice(store: OpenStore) -> None:
    text = "Navn;Ansvarlig\nGodt hus;Huset\n"
    do(store, keep_programmes, preview(store, text).wanted())
    (line,) = preview(store, text).lines
    assert line.change is Change.SAME
    (line,) = preview(store, "Navn;Telefon\ngodt  hus;12345678\n").lines
    assert (line.change, line.programme.unit) == (Change.CHANGED, "Huset")


def test_the_whole_catalogue_goes_out_and_in_and_nothing_is_changed(store: OpenStore, mathias_case: UUID) -> None:
    intake = preview(store, write_table(ask(store, export_table)))
    assert len(intake.lines) == len(shipped_catalogue().programmes)
    assert {(line.change, line.faults) for line in intake.lines} == {(Change.SAME, ())}


def test_two_lines_about_one_programme_are_told(store: OpenStore) -> None:
    _, second = preview(store, "Navn;Ansvarlig\nHuset;A\nHUSET;B\n").lines
    assert second.faults == ("Det samme tilbud står også i linje 2.",)


def test_hostile_cells_become_text_or_faults_and_never_an_error(store: OpenStore) -> None:
    nasty = ["=cmd|' /C calc'!A0", "x" * 5000, "\u202e\u0007", "[]{}", "<b>", "NULL", "١٢", "9" * 400]
    rows = [[cell] * len(HEADINGS) for cell in nasty]
    intake = preview(store, write_table([HEADINGS, *rows]))
    assert len(intake.lines) == len(nasty)
    assert all(line.faults for line in intake.lines)
    for line in intake.lines:
        assert isinstance(faults_of(line.programme, LAWS), list)


def test_a_line_shorter_than_the_headings_ends_in_empty_cells() -> None:
    assert read_table(b"Navn;A;B\nx\n") == [TableLine(2, {"Navn": "x", "A": "", "B": ""})]
