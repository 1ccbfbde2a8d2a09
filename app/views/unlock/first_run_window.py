"""The first run: choose a passphrase, keep the recovery code, begin."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow

from app.errors import RundbordError
from app.views.help.door import HelpDoor
from app.views.help.tour_door import TourDoor
from app.views.theme import dress
from app.views.unlock.choose_passphrase import ChoosePassphrase
from app.views.unlock.front_page import FrontPage
from app.views.unlock.keep_code import KeepCode
from app.views.unlock.rescue import RescueDoor
from app.views.unlock.slow_work import SlowWork
from app.views.unlock.unlock_window import BRING_BACK, FOOTER
from app.views.widgets.buttons import LinkButton
from app.views.widgets.strength_meter import Judgement

if TYPE_CHECKING:
    from app.views.unlock.restore_page import RestorePage

PRACTISE = "Tag rundturen først, på opdigtede sager (10 minutter)"


class FirstRunWindow(QMainWindow):
    """Two pages. `create` gets the passphrase, makes the store in another thread and returns the recovery code.

    `created` comes when the user has shown that the code was kept. Closing before that is safe: before `create` there
    is nothing, after it the passphrase opens the store, and a new code can be made inside. `brought` comes when a copy
    was brought back instead (a new laptop), with a sentence for the unlock window.
    """

    help_topic = "first_run"

    created = Signal()
    brought = Signal(str)

    def __init__(
        self,
        create: Callable[[str], str],
        strength: Callable[[str], Judgement],
        print_code: Callable[[str], object] | None = None,
        rescue: RescueDoor | None = None,
        tour: TourDoor | None = None,
    ) -> None:
        super().__init__()
        self._rescue = rescue
        self._restore: RestorePage | None = None
        self._create, self._print_code = create, print_code
        self._work = SlowWork(self)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)
        self._choose = ChoosePassphrase(strength)
        self._choose.chosen.connect(self._on_chosen)
        self.keep_code: KeepCode | None = None
        self._page = FrontPage(FOOTER)
        self.help = HelpDoor(self, self._page, tour=tour)
        self._tours = tour is not None
        self._build()

    def _build(self) -> None:
        self._page.column.addWidget(self._choose)
        self._bring_back = LinkButton(BRING_BACK)
        self._bring_back.clicked.connect(self.bring_back)
        self._bring_back.setVisible(self._rescue is not None)
        self._page.column.addWidget(self._bring_back, 0, Qt.AlignmentFlag.AlignLeft)
        self._practise = LinkButton(PRACTISE)
        self._practise.clicked.connect(self.help.tour_wanted)
        self._practise.setVisible(self._tours)
        self._page.column.addWidget(self._practise, 0, Qt.AlignmentFlag.AlignLeft)
        self.setWindowTitle("Rundbord")
        self.help.add_key()
        self._page.help_wanted.connect(self.help.open_here)
        self.setCentralWidget(self.help.beside)
        self.resize(1100, 820)
        dress(self)
        self._choose.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the store be made to the end before the window goes."""
        self._work.wait()
        if self._restore is not None:
            self._restore.end()
        super().closeEvent(event)

    def bring_back(self) -> None:
        """Show the page that brings a copy back, in place of the first choice."""
        from app.views.unlock.restore_page import RestorePage  # tables and dates, dear to load before they are wanted

        if self._rescue is None or self._work.busy():
            return
        self._restore = RestorePage(self._rescue)
        self._restore.back.connect(self._on_back)
        self._restore.brought.connect(self.brought)
        self._show_choice(False)
        self._page.column.addWidget(self._restore)

    def _on_chosen(self, passphrase: str) -> None:
        if not self._work.busy():
            self._choose.set_busy(True)
            self._work.start(lambda: self._create(passphrase))

    def _on_back(self) -> None:
        page, self._restore = self._restore, None
        if page is not None:
            page.end()
            page.setParent(None)
            page.deleteLater()
        self._show_choice(True)
        self._choose.setFocus()

    def _on_done(self, code: object) -> None:
        self._choose.clear()
        self._show_choice(False)
        self.keep_code = KeepCode(str(code), self._print_code)
        self.keep_code.kept.connect(self.created)
        self._page.column.addWidget(self.keep_code)
        self.keep_code.begin()

    def _show_choice(self, shown: bool) -> None:
        """Show the first choice and the two other ways in, or make room: the code is shown once, so no link beside."""
        self._choose.setVisible(shown)
        self._bring_back.setVisible(shown and self._rescue is not None)
        self._practise.setVisible(shown and self._tours)

    def _on_failed(self, error: Exception) -> None:
        self._choose.set_busy(False)
        if not isinstance(error, RundbordError):
            raise error  # our bug: the excepthook takes it
        self._choose.say_fault(str(error))
