"""How it stands with the backups, in one Danish sentence."""

import datetime as dt

import pytest

from app.language.copy_words import ago, is_worrying, size_words, state_words
from app.models.copies import CopyState

NOW = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC)


def before(**much: float) -> dt.datetime:
    return NOW - dt.timedelta(**much)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (CopyState(), "Der er ikke taget nogen kopi endnu; uden for denne computer: ingen endnu."),
        (
            CopyState(before(hours=2), verified=True, outside_last=before(days=12)),
            "Sidste kopi for 2 timer siden, kontrolleret; uden for denne computer: 12 dage.",
        ),
        (
            CopyState(before(seconds=20), outside_last=before(hours=1)),
            "Sidste kopi lige nu, ikke kontrolleret; uden for denne computer: 1 time.",
        ),
    ],
)
def test_the_state_is_one_sentence(state: CopyState, words: str) -> None:
    assert state_words(state, NOW) == words


@pytest.mark.parametrize(
    ("then", "words"),
    [
        (before(minutes=1), "for 1 minut siden"),
        (before(minutes=59), "for 59 minutter siden"),
        (before(days=1, hours=5), "for 1 dag siden"),
        (NOW + dt.timedelta(days=3), "lige nu"),
    ],
)
def test_ages_are_told_in_the_largest_whole_unit(then: dt.datetime, words: str) -> None:
    assert ago(then, NOW) == words


def test_it_worries_without_a_copy_outside_for_a_week() -> None:
    fine = CopyState(before(hours=1), verified=True, outside_last=before(days=6))

    assert not is_worrying(fine, NOW)
    for state in (
        CopyState(before(hours=1), verified=True),
        CopyState(before(hours=1), verified=True, outside_last=before(days=8)),
        CopyState(outside_last=before(days=1)),
        CopyState(before(hours=1), verified=True, outside_last=before(days=1), trouble="Disken er fuld."),
    ):
        assert is_worrying(state, NOW)


@pytest.mark.parametrize(
    ("size", "words"), [(10, "1 kB"), (812_400, "812 kB"), (31_633_408, "31,6 MB"), (2e9, "2,0 GB")]
)
def test_sizes_are_told_as_file_managers_do(size: float, words: str) -> None:
    assert size_words(int(size)) == words
