"""The cadence presets that ship, and the dates they give."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from app.rules.cadence import Cadence, CadenceKind, Confidence, Force, load_cadences, next_follow_up
from app.rules.counting import Step, StepUnit, months_after

D = date
PRESETS = {preset.id: preset for preset in load_cadences(Path(__file__).parents[2] / "resources/rules/cadences.toml")}


def due(preset: str, start: date, *held: date, **more: date) -> date | None:
    found = next_follow_up(PRESETS[preset], start, held, investigation_ends=more.get("investigation_ends"))
    return found.due if found else None


def test_every_row_of_the_table_is_there() -> None:
    assert set(PRESETS) == {
        "bl-95",
        "sel-70",
        "placement-frequent",
        "preventive-frequent",
        "network-meeting",
        "network-meeting-fixed",
        "skoleflex",
        "early-talks",
        "case-review",
        "supervision-visits",
    }


@pytest.mark.parametrize("preset", PRESETS.values(), ids=list(PRESETS))
def test_every_preset_says_where_it_comes_from_in_danish(preset: Cadence) -> None:
    assert preset.source
    assert preset.explanation.endswith(".")
    assert preset.law or preset.force is Force.PRACTICE
    assert (preset.first is not None) == (preset.kind is CadenceKind.SERIES)


def test_section_95_is_three_months_after_start() -> None:
    assert due("bl-95", D(2026, 7, 1)) == D(2026, 10, 1)
    assert due("bl-95", D(2026, 11, 30)) == D(2027, 2, 28)


def test_section_95_comes_earlier_when_the_parallel_investigation_ends_first() -> None:
    assert due("bl-95", D(2026, 7, 1), investigation_ends=D(2026, 8, 15)) == D(2026, 8, 15)
    assert due("bl-95", D(2026, 7, 1), investigation_ends=D(2026, 10, 2)) == D(2026, 10, 1)


def test_only_section_95_listens_to_the_investigation() -> None:
    assert due("placement-frequent", D(2026, 7, 1), investigation_ends=D(2026, 7, 2)) == D(2026, 7, 15)


def test_after_the_first_section_95_sets_no_date_but_the_chosen_rhythm_does() -> None:
    assert due("bl-95", D(2026, 7, 1), D(2026, 8, 12)) is None
    found = next_follow_up(
        PRESETS["bl-95"],
        D(2026, 7, 1),
        [D(2026, 8, 12), D(2026, 9, 23), D(2026, 11, 4)],
        chosen=Step(6, StepUnit.WEEKS),
    )
    assert found is not None
    assert found.due == D(2026, 12, 16)
    assert "6 uger" in found.because


def test_serviceloven_sets_no_date_after_2023() -> None:
    assert due("sel-70", D(2023, 1, 10), D(2023, 4, 10)) == D(2023, 10, 10)
    assert due("sel-70", D(2023, 1, 10), D(2023, 11, 10)) is None
    assert due("bl-95", D(2023, 11, 10)) == D(2024, 2, 10)
    assert due("bl-95", D(2023, 6, 1)) is None


def test_no_six_month_rule_of_law_is_in_force_in_2026() -> None:
    six = Step(6, StepUnit.MONTHS)
    in_force = [preset for preset in PRESETS.values() if preset.force is Force.LAW and preset.valid_on(D(2026, 11, 22))]
    assert in_force
    assert not [preset.id for preset in in_force if six in (preset.first, preset.then)]


def test_fixed_dates_are_counted_from_the_start_whenever_the_last_was_held() -> None:
    assert due("placement-frequent", D(2026, 7, 1)) == D(2026, 7, 15)
    assert due("placement-frequent", D(2026, 7, 1), D(2026, 7, 10)) == D(2026, 8, 26)
    assert due("placement-frequent", D(2026, 7, 1), D(2026, 8, 27)) == D(2026, 10, 7)
    assert due("preventive-frequent", D(2026, 10, 31), D(2026, 11, 28)) == D(2027, 2, 28)


def test_two_follow_ups_in_one_week_answer_one_fixed_date() -> None:
    start = D(2026, 1, 1)
    assert due("network-meeting-fixed", start, D(2026, 3, 20), D(2026, 3, 27)) == D(2026, 7, 1)
    assert due("network-meeting-fixed", start, D(2026, 4, 1), D(2026, 5, 1)) == D(2026, 7, 1)
    assert due("network-meeting-fixed", start, D(2026, 6, 1)) == D(2026, 10, 1)
    assert due("network-meeting-fixed", start, D(2026, 5, 31)) == D(2026, 7, 1)  # more than a month before it
    assert due("network-meeting-fixed", start, start) == D(2026, 4, 1)


def test_a_rhythm_of_our_own_ends_when_it_says_so() -> None:
    ours = replace(PRESETS["network-meeting"], ends_after=Step(6, StepUnit.MONTHS))
    start = D(2026, 1, 5)
    assert next_follow_up(ours, start, [D(2026, 5, 1)]) is not None
    assert next_follow_up(ours, start, [D(2026, 6, 1)]) is None
    short = Step(6, StepUnit.WEEKS)
    assert next_follow_up(ours, start, [D(2026, 6, 1)], chosen=short) is None


def test_fixed_months_do_not_chain_a_short_month() -> None:
    held: list[date] = []
    while len(held) < 5:
        held.append(due("network-meeting-fixed", D(2026, 8, 31), *held) or D.max)
    assert held == [D(2026, 11, 30), D(2027, 2, 28), D(2027, 5, 31), D(2027, 8, 31), D(2027, 11, 30)]


def test_a_network_meeting_has_a_window_of_six_to_eight_weeks() -> None:
    found = next_follow_up(PRESETS["network-meeting"], D(2026, 11, 18), [D(2026, 11, 18)])
    assert found is not None
    assert (found.earliest, found.due) == (D(2026, 12, 30), D(2027, 1, 13))
    assert found.earliest <= D(2027, 1, 6) <= found.due


def test_skoleflex_ends_with_a_new_referral_after_a_year() -> None:
    start = D(2026, 8, 10)
    assert due("skoleflex", start, D(2026, 11, 10)) == D(2027, 5, 10)
    assert due("skoleflex", start, D(2026, 11, 10), D(2027, 5, 10)) is None


def test_a_counter_has_no_series() -> None:
    assert due("early-talks", D(2026, 1, 1)) is None
    assert PRESETS["early-talks"].count == 10


def test_what_is_not_read_in_the_law_says_so() -> None:
    assert PRESETS["sel-70"].confidence is Confidence.SECONDARY


@pytest.mark.parametrize("text", ["", "x =", "[[cadence]]\nid='a'", "cadence = 3", "[[cadence]]\nkind='odd'"])
def test_broken_rule_data_says_what_to_do(tmp_path: Path, text: str) -> None:
    file = tmp_path / "cadences.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match="Geninstallér"):
        load_cadences(file)


def test_missing_rule_data_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Geninstallér"):
        load_cadences(tmp_path / "none.toml")


series = st.sampled_from([preset for preset in PRESETS.values() if preset.then and preset.id != "sel-70"])


@given(series, st.dates(D(2024, 1, 1), D(2060, 1, 1)), st.lists(st.integers(1, 800), max_size=6))
def test_the_next_follow_up_is_later_than_all_that_were_held(preset: Cadence, start: date, ahead: list[int]) -> None:
    held = [date.fromordinal(start.toordinal() + days) for days in ahead]
    found = next_follow_up(preset, start, held)
    if found:
        assert found.due > max([start, *held])
        assert found.earliest is None or found.earliest <= found.due


@given(st.dates(D(2024, 1, 1), D(2060, 12, 31)), st.none() | st.integers(0, 200))
def test_section_95_is_the_earlier_of_the_two(start: date, ahead: int | None) -> None:
    ends = None if ahead is None else date.fromordinal(start.toordinal() + ahead)
    found = next_follow_up(PRESETS["bl-95"], start, investigation_ends=ends)
    assert found is not None
    assert found.due == min(months_after(start, 3), ends or D.max)
