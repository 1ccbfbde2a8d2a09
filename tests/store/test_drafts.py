"""Drafts: kept at once, never lost, forgotten when the text has become a step."""

import threading
import time
from pathlib import Path

import pytest
from sqlalchemy import event

from app.bootstrap import OpenStore, open_store
from app.models.ids import new_id
from tests.shipped import CHEAP, PASSPHRASE, TODAY


def test_the_newest_text_of_each_key_is_kept(store: OpenStore) -> None:
    for text in ("K", "Ka", "Kas", "Kasper henter"):
        store.drafts.keep("aftale", text, new_id())
    store.drafts.keep("ord", "Jeg vil")
    store.drafts.flush()

    assert store.drafts.kept() == {"aftale": "Kasper henter", "ord": "Jeg vil"}


def test_a_draft_that_became_a_step_is_forgotten(store: OpenStore) -> None:
    store.drafts.keep("aftale", "Kasper henter")
    store.drafts.drop("aftale")
    store.drafts.flush()
    assert store.drafts.kept() == {}

    store.drafts.keep("aftale", "Kasper henter")
    store.drafts.flush()
    store.drafts.drop("aftale")
    store.drafts.drop("aldrig set")
    assert store.drafts.kept() == {}


def test_what_is_kept_is_read_once_until_a_text_or_a_step_changes_it(store: OpenStore) -> None:
    asked: list[str] = []
    event.listen(store.vault.engine, "before_cursor_execute", lambda *said: asked.append(said[2]))
    store.drafts.keep("aftale", "Kasper henter")
    assert store.drafts.kept() == store.drafts.kept() == {"aftale": "Kasper henter"}
    assert len([each for each in asked if each.startswith("SELECT") and "FROM draft" in each]) == 1

    store.drafts.keep("ord", "Jeg vil")
    assert store.drafts.kept() == {"aftale": "Kasper henter", "ord": "Jeg vil"}
    taken = frozenset({"ord"})
    with store.drafts.taken_back(taken), store.units.step("Ord", "test", drafts=taken):
        assert "ord" in store.drafts.kept()
    assert store.drafts.kept() == {"aftale": "Kasper henter"}
    store.drafts.drop("aftale")
    assert store.drafts.kept() == {}


def test_drafts_are_there_after_closing_and_opening(store: OpenStore, tmp_path: Path) -> None:
    store.drafts.keep("aftale", "Kasper henter Mathias")
    store.close()

    again = open_store(tmp_path / "rundbord.db", PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    try:
        assert again.drafts.kept() == {"aftale": "Kasper henter Mathias"}
    finally:
        again.close()


def test_a_slow_disk_never_holds_up_a_key_press(store: OpenStore) -> None:
    slow = threading.Event()
    event.listen(store.vault.engine, "commit", lambda _: slow.wait(5))
    store.drafts.keep("aftale", "K")
    began = time.perf_counter()
    for number in range(200):
        store.drafts.keep("aftale", "K" * number)
    spent = time.perf_counter() - began
    slow.set()
    store.drafts.flush()

    assert spent < 1
    assert store.drafts.kept() == {"aftale": "K" * 199}


def test_writers_without_a_break_let_a_draft_in_at_its_turn(store: OpenStore) -> None:
    order: list[str] = []

    def note_request(_: object) -> None:
        # Counted from when the thread asks: how soon the system wakes it is not ours to decide.
        if threading.current_thread().name == "drafts":
            order.append("request")

    event.listen(store.vault.engine, "begin", note_request, insert=True)
    event.listen(store.vault.engine, "commit", lambda _: order.append(threading.current_thread().name))
    enough = threading.Event()

    def flood() -> None:
        while not enough.is_set():
            store.units.note("test.flood", frozenset({new_id()}))

    writers = [threading.Thread(target=flood, name=f"flood-{number}") for number in range(2)]
    for writer in writers:
        writer.start()
    for number in range(20):
        store.drafts.keep("aftale", f"Kasper henter {number}")
        store.drafts.flush()
    enough.set()
    for writer in writers:
        writer.join()

    requests = [place for place, each in enumerate(order) if each == "request"]
    waits = [order[place:].index("drafts") - 1 for place in requests]
    assert len(waits) >= 20
    assert max(waits) <= 3 * len(writers), waits


def test_a_text_the_disk_refused_is_told_and_written_with_the_next_one(store: OpenStore) -> None:
    refuse = True

    def full(*said: object) -> None:
        if refuse and str(said[2]).startswith("INSERT"):
            raise OSError(28, "No space left on device")

    event.listen(store.vault.engine, "before_cursor_execute", full)
    store.drafts.keep("ord", "Jeg vil gerne")
    store.drafts.flush()
    assert [str(each)[:15] for each in store.draft_failures] == ["Disken er fuld,"]
    assert store.drafts.kept() == {"ord": "Jeg vil gerne"}, "a page that is made anew meanwhile shows it"

    refuse = False
    store.drafts.keep("aftale", "Kasper")
    store.drafts.flush()
    assert store.drafts.kept() == {"ord": "Jeg vil gerne", "aftale": "Kasper"}


def test_a_text_the_disk_refused_is_tried_again_at_the_end(store: OpenStore, tmp_path: Path) -> None:
    refuse = True

    def full(*_: object) -> None:
        if refuse:
            raise OSError(28, "No space left on device")

    event.listen(store.vault.engine, "before_cursor_execute", full)
    store.drafts.keep("ord", "Jeg vil gerne")
    store.drafts.flush()
    refuse = False
    store.close()

    again = open_store(tmp_path / "rundbord.db", PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    try:
        assert again.drafts.kept() == {"ord": "Jeg vil gerne"}
    finally:
        again.close()


@pytest.mark.parametrize("text", ["halv emoji \ud83c", "nul \0 tegn", "æøå »«", "x" * 100_000, ""])
def test_any_text_can_be_kept_and_the_next_one_too(store: OpenStore, text: str) -> None:
    store.drafts.keep("ord", text)
    store.drafts.flush()
    store.drafts.keep("efter", "går det videre")
    store.drafts.flush()

    kept = store.drafts.kept()
    assert kept["efter"] == "går det videre"
    assert len(kept["ord"]) == len(text)


def test_drafts_leave_no_trace_in_the_change_log(store: OpenStore) -> None:
    store.drafts.keep("aftale", "Kasper henter")
    store.drafts.flush()

    assert store.units.last_sequence == 0
