"""The run through the paste queue: what is copied next, what lies over there, and where she was after a lock."""

import uuid
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rules.journal_boxes import JournalBox
from app.services.journal_queue import QueueItem
from app.views.journal.paste_run import PasteRun

LONG = "Første linje er her\nAnden linje er her\nTredje linje her"


def item(number: int, text: str = "", limit: int | None = None) -> QueueItem:
    source = uuid.UUID(int=number)
    said = text or f"Tekst {number}"
    return QueueItem(
        JournalBox("note", "Notat", limit=limit), "note_id", source, "Notat", said, f"sha{number}", False, None
    )


def items(count: int) -> list[QueueItem]:
    return [item(number) for number in range(count)]


def laid(run: PasteRun) -> list[str]:
    return [each.sha256 for each in run.laid()]


def test_a_text_lies_over_there_when_she_goes_on_and_not_when_it_is_copied() -> None:
    run = PasteRun(items(3))
    assert (run.copy(), laid(run)) == ("Tekst 0", [])
    assert (run.copy(), laid(run)) == ("Tekst 1", ["sha0"])
    assert (run.number, run.count, run.is_last) == (2, 3, False)
    run.copy()
    assert run.is_last
    assert (run.copy(), run.is_over, laid(run)) == ("", True, ["sha0", "sha1", "sha2"])


def test_going_back_takes_the_one_before_up_again() -> None:
    run = PasteRun(items(3))
    assert not run.go_back()
    run.copy()
    run.copy()
    assert run.go_back()
    assert (laid(run), run.copy()) == ([], "Tekst 0")
    assert [run.copy(), run.copy()] == ["Tekst 1", "Tekst 2"]


def test_what_is_passed_by_is_not_laid_and_not_gone_back_to() -> None:
    run = PasteRun(items(3))
    run.copy()
    run.pass_by()
    assert run.copy() == "Tekst 1"
    assert not run.go_back()
    run.copy()
    run.go_on()
    assert laid(run) == ["sha1", "sha2"]


def test_a_long_text_goes_over_in_parts_and_is_laid_when_all_of_them_are() -> None:
    run = PasteRun([item(1, LONG, limit=25), item(2)])
    assert run.count == 4
    assert [run.copy(), run.part] == ["Første linje er her", (1, 3)]
    assert [run.copy(), run.part, laid(run)] == ["Anden linje er her", (2, 3), []]
    run.copy()
    assert (run.copy(), laid(run)) == ("Tekst 2", ["sha1"])


def test_after_a_lock_the_text_that_was_copied_last_is_copied_once_more() -> None:
    first = PasteRun(items(3))
    first.copy()
    first.copy()
    second = PasteRun(items(3), first.as_text())
    assert (second.was_begun, second.number, laid(second)) == (True, 2, ["sha0"])
    assert second.copy() == "Tekst 1"


def test_what_has_changed_since_the_lock_is_copied_again_and_what_is_new_comes_too() -> None:
    first = PasteRun(items(3))
    first.copy()
    first.copy()
    first.copy()
    changed = QueueItem(**{name: getattr(item(0), name) for name in QueueItem.__slots__} | {"sha256": "ny"})
    second = PasteRun([changed, item(1), item(2), item(3)], first.as_text())
    assert laid(second) == ["sha1"]
    copied = [second.copy() for _ in range(2)]
    assert copied == ["Tekst 2", "Tekst 3"]


def test_where_she_was_is_kept_without_a_word_of_the_texts() -> None:
    run = PasteRun([item(1, "Lone er ked af det"), item(2)])
    run.copy()
    run.copy()
    assert "Lone" not in run.as_text()


@pytest.mark.parametrize("kept", ["", "x", "[]", "{}", '{"laid": 1, "later": [], "at": null}', '{"laid": [[1]]}', "3"])
def test_a_note_that_cannot_be_read_begins_from_the_first(kept: str) -> None:
    run = PasteRun(items(2), kept)
    assert (run.was_begun, run.number, laid(run)) == (False, 1, [])


def test_an_empty_queue_is_over() -> None:
    run = PasteRun([])
    assert (run.is_over, run.copy(), run.item, laid(run)) == (True, "", None, [])


class Hands:
    """Somebody who does all sorts of things on the strip, and remembers what was copied and what was passed by."""

    def __init__(self, queue: list[QueueItem]) -> None:
        self.queue, self.run = queue, PasteRun(queue)
        self.copied, self.passed = set[str](), set[str]()

    def copy(self) -> None:
        self.copied.add(self.run.copy())

    def back(self) -> None:
        self.run.go_back()

    def lock(self) -> None:
        self.run = PasteRun(self.queue, self.run.as_text())

    def pass_by(self) -> None:
        if self.run.item is not None:
            self.passed.add(self.run.item.sha256)
        self.run.pass_by()


ACTS = st.lists(st.sampled_from([Hands.copy, Hands.back, Hands.lock, Hands.pass_by]), max_size=40)


@given(ACTS, st.integers(min_value=1, max_value=6))
def test_nothing_is_noted_that_was_not_copied_and_nothing_is_lost(
    acts: list[Callable[[Hands], None]], count: int
) -> None:
    hands = Hands([item(number, LONG if number == 2 else "", 25) for number in range(count)])
    for act in acts:
        act(hands)
    noted = [each for each in hands.queue if each.sha256 in laid(hands.run)]
    assert {part for each in noted for part in each.parts} <= hands.copied
    while not hands.run.is_over:
        hands.copy()
    assert set(laid(hands.run)) | hands.passed == {each.sha256 for each in hands.queue}
    assert set(laid(hands.run)).isdisjoint(hands.passed)
