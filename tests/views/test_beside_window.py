"""What hangs beside the window does not hold it: a bar and a way out, and pages that come when they are drawn."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QSize, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.errors import UserError
from app.exchange.pdf_process import PageImage, PdfReader
from app.views.case.attachment_pictures import KeptPictures
from app.views.papers import apart_pages, page_pictures
from app.views.papers.apart_pages import ApartPages
from app.views.papers.page_pictures import PagePictures
from app.views.widgets.beside_window import ask_beside
from app.views.widgets.long_work import LongWork, WorkDialog
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


def test_so_much_that_it_is_sure_to_take_long_has_its_bar_at_once(qtbot: QtBot) -> None:
    work = LongWork("Læser …", "Stop", many=3)
    seen = []
    for total in (2, 3):
        assert work(0, total)
        seen.append(QApplication.activeModalWidget() is not None)
    work.close()
    assert seen == [False, True]


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


def test_what_is_no_longer_looked_at_is_ended_and_the_next_does_not_wait_for_it(
    qtbot: QtBot, free: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = QObject()
    pages, pictures, hung, answered = ApartPages(page), KeptPictures(page), PdfReader(b""), list[object]()
    monkeypatch.setattr(apart_pages, "read_page", lambda *_: free.wait(9) and QImage())
    monkeypatch.setattr(hung, "stop", free.set)
    pages.use(hung, 1.0)
    pages.ask(1)
    pages.use(None, 1.0)
    assert free.is_set(), "a page of a paper that is gone"
    free.clear()
    monkeypatch.setattr(pictures._reader, "picture", lambda *_: free.wait(9) and PageImage(1, 1, 4, bytes(4)))
    monkeypatch.setattr(pictures._reader, "rest", free.set)
    pictures.shown.connect(lambda key, _picture: answered.append(key))
    pictures.ask("hung", b"")
    pictures.forget()
    assert free.is_set(), "a picture that is gone"
    pictures.ask("next", b"")
    qtbot.waitUntil(lambda: answered == ["next"] and not pages._work.busy())


def test_a_paper_shown_while_another_is_read_behind_its_bar_keeps_its_own_pages(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown, first, second = PagePictures(), pdf_of((300, 200)), pdf_of((200, 300), (200, 300))
    qtbot.addWidget(shown)
    sizes = page_pictures.page_sizes

    def behind_a_bar(pdf: bytes, *, scale: float) -> list[QSize]:
        if pdf is first:
            shown.show_pdf(second)
        return sizes(pdf, scale=scale)

    monkeypatch.setattr(page_pictures, "page_sizes", behind_a_bar)
    shown.show_pdf(first)
    assert (shown.page_count, shown.accessibleName()) == (2, "Papiret på 2 sider")
