"""One flipped bit in the store, its log or its key file: told in Danish, healed or harmless; never wrong data."""

import random
import shutil
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select, text

from app.bootstrap import OpenStore, open_store
from app.errors import StoreError
from app.models.registry import METADATA
from app.services import agreements, cases
from app.store.check import findings
from tests.crash.conftest import FreshStore
from tests.shipped import CHEAP, PASSPHRASE, TODAY

PAGE, LOG_HEADER, FRAME_HEADER = 4096, 32, 24
DATA, LOG, KEY = "", "-wal", ".key"
OWN_TRACES = {"audit", "meta"}
"""Opening itself leaves a row here; that the audit log is whole is asked of `findings`."""

Flip = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Specimen:
    """The files of a store as they lay on the disk, and all that is in it."""

    folder: Path
    content: dict[str, list[str]]

    def file(self, part: str) -> Path:
        return self.folder / f"rundbord.db{part}"


def opened(folder: Path) -> OpenStore:
    return open_store(folder / "rundbord.db", PASSPHRASE, floor=CHEAP, now=lambda: TODAY)


def content(store: OpenStore) -> dict[str, list[str]]:
    """Return every row of every table and what the search finds."""
    with store.vault.engine.connect() as connection:
        tables = [table for table in METADATA.sorted_tables if table.name not in OWN_TRACES]
        found = {table.name: sorted(map(repr, connection.execute(select(table)))) for table in tables}
        found["search"] = sorted(map(repr, connection.execute(text("SELECT rowid, words FROM search_text"))))
        return found


def made(path: Path) -> OpenStore:
    """Begin three cases; what came after the first lies only in the log, and the key file knows of it all."""
    store = opened(path.parent)
    for child in ("Mathias", "Noah", "Liv"):
        with store.units.step("Ny sag", "case.start") as unit:
            case_id = cases.start_case(unit, child_name=child)
        with store.units.step("Ny aftale", "agreement.add") as unit:
            agreements.add_agreement(unit, case_id, text=f"Kasper henter {child}")
        store.seal() if child == "Mathias" else store.vault.seal_progress(store.units.progress())
    return store


@pytest.fixture
def cut_off(fresh_store: FreshStore) -> Specimen:
    """A store as after a power cut: the last changes lie in the log."""
    path = fresh_store("work")
    store = made(path)
    folder = path.parent.with_name("cut-off")
    folder.mkdir()
    for part in (DATA, LOG, KEY):
        shutil.copy(path.with_name(path.name + part), folder)
    whole = Specimen(folder, content(store))
    store.close()
    return whole


@pytest.fixture
def closed(fresh_store: FreshStore) -> Specimen:
    """A store that was closed well: the log would heal a page of the file, so there is none."""
    path = fresh_store("closed")
    store = made(path)
    whole = Specimen(path.parent, content(store))
    store.close()
    path.with_name(path.name + ".lock").unlink()
    return whole


def outcome(specimen: Specimen, flips: list[Flip], chance: random.Random, folder: Path) -> str:
    """Flip one bit in each of these bytes, open the store and say what came of it."""
    shutil.copytree(specimen.folder, folder)
    for part, place in flips:
        with (folder / f"rundbord.db{part}").open("r+b") as file:
            file.seek(place)
            byte = file.read(1)[0]
            file.seek(place)
            file.write(bytes([byte ^ 1 << chance.randrange(8)]))
    try:
        return _open_and_judge(specimen, folder)
    finally:
        shutil.rmtree(folder)


def _open_and_judge(specimen: Specimen, folder: Path) -> str:
    try:
        store = opened(folder)
    except StoreError as error:
        return _sentence("refused", str(error))
    try:
        said = [*store.warnings, *findings(store.vault.engine, store.vault.progress)]
        if said:
            return _sentence("told", said[0])
        return "harmless" if content(store) == specimen.content else "WRONG DATA"
    except StoreError as error:
        return _sentence("told", str(error))
    finally:
        with suppress(StoreError):
            store.close()


def _sentence(kind: str, words: str) -> str:
    return kind if words.endswith(".") and "Error" not in words else f"not a sentence: {words}"


def places_at_rest(specimen: Specimen, chance: random.Random) -> list[Flip]:
    """Every byte of the key file and of page 1, and three of each other page."""
    data, key = (specimen.file(part).stat().st_size for part in (DATA, KEY))
    flips = [(KEY, place) for place in range(key)] + [(DATA, place) for place in range(PAGE)]
    return flips + [(DATA, start + chance.randrange(PAGE)) for start in range(PAGE, data, PAGE) for _ in range(3)]


def places_in_log(specimen: Specimen, chance: random.Random) -> list[Flip]:
    """Every byte of the header of the log and of each of its frames, and three of each page in it."""
    flips = [(LOG, place) for place in range(LOG_HEADER)]
    for start in range(LOG_HEADER, specimen.file(LOG).stat().st_size, FRAME_HEADER + PAGE):
        flips += [(LOG, start + place) for place in range(FRAME_HEADER)]
        flips += [(LOG, start + FRAME_HEADER + chance.randrange(PAGE)) for _ in range(3)]
    return flips


def good(part: str) -> set[str]:
    """What may come of a flip: one copy of the key file heals the other, and the file at rest hides nothing."""
    return {"refused", "told"} if part == DATA else {"refused", "told", "harmless"}


def test_the_untouched_specimens_open_with_everything_in_them(
    closed: Specimen, cut_off: Specimen, tmp_path: Path
) -> None:
    assert cut_off.file(LOG).stat().st_size > 10 * PAGE
    for specimen in (closed, cut_off):
        assert outcome(specimen, [], random.Random(1), tmp_path / "as-it-is") == "harmless"


def test_a_flip_in_a_few_places_is_told_or_harmless(
    closed: Specimen, cut_off: Specimen, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    at_rest, in_log = places_at_rest(closed, chance), places_in_log(cut_off, chance)
    tried = [(closed, flip) for flip in chance.sample(at_rest, 24)]
    tried += [(closed, (DATA, place)) for place in (0, 15, 16, 24, 100, PAGE - 1, PAGE)]
    tried += [(cut_off, flip) for flip in chance.sample(in_log, 12)]
    for specimen, flip in tried:
        assert outcome(specimen, [flip], chance, tmp_path / "flip") in good(flip[0]), flip


def test_frames_that_are_lost_from_the_log_are_noticed_when_it_is_opened(cut_off: Specimen, tmp_path: Path) -> None:
    for place in (0, LOG_HEADER + 8, LOG_HEADER + FRAME_HEADER + 100):
        folder = tmp_path / str(place)
        shutil.copytree(cut_off.folder, folder)
        with (folder / "rundbord.db-wal").open("r+b") as file:
            file.seek(place)
            file.write(b"\x00\xff\x00\xff")
        store = opened(folder)
        assert any("De sidste 4 ændringer mangler" in each for each in store.warnings)
        store.close()


def test_the_same_byte_flipped_in_both_copies_of_the_key_file_is_told(
    closed: Specimen, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    half = closed.file(KEY).stat().st_size // 2
    for place in chance.sample(range(half), 12):
        assert outcome(closed, [(KEY, place), (KEY, half + place)], chance, tmp_path / "flip") == "refused", place


@pytest.mark.long
def test_a_flip_anywhere_is_told_or_harmless(
    closed: Specimen, cut_off: Specimen, tmp_path: Path, seconds: float, seed: int
) -> None:
    chance, results = random.Random(seed), Counter[str]()
    tried = [(closed, flip) for flip in places_at_rest(closed, chance)]
    tried += [(cut_off, flip) for flip in places_in_log(cut_off, chance)]
    chance.shuffle(tried)
    began = time.monotonic()
    for specimen, flip in tried:
        if time.monotonic() > began + seconds:
            break
        result = outcome(specimen, [flip], chance, tmp_path / "flip")
        assert result in good(flip[0]), (flip, result)
        results[f"{flip[0] or '.db'} {result}"] += 1
    done, spent = sum(results.values()), time.monotonic() - began
    print(f"{done} of {len(tried)} flips, {done / spent:.1f} a second: {dict(results)}")  # noqa: T201 - the figures
