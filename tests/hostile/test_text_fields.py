"""Every text field of every use case: hostile text is kept as it is seen, or refused with a Danish sentence."""

import inspect
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from app.bootstrap import OpenStore, create_store
from app.services.ports import audit_kind
from tests.hostile.doors import Hall, all_doors
from tests.hostile.knocking import filled_hall, knock
from tests.hostile.naughty_strings import GROUPS, NAUGHTY, cannot_be_seen
from tests.services.test_every_use_case import use_cases
from tests.shipped import CHEAP, PASSPHRASE, TODAY

DOORS = all_doors()
PICKED = {
    "case.import": "a case file, with tests of its own",
    "case.receive": "a package, checked as a case file is",
    "agreement.answer": "an answer of four",
    "figures.department": "what was counted for a name, as the page remembers it",
    "agreement.outcome": "an outcome of five",
    "agreement.family_answer": "an answer of four",
    "follow_up.plan": "its day has a door; the kind is picked",
    "meeting.invite": "a side of four",
    "meeting.invitation": "an answer of five",
    "meeting.child_way": "a way of six",
    "meeting_types.drop": "a type the program made a moment ago",
    "meeting.start": "the step is the program's own",
    "meeting.list": "the kind of a hit of the search box",
    "paper.blank": "picked from the list of meeting types",
    "modules.switch": "a key of the program",
    "gedcom.import": "a family file, with tests of its own",
    "network.place": "a sector of five",
    "network.preview": "which copy, of three",
    "network.quality": "a line of five",
    "network.ring": "numbers and a sector of five",
    "paper.preview": "which copy, of three",
    "plain.keep": "the fingerprint of a remark",
    "due.renew": "the version of the program",
    "due.bring_back": "a line of the list",
    "own_lists.bring_back": "a list and a version the program knows",
    "own_lists.copy": "keys the program makes",
    "own_lists.drop": "a list of the program's",
    "record.add": "the same readers as record.change",
    "record.form": "a table of the program",
    "record.kinds": "a table of the program",
    "record.list": "tables of the program",
    "record.remove": "a table of the program",
}
"""Kinds of use cases whose texts are picked from a list, so that nobody can type anything there."""


@dataclass(frozen=True, slots=True)
class House:
    """A store with a case that has a row of every kind."""

    store: OpenStore
    hall: Hall


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One house for the module: what is tried is given up again."""
    path = tmp_path_factory.mktemp("hostile") / "rundbord.db"
    store, _ = create_store(path, PASSPHRASE, cost=CHEAP, now=lambda: TODAY)
    yield House(store, filled_hall(store))
    store.close()


def failures(house: House, tries: list[tuple[str, str]], *, derive: bool = False) -> dict[str, str]:
    """Knock with every (door, text) and return what went wrong, by door and name of the text."""
    found: dict[str, str] = {}
    for door, text in tries:
        try:
            knock(house.store, house.hall, DOORS[door], text, derive=derive)
        except Exception as error:  # whatever is raised is what we look for, and the others are tried as well
            found[f"{door} <- {cannot_be_seen(text)}"] = f"{type(error).__name__}: {ascii(str(error))[:300]}"
    return found


def takes_text(function: object) -> bool:
    parameters = list(inspect.signature(function).parameters.values())[1:]  # type: ignore[arg-type]  # a function
    return any("str" in str(each.annotation) for each in parameters)


def test_every_use_case_that_takes_text_has_a_door() -> None:
    known = {name.split()[0] for name in DOORS} | set(PICKED)

    without = {audit_kind(function) for function in use_cases().values() if takes_text(function)} - known

    assert without == set(), "add a door in doors.py, or say in PICKED why nobody can type there"


def test_the_naughty_texts_are_many_and_each_stands_in_a_group() -> None:
    assert len(set(NAUGHTY)) > 500
    assert all(len(texts) > 5 for texts in GROUPS.values())


@pytest.mark.long
@pytest.mark.parametrize("group", GROUPS)
def test_hostile_text_is_kept_as_seen_or_refused_in_danish(house: House, group: str) -> None:
    # Every text of the group once, and over all groups every door at least once.
    place, doors = list(GROUPS).index(group), list(DOORS)
    share = doors[place :: len(GROUPS)]
    texts = GROUPS[group]
    count = max(len(share), len(texts))
    tries = [(share[number % len(share)], texts[number % len(texts)]) for number in range(count)]

    assert failures(house, tries) == {}


@pytest.mark.parametrize("text", ["\ud83d", "a\0b", "x" * 200_001, "\u202etxet", "🎈" * 500, "31/12/9999"], ids=ascii)
def test_the_verbs_people_use_most_survive_the_worst_with_all_that_follows(house: House, text: str) -> None:
    verbs = [
        "case.start child_name",
        "agreement.add",
        "agreement.change when",
        "meeting.say",
        "goal.add text",
        "search",
    ]

    assert failures(house, [(verb, text) for verb in verbs], derive=True) == {}


@pytest.mark.parametrize("text", ["1/2 kl. 14.30", "１/２kl. 14.30", "i dag kl. 9", "fredag kl. 25"])
def test_a_day_beside_a_clock_time_is_read_or_refused_like_any_text(house: House, text: str) -> None:
    assert failures(house, [("record.change meeting.ends_at", text)]) == {}


@pytest.mark.parametrize("text", ["Vi ıværksætter det", "İværksætter vi det?", "en foranſtaltning", "straße ﬁ ŉ"])
def test_a_hard_word_in_letters_from_another_alphabet_stops_no_paper(house: House, text: str) -> None:
    assert failures(house, [("plain.look", text)]) == {}


def mixed(chance: random.Random) -> str:
    """Return a naughty text, two put together, or signs from anywhere."""
    kind = chance.random()
    if kind < 0.5:
        return chance.choice(NAUGHTY)
    if kind < 0.8:
        return (chance.choice(NAUGHTY)[:2_000] + chance.choice(["", " ", "\n", ", "]) + chance.choice(NAUGHTY))[:20_000]
    return "".join(
        chr(chance.choice((0x7F, 0x2FF, 0xFFFF, 0x10FFFF)) * chance.randrange(1_000) // 1_000) for _ in "x" * 40
    )


@pytest.mark.long
def test_ten_thousand_hostile_texts_through_every_door(house: House, seconds: float, seed: int) -> None:
    chance, doors, count, found = random.Random(seed), list(DOORS), 0, {}
    end = time.monotonic() + seconds
    while time.monotonic() < end and len(found) < 20:
        tries = [(doors[(count + place) % len(doors)], mixed(chance)) for place in range(100)]
        found |= failures(house, tries, derive=chance.random() < 0.2)
        count += len(tries)
    rate = f"{count} hostile texts in {seconds:.0f} s, {count / seconds:.0f} a second, {len(DOORS)} doors"
    print(rate)  # noqa: T201 - the figure of the run

    assert found == {}
