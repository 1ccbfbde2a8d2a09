"""Which backups age may take: a year back in thirty copies, and never all of them, whatever the clock does."""

import datetime as dt
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from app.bootstrap import OpenStore
from app.store.backup import backup
from app.store.backup_rotation import (
    DAILY,
    MONTHLY,
    WEEKLY,
    copies_in,
    copy_name,
    free_name,
    from_name,
    short_id,
    thin,
    to_keep,
)  # fmt: skip
from app.store.key_format import KeyFileContents, encode

NOW = dt.datetime(2026, 11, 22, 8, 30, tzinfo=dt.UTC)
MOMENTS = st.datetimes(dt.datetime(2024, 1, 1), dt.datetime(2028, 1, 1), timezones=st.just(dt.UTC))  # noqa: DTZ001 - the zone is given beside it
SHORT = dt.timedelta(days=2)


@given(st.sets(MOMENTS, max_size=60), MOMENTS)
def test_what_stays_was_there_and_the_newest_and_all_of_two_days_stay(
    times: set[dt.datetime], now: dt.datetime
) -> None:
    stay = to_keep(times, now)

    assert stay <= times
    assert {each for each in times if abs(now - each) < SHORT} <= stay
    assert not times or max(times) in stay
    past = {each for each in times if each <= now}
    assert not past or max(past) in stay


@given(st.sets(MOMENTS, max_size=60), MOMENTS)
def test_thinning_twice_takes_no_more_than_once(times: set[dt.datetime], now: dt.datetime) -> None:
    once = to_keep(times, now)

    assert to_keep(once, now) == once


@given(st.sets(MOMENTS, max_size=200), MOMENTS)
def test_a_folder_never_grows_without_end(times: set[dt.datetime], now: dt.datetime) -> None:
    older = {each for each in to_keep(times, now) if now - each >= SHORT}

    assert len(older) <= DAILY + WEEKLY + MONTHLY


def test_a_year_of_work_leaves_every_day_then_every_week_then_every_month() -> None:
    kept: set[dt.datetime] = set()
    start = dt.datetime(2025, 9, 1, 7, tzinfo=dt.UTC)
    for hour in range(0, 440 * 24, 2):
        now = start + dt.timedelta(hours=hour)
        if now.hour in range(8, 17) and now.weekday() < 5:
            kept = to_keep({*kept, now}, now)

    ages = sorted((max(kept) - each).days for each in kept)
    old = [each for each in ages if each >= 2]
    assert len(old) == DAILY + WEEKLY + MONTHLY
    assert old[:3] == [2, 3, 4]
    assert old[-1] > 300
    assert all(later - earlier <= 40 for earlier, later in zip(old, old[1:], strict=False))


def test_a_clock_that_stood_a_month_ahead_costs_no_copy_of_the_real_days() -> None:
    real = {NOW - dt.timedelta(days=number) for number in range(12)}
    ahead = {NOW + dt.timedelta(days=30, hours=number) for number in range(60)}

    stay = to_keep(real | ahead, NOW)

    assert real <= stay
    assert 0 < len(stay & ahead) < len(ahead)


def test_a_year_of_leave_takes_nothing_but_the_second_of_a_day() -> None:
    month = {NOW - dt.timedelta(days=number) for number in range(12)}

    assert to_keep(month, NOW + dt.timedelta(days=400)) == month


def test_a_name_tells_when_and_why_and_nothing_else() -> None:
    name = copy_name("3f2a91bc", NOW.astimezone(dt.timezone(dt.timedelta(hours=1))), "arbejde")

    assert name == "rundbord-3f2a91bc-20261122T083000Z-arbejde.kopi"
    known = from_name(Path("kopier") / name)
    assert known is not None
    assert (known.store, known.time, known.reason) == ("3f2a91bc", NOW, "arbejde")
    for strange in ("rundbord.db", name + ".ny", name.replace("1122", "1399"), name.replace("3f2a", "3F2A")):
        assert from_name(Path(strange)) is None


def test_copies_of_a_store_to_practise_in_are_known_too() -> None:
    store = short_id(encode(KeyFileContents("training-7ade819085884657a53539837dfa4322", ())))

    found = from_name(Path(copy_name(store, NOW, "arbejde")))

    assert found is not None
    assert found.store == store == "7ade8190"


def test_two_copies_in_one_second_get_different_moments(tmp_path: Path) -> None:
    first = free_name(tmp_path, "3f2a91bc", NOW, "arbejde")
    first.touch()
    second = free_name(tmp_path, "3f2a91bc", NOW, "knap")

    assert [each.time for each in copies_in(tmp_path)] == [NOW]
    assert second.name == "rundbord-3f2a91bc-20261122T083001Z-knap.kopi"


def test_only_our_own_whole_copies_are_removed_and_those_before_a_migration_never(
    store: OpenStore, tmp_path: Path
) -> None:
    folder, mine = tmp_path / "kopier", short_id(store.vault.key_path.read_bytes())
    folder.mkdir()
    hours = [NOW - dt.timedelta(days=40, hours=number) for number in range(3)]
    real = [free_name(folder, mine, hour, "arbejde") for hour in hours]
    backup(store.vault, real[0], alone=False)
    for other in real[1:]:
        other.write_bytes(real[0].read_bytes())
    before = folder / copy_name(mine, hours[2] - dt.timedelta(hours=1), "opdatering-2")
    before.write_bytes(real[0].read_bytes())
    broken = folder / copy_name(mine, hours[2] - dt.timedelta(hours=2), "arbejde")
    broken.write_bytes(b"not a copy any more")
    foreign = folder / copy_name("00000000", hours[2], "arbejde")
    foreign.write_bytes(real[0].read_bytes())
    stranger = folder / "ferie.jpg"
    stranger.write_bytes(b"a picture")

    assert sorted(thin(folder, mine, NOW)) == sorted(real[1:])
    assert {each.name for each in folder.iterdir()} == {
        each.name for each in (real[0], before, broken, foreign, stranger)
    }


def test_a_copy_spoilt_later_in_the_day_does_not_take_the_place_of_the_whole_one(
    store: OpenStore, tmp_path: Path
) -> None:
    mine = short_id(store.vault.key_path.read_bytes())
    days = [NOW - dt.timedelta(days=each) for each in range(3, 8)]
    for day in days:
        backup(store.vault, tmp_path / copy_name(mine, day, "arbejde"))
        (tmp_path / copy_name(mine, day + dt.timedelta(hours=3), "luk")).write_bytes(b"en halv kopi")

    assert thin(tmp_path, mine, NOW) == []
    assert len(copies_in(tmp_path, mine)) == 10
