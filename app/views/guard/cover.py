"""»Skærm dækket«: the meeting's own cover. The key to the store stays; what is behind cannot be seen, read or reached.

The whole content is taken out of the window, so neither keys, undo nor a screen reader has anything to find.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from shiboken6 import isValid

from app.views.guard.cover_code import CoverCode
from app.views.guard.cover_page import ChooseCodePage, CoveredPage, CoverPage
from app.views.guard.curtain import close_others
from app.views.guard.lock_note import Why


class Cover(QObject):
    """Covers a window and lifts the cover again. `lock_wanted(Why)` when it must be locked for real."""

    lock_wanted = Signal(object)

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._code: CoverCode | None = None
        self._behind: QWidget | None = None
        self._focus: QWidget | None = None
        self._page: CoverPage | None = None
        self._silenced: list[QShortcut] = []

    @property
    def is_on(self) -> bool:
        """Whether the screen is covered by a code."""
        return isinstance(self._page, CoveredPage)

    @property
    def has_code(self) -> bool:
        """Whether a code has been chosen since the program was started."""
        return self._code is not None

    @property
    def page(self) -> CoverPage | None:
        """What stands over the window now."""
        return self._page

    def ask(self) -> None:
        """Cover the screen; the first time, ask for a code."""
        if self._page is not None:
            return
        if self._code is not None:
            self.put_on()
            return
        choose = ChooseCodePage()
        choose.chosen.connect(self._on_chosen)
        choose.given_up.connect(self.lift)
        self._show(choose)

    def put_on(self) -> None:
        """Cover the screen with the code that was chosen; does nothing when none was, or it is on."""
        if self._code is None or self.is_on:
            return
        covered = CoveredPage(self._code)
        covered.opened.connect(self.lift)
        covered.used_up.connect(lambda: self.lock_wanted.emit(Why.TRIES))
        self._show(covered)

    def lift(self) -> None:
        """Show what is behind again, with the focus where it was."""
        if self._page is None or self._behind is None:
            return
        self._drop_page()
        self._window.removeEventFilter(self)
        behind, focus, silenced = self._behind, self._focus, self._silenced
        self._behind, self._focus, self._silenced = None, None, []
        self._window.setCentralWidget(behind)
        behind.show()
        for shortcut in silenced:
            shortcut.setEnabled(True)
        if focus is not None and isValid(focus):  # its page may have been made anew behind the cover
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let no key reach the window itself while it is covered."""
        return event.type() in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ContextMenu)

    def _on_chosen(self, code: CoverCode) -> None:
        self._code = code
        self.put_on()

    def _show(self, page: CoverPage) -> None:
        page.lock_wanted.connect(lambda: self.lock_wanted.emit(Why.KEY))
        close_others(self._window)
        if self._behind is None:
            self._take_away()
        else:
            self._drop_page()
        self._page = page
        self._window.setCentralWidget(page)
        page.show()
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_away(self) -> None:
        """Take the content out of the window, and its keys with it."""
        self._focus = QApplication.focusWidget()
        self._behind = self._window.takeCentralWidget()
        if self._behind is not None:
            self._behind.hide()
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        keys = self._window.findChildren(QShortcut, options=direct)
        self._silenced = [each for each in keys if each.isEnabled()]
        for shortcut in self._silenced:
            shortcut.setEnabled(False)
        self._window.installEventFilter(self)

    def _drop_page(self) -> None:
        if self._page is not None:
            self._window.takeCentralWidget()
            self._page.hide()
            self._page.deleteLater()
            self._page = None
