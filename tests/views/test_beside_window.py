"""What hangs beside the window does not hold it: a bar and a way out, and pages that come when they are drawn."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.errors import UserError
from app.exchange.pdf_process import PageImage, PdfReader
from app.views.papers.page_pictures import PagePictures
from app.views.widgets.beside_window import ask_beside
from app.views.widgets.long_work import WorkDialog
from tests.exchange.test_pdf_process import pages as pdf_of


@pytest.fixture
def free() -> Iterator[threading.Event]:
    """What hangs waits for this, and not longer than the test."""
    free = threading.Event()
    yield free
    free.set()


def test_what_answers_or_fails_at_once_shows_no_bar() -> None:
    def fail() -> int:
        raise UserError("Nej.")

    assert ask_beside(lambda: 7, "Læser …", lambda: None) == 7
    with pytest.raises(UserError, match=r"Nej\."):
        ask_beside(fail, "Læser …", lambda: None)


def test_what_hangs_is_stopped_by_the_button(qtbot: QtBot, free: threading.Event) -> None:
    seen: list[str] = []

    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, WorkDialog)
        seen.append(dialog.accessibleName())
        dialog.stop.click()

    QTimer.singleShot(10, press)
    assert ask_beside(lambda: free.wait(9), "Papiret bliver læst …", free.set, wait=0)
    assert seen == ["Papiret bliver læst …"]
    assert QApplication.activeModalWidget() is None


def test_a_kept_page_that_hangs_its_reader_does_not_hold_the_window(qtbot: QtBot, free: threading.Event) -> None:
    class Slow(PdfReader):
        def page(self, number: int, *, scale: float = 1.0, longest: int = 9) -> PageImage:
            assert free.wait(9)
            return super().page(number, scale=scale, longest=longest)

    shown, reader = PagePictures(), Slow(pdf_of((300, 200), (300, 200)))
    qtbot.addWidget(shown)
    shown.show_pdf(reader)
    shown.resize(400, 600)
    shown.grab()
    assert not free.is_set(), "the picture of the window was taken while the page hangs"
    assert shown._images == {}
    free.set()
    qtbot.waitUntil(lambda: set(shown._images) == {0, 1}, timeout=20_000)
    assert all(shown._images[number].size() == shown._sizes[number] for number in (0, 1))
    reader.close()
