"""Case files made to break the one who reads them: refused in one Danish line, in a gigabyte and a minute."""

import json
import os
from pathlib import Path

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.exchange import case_file
from app.exchange.case_file import checked, parse, read_case_file, write_case_file
from tests.exchange.in_and_out import SMALLEST, stored_rows, take_in, take_out
from tests.hostile.bounded import run_bounded
from tests.hostile.knocking import refusal
from tests.hostile.naughty_strings import NAMED

START = '{"format":"rundbord-case","version":1,"case":{"id":"a"}'
MEGA = 1024**2


def _people(row: str, count: int) -> str:
    return f'{START},"people":[{",".join(row for _ in range(count))}]}}'


SMALL_BOMBS: dict[str, bytes | str] = {
    "a number without end": f'{START},"people":[{{"id":"b","name":1e999999}}]}}',
    "a number of 5,000 digits": f'{START},"scales":[{"9" * 5_000}]}}',
    "a minus without end": "-" * 100_000,
    "100,000 lists in each other": "[" * 100_000,
    "100,000 objects in each other": '{"a":' * 100_000,
    "closed again": "[" * 50_000 + "]" * 50_000,
    "deep inside a text field": START + ',"notes":[{"text":' + "[" * 50 + "]" * 50 + "}]}",
    "twice the same word": '{"format":"rundbord-case","format":"rundbord-case"}',
    "300,000 words, one of them twice": "{" + ",".join(f'"k{n}":1' for n in range(300_000)) + ',"k1":1}',
    "200,000 strange words": "{" + ",".join(f'"k{n}":1' for n in range(200_000)) + "}",
    "100,000 rows that are no rows": _people("1", 100_000),
    "25,000 empty rows": _people("{}", 25_000),
    "NaN": f'{START},"goals":[{{"id":"b","x":NaN}}]}}',
    "Infinity": "Infinity",
    "a text of a million letters": f'{START},"notes":[{{"text":"{"æ" * 1_000_000}"}}]}}',
    "a word of a million letters": f'{{"{"a" * 1_000_000}":1}}',
    "half a letter": f'{START},"notes":[{{"text":"\\ud800"}}]}}',
    "a NUL in a text": f'{START},"notes":[{{"text":"a\\u0000b"}}]}}',
    "a NUL in a word": f'{START},"a\\u0000":1}}',
    "a text that is a control character": '{"a":"\x01"}',
    "cut in the middle": START[:40],
    "cut in a letter": (START + ',"notes":[{"text":"æ').encode()[:-1],
    "UTF-16": START.encode("utf-16"),
    "UTF-32": START.encode("utf-32"),
    "Latin-1": f'{START},"notes":[{{"text":"æøå"}}]}}'.encode("latin-1"),
    "two byte order marks": b"\xef\xbb\xbf\xef\xbb\xbf" + START.encode() + b"}",
    "nothing": b"",
    "nothing but NULs": b"\0" * 100_000,
    "only a byte order mark": b"\xef\xbb\xbf",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "a zip": b"PK\x03\x04" + b"\0" * 1_000,
    "markup with entities": "<!DOCTYPE a [<!ENTITY b 'cccc'>]><a>&b;</a>",
    "two files in one": START + "}" + START + "}",
    "a list": "[]",
    "null": "null",
    "a text": '"hej"',
    "a wrong version": START.replace(":1,", ":99,") + "}",
    "a version that is yes": START.replace(":1,", ":true,") + "}",
    "an id of many letters": START.replace('"a"', f'"{"a" * 1_000}"') + "}",
    "an id that climbs out": START.replace('"a"', '"../../a b"') + "}",
}
"""By name: what a program that makes trouble would send; none of them is a case."""

LARGE_BOMBS: dict[str, tuple[str, str, int, str]] = {
    "51 MB of nothing": ("", " ", 51 * MEGA, ""),
    "40 MB of ones": (START + ',"people":[1', ",1", 20 * MEGA, "]}"),
    "45 MB of empty lists": ("[[]", ",[]", 15 * MEGA, "]"),
    "40 MB of words": ('{"a":1', ',"b":1', 6 * MEGA, "}"),
    "two million rows": (START + ',"people":[{"id":"a"}', ',{"id":"a"}', 2_000_000, "]}"),
    "90,000 rows": (START + ',"people":[{"id":"a"}', ',{"id":"a"}', 90_000, "]}"),
    "40 MB in one text": (START + ',"notes":[{"text":"', "æ", 20 * MEGA, '"}]}'),
    "40 MB of wide letters": (START + ',"notes":[{"text":"', "😀", 10 * MEGA, '"}]}'),
    "40 MB of short texts": (START + ',"notes":[{"text":"a"}', ',{"text":"aaaaaaaaaaaaaaaaaaaa"}', MEGA, "]}"),
    "nested to the brim": ("", "[", 40 * MEGA, ""),
}
"""By name: how it begins, what comes again, how often, and how it ends."""
DEAR = pytest.mark.long(sample=False)
QUICK = ("45 MB of empty lists",)


@pytest.mark.long
@pytest.mark.parametrize("bomb", SMALL_BOMBS)
def test_a_hostile_case_file_is_refused_in_danish(tmp_path: Path, bomb: str) -> None:
    content = SMALL_BOMBS[bomb]
    path = tmp_path / "sag.json"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())

    with pytest.raises(UserError) as caught:
        read_case_file(path)

    refusal(caught.value, "")


@pytest.mark.parametrize("bomb", [each if each in QUICK else pytest.param(each, marks=DEAR) for each in LARGE_BOMBS])
def test_a_huge_case_file_is_refused_within_a_gigabyte_and_a_minute(tmp_path: Path, bomb: str) -> None:
    path = tmp_path / "sag.json"
    begins, again, times, ends = LARGE_BOMBS[bomb]
    path.write_text(begins + again * times + ends, encoding="utf-8")

    run_bounded(tmp_path, "import", str(path), "--store", str(tmp_path / "ny.db")).is_refused(2)

    assert not (tmp_path / "ny.db").exists()


@pytest.mark.parametrize("name", ["/dev/zero", "/dev/full", "/proc/self/mem"])
def test_what_never_ends_is_not_read(name: str) -> None:
    with pytest.raises(UserError):
        read_case_file(Path(name))


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rør")

    with pytest.raises(UserError):
        read_case_file(tmp_path / "rør")


def test_a_case_of_many_rows_is_let_in_up_to_the_limit(store: OpenStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(case_file, "MOST_ROWS", 300)
    rows = {"people": [{"id": f"p{number}"} for number in range(298)]}

    take_in(store, checked({**SMALLEST, **rows}))

    assert stored_rows(store) >= 299
    with pytest.raises(UserError):
        checked({**SMALLEST, "people": [{"id": f"p{number}"} for number in range(300)]})


def test_a_text_as_long_as_may_be_goes_in_and_out(store: OpenStore) -> None:
    longest = "ord æøå " * (case_file.LONGEST_TEXT // 8)
    content = {**SMALLEST, "notes": [{"text": longest.strip()}]}

    out = take_out(store, take_in(store, checked(parse(json.dumps(content)))))

    assert out["notes"][0]["text"] == longest.strip()


def test_no_text_is_longer_in_a_window_than_a_case_file_may_hold() -> None:
    from app.services.typed_values import LONGEST_TEXT

    assert case_file.LONGEST_TEXT == LONGEST_TEXT


def test_a_case_file_is_written_to_any_name_or_refused(tmp_path: Path) -> None:
    found: dict[str, str] = {}
    for name, text in NAMED.items():
        path = tmp_path / text.replace("/", "-")  # what the file dialog would give back: a name without a folder
        try:
            write_case_file(dict(SMALLEST), path)
            assert read_case_file(path) == SMALLEST
        except UserError as error:
            refusal(error, text)
        except Exception as error:  # whatever it is, the other names are tried as well
            found[name] = repr(error)[:200]

    assert found == {}
    assert not [each for each in tmp_path.iterdir() if each.name.endswith(".ny")]
