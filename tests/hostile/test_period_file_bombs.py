"""Period files made to break the leader's program, or to make her show what should be hidden: refused in one line."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from app.errors import UserError
from app.exchange.period_file import LARGEST, period_counts, read_period_file
from tests.hostile.knocking import refusal
from tests.hostile.naughty_strings import NAMED
from tests.hostile.test_import_bombs import SMALL_BOMBS

GOOD: dict[str, Any] = {
    "format": "rundbord-period-figures", "version": 1, "period": "2026H1", "first": "2026-03-01",
    "last": "2026-08-31", "counted_to": "2026-08-31", "made_on": "2026-09-02", "mark": "a" * 32, "smallest": 5,
    "program": "1.0",
    "figures": [
        {"id": "goals_reached", "n": 20, "parts": {"hit": 12, "rest": 8}, "per": None},
        {"id": "plan_aims", "n": 20, "parts": {"one": 20, "two": None}, "per": None},
        {"id": "meetings_held", "n": 30, "parts": {"network_meeting": 10, "own": None, "other": None}, "per": None},
    ],
}  # fmt: skip


def changed(*path: str | int, to: object) -> bytes:
    values = copy.deepcopy(GOOD)
    place: Any = values
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = to
    return json.dumps(values).encode()


def parts(**counts: object) -> bytes:
    return changed("figures", 0, "parts", to=counts)


def figure(**other: object) -> bytes:
    return changed("figures", 0, to={**GOOD["figures"][0], **other})


BOMBS: dict[str, tuple[bytes, str]] = {
    "a newer version": (changed("version", to=3), "nyere udgave"),
    "a second version without its medians": (changed("version", to=2), "middle"),
    "a version that is a text": (changed("version", to="1"), "ikke tal for en periode"),
    "another format": (changed("format", to="rundbord-case"), "ikke tal for en periode"),
    "another period than its days": (changed("period", to="2026Q1"), "andre dage"),
    "a free period": (changed("period", to="2026-01-01..2026-02-01"), "kan ikke være"),
    "no period": (changed("period", to="nu"), "Skriv perioden"),
    "a period that is a number": (changed("period", to=2026), "kan ikke være"),
    "a day that is none": (changed("made_on", to="2026-02-30"), "kan ikke være"),
    "a mark that is a name": (changed("mark", to="Jette"), "kan ikke være"),
    "a smaller group": (changed("smallest", to=2), "kan ikke være"),
    "a word nobody knows": (changed("caseworker", to="Jette"), "caseworker"),
    "a program with a line break": (changed("program", to="1\n2"), "kan ikke være"),
    "figures that are a number": (changed("figures", to=3), "kan ikke være"),
    "figures that are numbers": (changed("figures", to=[3]), "kan ikke være"),
    "a figure of tomorrow": (figure(id="happiness"), "nyere udgave"),
    "a figure without an id": (figure(id=None), "ikke tal for en periode"),
    "the same figure twice": (changed("figures", to=[GOOD["figures"][0]] * 2), "to gange"),
    "a figure with more in it": (figure(name="Jette"), "name"),
    "parts that are a list": (changed("figures", 0, "parts", to=[1]), "Mål nået"),
    "a part with a name": (parts(**{"Jette Hansen": 12, "rest": 8}), "Mål nået"),
    "a count below nothing": (parts(hit=-5, rest=25), "Mål nået"),
    "a count that is half": (parts(hit=12.5, rest=7.5), "Mål nået"),
    "a count that is true": (figure(n=True), "Mål nået"),
    "a count without end": (figure(n=10**30), "Mål nået"),
    "too few in it": (figure(n=3, parts={"hit": 3, "rest": 0}), "for små"),
    "parts that give too little": (parts(hit=12, rest=7), "passer ikke sammen"),
    "parts that give too much": (parts(hit=12, rest=9), "passer ikke sammen"),
    "more shown than there are": (parts(hit=25, rest=None), "passer ikke sammen"),
    "one hidden that all can reckon": (parts(hit=12, rest=None), "for små"),
    "a hidden rest that is too small": (figure(n=14, parts={"hit": 10, "rest": None, "x": None}), "for små"),
    "a group its parts give away": (figure(n=None), "for små"),
    "a tag larger than its group": (changed("figures", 1, "parts", to={"one": 21}), "passer ikke sammen"),
}


def refused(content: bytes, text: str = "") -> str:
    """The one Danish sentence a file is refused with."""
    with pytest.raises(UserError) as told:
        period_counts(content)
    refusal(told.value, text)
    return str(told.value)


def test_the_file_they_are_made_from_is_good() -> None:
    assert period_counts(json.dumps(GOOD).encode()).figures[0].n == 20


@pytest.mark.parametrize("name", BOMBS)
def test_a_file_that_cannot_be_true_is_told_in_one_line(name: str) -> None:
    content, told = BOMBS[name]
    assert told in refused(content)


@pytest.mark.parametrize("name", sorted(GOOD))
def test_a_word_that_is_missing_is_told(name: str) -> None:
    values = {key: each for key, each in GOOD.items() if key != name}
    with pytest.raises(UserError):
        period_counts(json.dumps(values).encode())


def test_whatever_breaks_a_case_file_is_refused_here_too(tmp_path: Path) -> None:
    for bomb in SMALL_BOMBS.values():
        content = bomb if isinstance(bomb, bytes) else bomb.encode("utf-8", "surrogatepass")
        (tmp_path / "tal.json").write_bytes(content)
        with pytest.raises(UserError):
            read_period_file(tmp_path / "tal.json")
        refused(content)


def test_naughty_texts_are_refused_in_every_place() -> None:
    for text in NAMED.values():
        for place in (("mark",), ("period",), ("first",), ("figures", 0, "id"), ("figures", 0, "parts", "hit")):
            refused(changed(*place, to=text), text)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "tal.json").write_bytes(b" " * (LARGEST + 1))
    with pytest.raises(UserError, match="1 MB"):
        read_period_file(tmp_path / "tal.json")
    with pytest.raises(UserError, match="1 MB"):
        period_counts(b" " * (LARGEST + 1))
