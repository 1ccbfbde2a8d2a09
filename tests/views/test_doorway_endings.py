"""How the program ends with a store: a case erased for good, a backup at lock, a policy nobody can read."""

import threading
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore, open_store
from app.services.cases import list_cases
from app.store.backup_rotation import copies_in
from app.store.check import findings
from app.store.deletion_ledger import ledger_path, read_ledger
from app.store.keeper import SHEET_UNFINISHED
from app.views.app import Doorway
from app.views.case.keeping_tab import KeepingTab
from app.views.entrance import Entrance
from app.views.guard.guard import Surroundings
from app.views.guard.lock_note import LockNote, Why
from app.views.main_window import MainWindow
from app.views.theme import Theme, apply_theme
from app.views.unlock.unlock_window import UnlockWindow
from app.window import open_window
from tests.shipped import CHEAP, PASSPHRASE, TODAY
from tests.views.guard_reading import still_computer


class Judged:
    text, ok, score = "", True, 4


@pytest.fixture
def notes() -> list[LockNote]:
    return []


@pytest.fixture
def doorway(store: OpenStore, notes: list[LockNote], qapp: QApplication) -> Iterator[Doorway]:
    """The program at the unlock window of a store with two families."""
    path = store.vault.path
    store.close()

    def around(_app: QApplication) -> Surroundings:
        return still_computer().surroundings()

    entrance = Entrance(
        exists=True,
        unlock=lambda secret: open_store(path, secret, floor=CHEAP, now=lambda: TODAY),
        create=lambda _secret: pytest.fail("there is a store"),
        strength=lambda _words: Judged(),
        restart=notes.append,
    )
    doorway = Doorway(qapp, entrance, end=lambda: None, around=around)
    yield doorway
    doorway.close_store()
    if doorway.window is not None:
        doorway.window.close()
        doorway.window.deleteLater()
    apply_theme(qapp, Theme())


def unlocked(doorway: Doorway, qtbot: QtBot) -> MainWindow:
    doorway.open()
    window = doorway.window
    assert isinstance(window, UnlockWindow)
    QTest.keyClicks(window._secret._line, PASSPHRASE)
    window.try_to_unlock()
    qtbot.waitUntil(lambda: isinstance(doorway.window, MainWindow), timeout=20_000)
    opened = doorway.window
    assert isinstance(opened, MainWindow)
    return opened


def test_a_case_is_erased_from_the_window_and_everything_else_is_whole(
    doorway: Doorway, store: OpenStore, mathias_case: UUID, noah_case: UUID, notes: list[LockNote], qtbot: QtBot
) -> None:
    window = unlocked(doorway, qtbot)
    window.open_case(mathias_case, "keeping")
    tab = next(each for each in window.findChildren(KeepingTab) if each.isVisible())
    qtbot.keyClicks(tab._because.editor, "Lagt ind to gange.")
    qtbot.keyClicks(tab._number.editor, "2026-014")

    tab._erase.click()

    assert [note.why for note in notes] == [Why.ERASED]
    assert "Sagen er slettet kl.\u00a09.30" in notes[0].sentence()
    assert not window.isVisible()
    path = store.vault.path
    assert {each.case_id for each in read_ledger(ledger_path(path))} == {mathias_case}
    assert [each.reason for each in copies_in(path.parent / "kopier")] == ["slettet"]
    again = open_store(path, PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    try:
        assert findings(again.vault.engine, again.vault.progress) == []
        assert again.warnings == []
        with again.units.read("cases.list") as unit:
            assert [row.id for row in list_cases(unit)] == [noah_case]
    finally:
        again.close()


def test_a_lock_in_the_second_a_new_sheet_is_made_leaves_both_in_force_and_is_told(
    doorway: Doorway, store: OpenStore, notes: list[LockNote], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlocked(doorway, qtbot)
    opened = doorway._store
    assert isinstance(opened, OpenStore)
    keeper, add, end = opened.keeper, opened.vault.add_recovery_code, opened.keeper.end
    under_way, locked, asked_before = threading.Event(), threading.Event(), list[int]()

    def slowly() -> str:
        under_way.set()
        locked.wait(20)
        asked_before.append(len(notes))
        return add(cost=CHEAP)

    monkeypatch.setattr(opened.vault, "add_recovery_code", slowly)
    monkeypatch.setattr(keeper, "end", lambda: (locked.set(), end()))
    making = threading.Thread(target=keeper.add_recovery_code, args=(PASSPHRASE,))
    making.start()
    under_way.wait(20)
    doorway.lock(LockNote(Why.KEY, "09.30"))
    making.join()

    assert (asked_before, len(notes)) == ([0], 1), "the next process looks at the keys when they stand"
    again = open_store(store.vault.path, PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    again.close()
    assert again.warnings == [SHEET_UNFINISHED]


def test_an_erasing_that_fails_is_said_and_carried_out_as_soon_as_it_can_be(
    doorway: Doorway, store: OpenStore, mathias_case: UUID, notes: list[LockNote], qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    unlocked(doorway, qtbot)

    def full(_path: Path) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("app.store.erase.sync_file", full)
    doorway.erase(frozenset({mathias_case}))
    assert [note.why for note in notes] == [Why.UNERASED]
    assert "prøver igen, når du låser op" in notes[0].sentence()
    assert opened_with(store.vault.path) == (1, ["En slettet sag er her endnu, fordi der ikke kunne skrives på disken. "
                                                 "Rundbord prøver igen næste gang."])  # fmt: skip

    monkeypatch.undo()
    assert opened_with(store.vault.path) == (0, [])


def opened_with(path: Path) -> tuple[int, list[str]]:
    """Open once more, and return how many cases there are and what the user is told."""
    again = open_store(path, PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    try:
        with again.units.read("cases.list") as unit:
            return len(list_cases(unit)), again.warnings
    finally:
        again.close()


def test_a_lock_leaves_a_backup_behind(doorway: Doorway, store: OpenStore, notes: list[LockNote], qtbot: QtBot) -> None:
    window = unlocked(doorway, qtbot)

    window.lock()

    assert [note.why for note in notes] == [Why.KEY]
    assert [each.reason for each in copies_in(store.vault.path.parent / "kopier")] == ["luk"]


def test_a_policy_nobody_can_read_keeps_the_door_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "policy.toml").write_text("idle_minutes = 0", encoding="utf-8")
    monkeypatch.setattr("app.paths.policy_file", lambda: tmp_path / "policy.toml")
    given: list[Entrance] = []
    monkeypatch.setattr("app.window.run_window", lambda entrance, _arguments: given.append(entrance) or 0)

    assert open_window([]) == 0

    assert "»idle_minutes« kan ikke bruges" in given[0].message
    for way in (given[0].unlock, given[0].create):
        with pytest.raises(Exception, match="Politikfilen"):
            way(PASSPHRASE)
