"""Lists of cases as files: what other systems and spreadsheets write is read, and what is hostile is refused."""

import codecs
import csv
import datetime as dt
import io
import zipfile
from collections.abc import Callable
from contextlib import suppress

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import UserError
from app.exchange import case_table_xlsx
from app.exchange.case_table import (
    EMPTY,
    LARGEST,
    OLD_WORKBOOK,
    OTHER_OFFICE,
    TOO_LARGE,
    Sheet,
    read_table_bytes,
)
from app.exchange.case_table_limits import TOO_MANY_COLUMNS, TOO_MUCH, UNREADABLE
from app.exchange.case_table_xlsx import LOCKED, NO_ROWS, NO_WORKBOOK
from app.paths import resources

ROWS = [["Sagsnr.", "Navn"], ["7", "Åse Kjær"]]


def cells(sheet: Sheet) -> list[list[str]]:
    return [list(row.cells) for row in sheet.rows]


def first(raw: bytes) -> Sheet:
    return read_table_bytes(raw).sheets[0]


def workbook(fill: Callable[[openpyxl.Workbook], None]) -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    fill(book)
    book.save(out)
    return out.getvalue()


def simple(book: openpyxl.Workbook) -> None:
    for row in ROWS:
        book.worksheets[0].append(row)


def repacked(raw: bytes, change: Callable[[str, bytes], bytes], *more: tuple[str, bytes]) -> bytes:
    """Return a workbook with its parts changed, and some more parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.infolist():
            new.writestr(each.filename, change(each.filename, old.read(each)))
        for name, content in more:
            new.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize(
    "coding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"]
)  # fmt: skip
def test_a_csv_is_read_whatever_parts_it_and_whatever_its_letters(separator: str, coding: str) -> None:
    text = "".join(separator.join(row) + "\r\n" for row in [*ROWS, ["8", "Bo"], ["9", "Ea"]])
    assert cells(first(text.encode(coding)))[:2] == ROWS


def test_the_line_excel_tells_its_sign_in_is_no_row() -> None:
    assert cells(first(b"sep=|\r\nSag;nr|Navn\r\n7|Bo\r\n")) == [["Sag;nr", "Navn"], ["7", "Bo"]]


def test_rows_are_numbered_as_a_spreadsheet_does_also_with_line_ends_in_a_cell() -> None:
    found = first(b'Titel\n\nSag;Navn\n7;"Holm\nIda"\n8;Bo\n')
    assert [row.number for row in found.rows] == [1, 3, 4, 5]
    assert cells(found)[2] == ["7", "Holm\nIda"]


def test_a_single_quotation_mark_in_a_name_takes_no_other_row_along() -> None:
    assert len(first(b'Sag;Navn\n7;Ida "Idda" Holm\n8;Bo\n').rows) == 3


def test_the_apostrophe_that_keeps_a_spreadsheet_from_running_a_cell_is_taken_off() -> None:
    assert cells(first(b"Sag;Navn\n'=1+1;Bo\n"))[1] == ["=1+1", "Bo"]


@settings(settings.get_profile("same"), max_examples=50)
@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=12), min_size=2, max_size=5),
                min_size=1, max_size=6))  # fmt: skip
def test_what_is_written_as_csv_is_read_again(rows: list[list[str]]) -> None:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows(rows)
    raw = codecs.BOM_UTF8 + b"sep=;\r\n" + out.getvalue().encode()
    if not any(cell.strip() for row in rows for cell in row):
        return
    wanted = [_as_kept(row) for row in rows]
    assert cells(first(raw)) == [row for row in wanted if row]


def _as_kept(row: list[str]) -> list[str]:
    kept = [cell[1:] if cell[:1] == "'" and cell[1:2] in tuple("=+-@'") else cell for cell in row]
    while kept and not kept[-1].strip():
        kept.pop()
    return kept


def test_the_shipped_examples_hold_the_same_thirty_cases() -> None:
    folder = resources() / "examples"
    one, other = (first((folder / name).read_bytes()) for name in ("sagsliste.csv", "sagsliste.xlsx"))
    rows, same = cells(one)[2:], cells(other)[1:]
    assert rows == same
    assert len({row[0] for row in rows[1:]}) == 30


def test_days_numbers_truths_and_formulas_of_a_workbook_are_words() -> None:
    def fill(book: openpyxl.Workbook) -> None:
        sheet = book.worksheets[0]
        sheet.append(["Navn", "Dag", "Tid", "Tal", "Brøk", "Ja", "Formel"])
        sheet.append(
            ["Bo", dt.date(2026, 11, 22), dt.datetime.fromisoformat("2026-11-22 09:30"), 7.0, 2.5, True, "=1+1"]
        )

    found = first(workbook(fill))
    assert cells(found)[1] == ["Bo", "22-11-2026", "22-11-2026 09:30", "7", "2,5", "ja"]
    assert "formler" in " ".join(found.told)


def test_merged_cells_are_filled_downwards_and_hidden_columns_are_told() -> None:
    def fill(book: openpyxl.Workbook) -> None:
        sheet = book.worksheets[0]
        for row in (["Sag", "Navn"], ["7", "Ida"], [None, "Bo"]):
            sheet.append(row)
        sheet.merge_cells("A2:A3")
        sheet.column_dimensions["B"].hidden = True

    found = first(workbook(fill))
    assert cells(found)[2] == ["7", "Bo"]
    assert found.told == ("Skjulte kolonner er også læst: B.",)


def test_empty_sheets_are_passed_over_and_the_others_can_be_chosen() -> None:
    def fill(book: openpyxl.Workbook) -> None:
        for name in ("Lukkede", "Åbne"):
            book.create_sheet(name).append([name, "x"])

    found = read_table_bytes(workbook(fill))
    assert [each.name for each in found.sheets] == ["Lukkede", "Åbne"]
    assert cells(found.sheet("Åbne")) == [["Åbne", "x"]]
    with pytest.raises(UserError):
        found.sheet("Findes ikke")


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", EMPTY),
        (b"\xef\xbb\xbf \r\n", EMPTY),
        (b"%PDF-1.7 ...", OTHER_OFFICE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, OLD_WORKBOOK),
        (b"PK\x03\x04 broken", UNREADABLE),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x01\x02", UNREADABLE),
        (b"a" * (LARGEST + 1), TOO_LARGE),
        (b";".join([b"x"] * 201), TOO_MANY_COLUMNS),
        (b"a;" + b"x" * 200_000, None),
    ],
)
def test_what_is_no_list_is_refused_in_danish(raw: bytes, said: str | None) -> None:
    with pytest.raises(UserError) as refused:
        read_table_bytes(raw)
    assert said is None or str(refused.value) == said


def test_a_zip_that_is_no_workbook_and_a_workbook_without_rows_are_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    for raw, said in ((out.getvalue(), NO_WORKBOOK), (workbook(lambda _: None), NO_ROWS)):
        with pytest.raises(UserError) as refused:
            read_table_bytes(raw)
        assert str(refused.value) == said


def _declares(name: str, content: bytes) -> bytes:
    if not name.endswith("sheet1.xml"):
        return content
    laughs = b'<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;">]>'
    return content.replace(b"<worksheet", laughs + b"<worksheet", 1)


def _as_utf16(name: str, content: bytes) -> bytes:
    return content.decode().encode("utf-16") if name.endswith("sheet1.xml") else content


def _broken(name: str, content: bytes) -> bytes:
    return content[: len(content) // 2] if name.endswith("sheet1.xml") else content


@pytest.mark.parametrize("change", [_declares, _as_utf16, _broken])
def test_a_part_that_declares_hides_or_breaks_off_is_refused(change: Callable[[str, bytes], bytes]) -> None:
    with pytest.raises(UserError) as refused:
        read_table_bytes(repacked(workbook(simple), change))
    assert str(refused.value) == UNREADABLE


@pytest.mark.parametrize(("name", "size"), [("xl/media/big.bin", 2_500_000), ("xl/theme/theme9.xml", 3_100_000)])
def test_a_part_that_unpacks_to_far_too_much_is_refused_before_it_is_read(
    name: str, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(case_table_xlsx, "LARGEST_ALL", 2_000_000 if name.endswith("bin") else 5_000_000)
    bomb = repacked(workbook(simple), lambda _, content: content, (name, b" " * size))
    assert len(bomb) < 30_000
    with pytest.raises(UserError) as refused:
        read_table_bytes(bomb)
    assert str(refused.value) == TOO_MUCH


def test_a_locked_workbook_says_that_it_is_locked() -> None:
    raw = bytearray(workbook(simple))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.find(mark)
        while at >= 0:
            raw[at + place] |= 1
            at = raw.find(mark, at + 4)
    with pytest.raises(UserError) as refused:
        read_table_bytes(bytes(raw))
    assert str(refused.value) == LOCKED


def test_a_row_number_of_a_million_takes_no_time_and_what_is_far_below_is_not_read() -> None:
    def moved(name: str, content: bytes) -> bytes:
        return content.replace(b'r="2"', b'r="1048576"') if name.endswith("sheet1.xml") else content

    assert cells(first(repacked(workbook(simple), moved)))[:1] == ROWS[:1]


@settings(settings.get_profile("same"), max_examples=60)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_danish(raw: bytes) -> None:
    for each in (raw, b"PK\x03\x04" + raw, codecs.BOM_UTF16_LE + raw):
        with suppress(UserError):
            assert read_table_bytes(each).sheets
