"""A case sent, changed on both laptops by chance, and sent back: nothing is lost and nothing happens unasked."""

import random
import time
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.services.comparison import Review
from tests.services.chances import Chance
from tests.services.two_laptops import Lent, empty_store, facts, lent, lent_once, nothing, rows_by_id, sent, take

__all__ = ["empty_store", "lent", "lent_once"]


def chance(store: OpenStore, case_id: UUID, seed: int, acts: int) -> None:
    by_chance = Chance(case_id, seed)
    done = 0
    while done < acts:
        try:
            with store.units.step("Skridt", "test") as unit:
                by_chance.act(unit)
        except UserError:
            continue
        done += 1


def there_and_back(store: OpenStore, colleague: OpenStore, case_id: UUID, seed: int) -> None:
    """Send, change both sides by chance, send back: taking all is theirs and ours alone, taking none is ours."""
    draw = random.Random(seed)
    chance(store, case_id, seed + 1, draw.randint(0, 12))
    chance(colleague, case_id, seed + 2, draw.randint(0, 12))
    parcel = sent(colleague, case_id)
    before, theirs = rows_by_id(facts(store, case_id)), rows_by_id(facts(colleague, case_id))
    take(store, parcel, nothing)
    assert rows_by_id(facts(store, case_id)) == before
    take(store, parcel, Review.everything)
    after = rows_by_id(facts(store, case_id))
    assert {key: after.get(key) for key in theirs} == theirs
    removed = {str(each) for each in parcel.cases[0].stamps.removed}
    # What lies inside a row she lets them take away goes with it: an answer to an agreement that is no more.
    gone = {key: before[key] for key in set(before) - set(after) - removed}
    assert {key: row for key, row in gone.items() if row.get("in", ("",))[0] not in removed} == {}, "a row was lost"
    take(colleague, sent(store, case_id), Review.everything)
    assert rows_by_id(facts(colleague, case_id)) == after


@pytest.mark.long
@pytest.mark.parametrize("seed", [11, 12])
def test_there_and_back_by_chance(lent: Lent, seed: int) -> None:
    store, colleague, mathias_case, _ = lent
    there_and_back(store, colleague, mathias_case, seed)


@pytest.mark.long(sample=False)
def test_there_and_back_again_and_again(lent: Lent, seconds: float, seed: int) -> None:
    store, colleague, mathias_case, _ = lent
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        seed += 10
        there_and_back(store, colleague, mathias_case, seed)
