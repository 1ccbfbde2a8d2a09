"""The unlock window when the store is lost, damaged or to be as it was: real copies, a real store, a real window."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shell_reading import names_of_controls

from app.bootstrap import OpenStore, open_store
from app.services.cases import list_cases, start_case
from app.store.backup import backup
from app.store.backup_keeper import BackupKeeper
from app.store.check import refuse_damage
from app.store.passphrase import strength
from app.store.rescue_desk import RescueDesk
from app.views.theme import Theme, apply_theme
from app.views.unlock.damaged_page import OPEN, DamagedPage
from app.views.unlock.first_run_window import FirstRunWindow
from app.views.unlock.restore_page import CHOOSE, NONE, WRITE, RestorePage
from app.views.unlock.unlock_window import UnlockWindow
from tests.shipped import CHEAP, PASSPHRASE, TODAY


class Desk(RescueDesk):
    """The desk with a way into what was saved, as the front door gives it."""

    def open_saved(self, secret: str) -> OpenStore:
        return open_store(self.saved, secret, floor=CHEAP, now=lambda: TODAY)


@pytest.fixture
def closed(store: OpenStore, noah_case: object) -> Path:
    """A closed store with a family and one backup of it."""
    BackupKeeper(store.vault, lambda: TODAY, seal=store.seal).copy_now()
    with store.units.step("Ny sag", "case.start") as unit:
        start_case(unit, child_name="Villum")
    store.close()
    return store.vault.path


@pytest.fixture
def window(closed: Path, qtbot: QtBot) -> Iterator[UnlockWindow]:
    made = UnlockWindow(
        lambda secret: open_store(closed, secret, floor=CHEAP, now=lambda: TODAY), rescue=Desk(closed, floor=CHEAP)
    )
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def restore_page(window: UnlockWindow, qtbot: QtBot) -> RestorePage:
    qtbot.waitUntil(lambda: isinstance(window._help, RestorePage) and not window._help._looking.busy(), timeout=10_000)
    assert isinstance(window._help, RestorePage)
    return window._help


def spoil(path: Path, page: int) -> None:
    raw = bytearray(path.read_bytes())
    raw[4096 * page + 1000] ^= 1
    path.write_bytes(raw)


def children(opened: OpenStore) -> list[str]:
    with opened.units.read("cases.list") as unit:
        return [name for line in list_cases(unit) for name in line.children]


def test_a_copy_is_chosen_and_brought_back_and_the_present_file_is_kept(
    window: UnlockWindow, closed: Path, qtbot: QtBot
) -> None:
    window.bring_back()
    page = restore_page(window, qtbot)
    assert page._table.model().rowCount() == 1
    page._secret._line.setText(PASSPHRASE)
    page.bring()
    qtbot.waitUntil(lambda: window._help is None, timeout=20_000)

    assert "rundbord.db.før-1" in window._status.sentence()
    with qtbot.waitSignal(window.unlocked, timeout=20_000) as opened:
        window._secret._line.setText(PASSPHRASE)
        window.try_to_unlock()
    assert children(opened.args[0]) == ["Noah Bækgaard Sørensen"]
    opened.args[0].close()


def test_a_wrong_passphrase_is_told_and_nothing_is_changed(window: UnlockWindow, closed: Path, qtbot: QtBot) -> None:
    before = closed.read_bytes()
    window.bring_back()
    page = restore_page(window, qtbot)
    page.bring()
    assert page._status.sentence() == WRITE
    page._secret._line.setText("en helt anden")
    page.bring()
    qtbot.waitUntil(lambda: "Forkert adgangssætning" in page._status.sentence(), timeout=20_000)

    assert closed.read_bytes() == before
    page._leave.click()
    assert window._help is None


def test_in_an_empty_home_a_file_from_elsewhere_is_chosen(
    store: OpenStore, noah_case: object, tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    backup(store.vault, tmp_path / "fra-drevet.kopi")
    done: list[str] = []
    page = RestorePage(Desk(tmp_path / "ny" / "rundbord.db", floor=CHEAP))
    qtbot.addWidget(page)
    page.brought.connect(done.append)
    qtbot.waitUntil(lambda: page._status.sentence() == NONE, timeout=10_000)
    page._secret._line.setText(PASSPHRASE)
    page.bring()
    assert page._status.sentence() == CHOOSE
    page._chosen = tmp_path / "fra-drevet.kopi"
    page.bring()
    qtbot.waitUntil(lambda: bool(done), timeout=20_000)
    page.end()

    assert done[0].startswith("Kopien er hentet frem.")
    assert (tmp_path / "ny" / "rundbord.db").exists()


def opening(store: Path) -> Callable[[str], OpenStore]:
    """Return what opens a store and looks at every page, as after a cut."""

    def opened(secret: str) -> OpenStore:
        found = open_store(store, secret, floor=CHEAP, now=lambda: TODAY)
        try:
            refuse_damage(found.vault.engine)
        finally:
            found.close()
        return found

    return opened


def test_a_damaged_store_leads_to_three_ways_on_and_what_can_be_read_is_opened(
    closed: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    whole = closed.read_bytes()
    page_number = len(whole) // 4096 - 90
    spoil(closed, page_number)

    window = UnlockWindow(opening(closed), rescue=Desk(closed, floor=CHEAP))
    qtbot.addWidget(window)
    window.show()
    window._secret._line.setText(PASSPHRASE)
    window.try_to_unlock()
    qtbot.waitUntil(lambda: isinstance(window._help, DamagedPage), timeout=20_000)
    page = window._help
    assert isinstance(page, DamagedPage)
    assert window.focusWidget() is page._bring, "and not »Vejledning«, what is left of the page before"
    qtbot.waitUntil(lambda: "22. november 2026" in page._newest.text(), timeout=10_000)
    page.read()
    qtbot.waitUntil(lambda: page._read.text() == OPEN, timeout=30_000)

    assert "rækker er læst" in page._status.sentence()
    page.end()
    page._bring.click()
    assert restore_page(window, qtbot)._damaged
    window.close()


def test_without_help_the_window_says_what_is_wrong(closed: Path, qtbot: QtBot) -> None:
    spoil(closed, 0)
    window = UnlockWindow(lambda secret: open_store(closed, secret, floor=CHEAP, now=lambda: TODAY))
    qtbot.addWidget(window)
    window._secret._line.setText(PASSPHRASE)
    window.try_to_unlock()

    qtbot.waitUntil(lambda: "Enten er den beskadiget" in window._status.sentence(), timeout=20_000)
    window.close()


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_names_are_danish_and_unique_and_no_button_is_cut(
    window: UnlockWindow, qtbot: QtBot, qapp: QApplication, scale: float
) -> None:
    apply_theme(qapp, Theme("light", scale))
    window.bring_back()
    page = restore_page(window, qtbot)
    names = names_of_controls(page)
    for button in (page._go, page._leave, page._file):
        assert button.width() >= button.minimumSizeHint().width()
    apply_theme(qapp, Theme("light", 1.0))

    assert all(names)
    assert len(names) == len(set(names))


def test_on_a_new_laptop_the_first_window_brings_a_copy_back(
    store: OpenStore, noah_case: object, tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    backup(store.vault, tmp_path / "fra-drevet.kopi")
    window = FirstRunWindow(lambda _words: "", strength, rescue=Desk(tmp_path / "ny" / "a.db", floor=CHEAP))
    qtbot.addWidget(window)
    window.show()
    window.bring_back()
    page = window._restore
    assert page is not None
    qtbot.waitUntil(lambda: page._status.sentence() == NONE, timeout=10_000)
    page._leave.click()
    assert not window._choose.isHidden()
    window.bring_back()
    page = window._restore
    assert page is not None
    qtbot.waitUntil(lambda: page._status.sentence() == NONE, timeout=10_000)
    page._chosen = tmp_path / "fra-drevet.kopi"
    page._secret._line.setText(PASSPHRASE)
    with qtbot.waitSignal(window.brought, timeout=20_000):
        page.bring()
    window.close()

    assert (tmp_path / "ny" / "a.db").exists()
