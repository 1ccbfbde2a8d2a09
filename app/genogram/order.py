"""Who stands left of whom: as last time where there was one, else the order with the fewest faults that is found."""

from __future__ import annotations

import random
from itertools import chain

from app.genogram.ages import face_twins, gathered, sort_by_age, turn_within
from app.genogram.blocks import Skeleton
from app.genogram.family import AgeOrder
from app.genogram.keep import keep_order
from app.genogram.kin import Kin
from app.genogram.lineup import Lineup
from app.genogram.search import EASE, Search
from app.genogram.walk import first_order

AGE_WEIGHT: dict[AgeOrder, float] = {"soft": 1.9, "strict": 1000.0, "crossings": 0.01}
"""What one pair of siblings out of order costs, where a crossing costs 1; soft is a shade under two crossings."""
_WINDOW = 60
_STEPS, _STEPS_EACH, _MORE, _MOST = 1500, 60, 0.06, 150
_SHAKES = 120  # people; larger families are not shaken
_SEED = 1


def order(skeleton: Skeleton, kin: Kin, before: tuple[str, ...], ages: AgeOrder) -> list[list[str]]:
    """Give the slots of every row from left to right.

    `before` is the order of the last drawing: everybody in it keeps it, and only the others are fitted in. When all
    of them are alone in their rows, it says nothing, and the best order is looked for.
    """
    known = list(dict.fromkeys(name for name in before if name in kin.persons))
    if len({skeleton.row_of[name] for name in known}) == len(known):
        known = searched(skeleton, kin, ages)
    return keep_order(skeleton, kin, known)


def searched(skeleton: Skeleton, kin: Kin, ages: AgeOrder) -> list[str]:
    """Look for the order with the fewest faults, and list the people from left to right."""
    blocks = first_order(skeleton, kin)
    if ages == "strict":
        blocks = gathered(skeleton, blocks)
    lineup = Lineup(skeleton, blocks, AGE_WEIGHT[ages])
    if ages == "strict":
        sort_by_age(lineup)
    search = Search(lineup, _budget(len(kin.persons)), _WINDOW)
    search.climb()
    if ages == "strict" and turn_within(skeleton, lineup):
        search.climb()
    if len(kin.persons) <= _SHAKES:
        _shake(search)
    face_twins(kin, skeleton, lineup)
    ordered = chain.from_iterable(blocks[number].slots for number in lineup.sequence())
    return [slot for slot in ordered if slot in kin.persons]


def _budget(people: int) -> int:
    return _STEPS + int(people * min(_MOST, _STEPS_EACH + _MORE * people))


def _shake(search: Search) -> None:
    """Move a faulty bundle or two anywhere and climb again, while the budget lasts; the best order stays."""
    chance = random.Random(_SEED)
    best, kept = search.lineup.cost(), search.snapshot()
    while best > EASE and search.budget > 0:
        search.budget -= 3 * len(search.lineup.blocks)
        faulty = search.faulty()
        if not faulty:
            break
        for _ in range(chance.choice((1, 1, 2))):
            key = float(chance.randrange(len(search.lineup.blocks))) + 0.5
            search.shove(chance.choice(faulty), key)
        search.climb()
        cost = search.lineup.cost()
        if cost > best:
            search.return_to(kept)
        else:
            best, kept = cost, search.snapshot()
    search.return_to(kept)
