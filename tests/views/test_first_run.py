"""The first run: a passphrase of one's own, the sheet kept, and only then the program."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.errors import StoreError
from app.views.theme import Theme, apply_theme
from app.views.unlock.first_run_window import FirstRunWindow
from app.views.unlock.keep_code import BY_HAND

PASSPHRASE = "solsort bro lanterne kaffe"
CODE = "ABCDE-FGHJK-MNPQR-STUVW-XYZ23-45678"


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    apply_theme(qapp, Theme())


@dataclass(frozen=True)
class Judged:
    score: int
    text: str
    ok: bool


def _strength(text: str) -> Judged:
    return Judged(4, "God adgangssætning.", ok=True) if len(text) > 11 else Judged(1, "Brug mindst 12 tegn.", ok=False)


@pytest.fixture
def first_run(qtbot: QtBot) -> FirstRunWindow:
    made = FirstRunWindow(lambda _passphrase: CODE, _strength, lambda _code: None)
    qtbot.addWidget(made)
    made.show()
    return made


def _choose(qtbot: QtBot, window: FirstRunWindow, first: str, again: str) -> None:
    for line, text in ((window._choose._first, first), (window._choose._again, again)):
        line.findChild(QLineEdit).clear()
        qtbot.keyClicks(line.findChild(QLineEdit), text)
    window._choose.choose()


def test_a_weak_passphrase_is_not_taken(qtbot: QtBot, first_run: FirstRunWindow) -> None:
    _choose(qtbot, first_run, "kat", "kat")
    assert first_run._choose._meter.accessibleName() == "Brug mindst 12 tegn."
    assert not first_run._work.busy()


def test_tab_leads_from_the_passphrase_to_where_it_is_written_again(qtbot: QtBot, first_run: FirstRunWindow) -> None:
    first, again = (each.findChild(QLineEdit) for each in (first_run._choose._first, first_run._choose._again))
    qtbot.keyClicks(first, PASSPHRASE)
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    qtbot.keyClicks(QApplication.focusWidget(), PASSPHRASE)
    assert (first.text(), again.text()) == (PASSPHRASE, PASSPHRASE)


def test_two_different_passphrases_are_not_taken(qtbot: QtBot, first_run: FirstRunWindow) -> None:
    _choose(qtbot, first_run, PASSPHRASE, PASSPHRASE + "!")
    assert first_run._choose._status.sentence().startswith("De to er ikke ens.")
    assert not first_run._work.busy()
    qtbot.keyClicks(first_run._choose._again.findChild(QLineEdit), "x")
    assert not first_run._choose._status.sentence(), "what is being put right is not blamed any more"


def test_the_program_begins_when_the_code_has_been_kept(qtbot: QtBot, first_run: FirstRunWindow) -> None:
    _choose(qtbot, first_run, PASSPHRASE, PASSPHRASE)
    qtbot.waitUntil(lambda: first_run.keep_code is not None, timeout=20_000)
    page = first_run.keep_code
    assert page is not None
    assert not first_run._practise.isVisible(), "no link stands beside a code that is shown once"
    assert page._print.hasFocus() or not first_run.isActiveWindow(), "on paper first"
    with qtbot.assertNotEmitted(first_run.created):
        page._saved.setFocus()
        qtbot.keyClick(page._saved, Qt.Key.Key_Return)
        assert "Sæt flueben" in page._status.sentence(), "»Begynd« says Enter on the box too"
        page._saved.setChecked(True)
        page.finish()
    for place, field in page._proofs.items():
        field.restore(f" {CODE.split('-')[place].lower()} ")
    with qtbot.assertNotEmitted(first_run.created):
        page.finish()
    assert page._status.sentence() == BY_HAND, "nothing was printed: it asks once"
    with qtbot.waitSignal(first_run.created):
        qtbot.keyClick([*page._proofs.values()][-1].findChild(QLineEdit), Qt.Key.Key_Return)


def test_a_store_that_cannot_be_made_says_why_and_keeps_what_was_written(qtbot: QtBot) -> None:
    def full(_passphrase: str) -> str:
        raise StoreError("Disken er fuld. Gør plads, og prøv igen.")

    window = FirstRunWindow(full, _strength)
    qtbot.addWidget(window)
    _choose(qtbot, window, PASSPHRASE, PASSPHRASE)
    qtbot.waitUntil(lambda: not window._work.busy(), timeout=20_000)
    assert window._choose._status.sentence() == "Disken er fuld. Gør plads, og prøv igen."
    assert window._choose._first.text() == PASSPHRASE


def test_what_is_said_of_the_sheet_moves_nothing(qtbot: QtBot) -> None:
    window = FirstRunWindow(lambda _: CODE, _strength, lambda _: True)
    qtbot.addWidget(window)
    window.resize(1100, 900)
    window.show()
    window._on_done(CODE)
    page = window.keep_code
    assert page is not None
    QApplication.processEvents()
    before = page.mapTo(window, QPoint(0, 0))
    page._on_print()
    QApplication.processEvents()
    assert page.mapTo(window, QPoint(0, 0)) == before
    page.say_fault("En længere sætning, som ikke kan stå på én linje, og som gør siden længere end vinduet. " * 9)
    QApplication.processEvents()
    assert page.mapTo(window, QPoint(0, 0)).x() == before.x(), "nor does the scroll bar that comes"
