"""The unlock window: a passphrase or the code from the recovery sheet. No case names, no counts but the reminder's."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget

from app.errors import DamagedStoreError, RundbordError, WrongPassphraseError
from app.views.help.door import HelpDoor
from app.views.help.tour_door import TourDoor
from app.views.theme import dress
from app.views.unlock.front_page import FrontPage
from app.views.unlock.keep_code import BY_CODE
from app.views.unlock.opening import Opening
from app.views.unlock.rescue import RescueDoor
from app.views.unlock.secret_line import SecretLine
from app.views.unlock.slow_work import SlowWork
from app.views.unlock.status_line import StatusLine
from app.views.unlock.stick_line import StickDoor, StickLine
from app.views.unlock.waiting import Waiting
from app.views.widgets.buttons import LinkButton, PrimaryButton
from app.views.widgets.cards import Tag
from app.views.widgets.text import Text

if TYPE_CHECKING:
    from app.views.unlock.damaged_page import DamagedPage
    from app.views.unlock.restore_page import RestorePage

    HelpPage = DamagedPage | RestorePage

GREETING = "Skriv din adgangssætning for at åbne dine sager."
WELCOME, PRACTICE = "Godt at se dig igen", "Velkommen til øvelsen"
FOOTER = "Dine sager ligger krypteret på denne computer og ingen andre steder."
WRONG_PASSPHRASE = "Forkert adgangssætning."
WRONG_BEFORE = "Der er prøvet forkert flere gange."
WRONG_CODE = "Koden passer ikke. Se efter på arket."
PASSPHRASE, CODE = "Adgangssætning", "Kode fra genoprettelsesarket"
USE_SHEET, USE_PASSPHRASE = "Brug genoprettelsesarket", "Brug adgangssætningen"
OPENS, TYPED_EARLY = "Låser op …", "Det, du skrev, mens der blev låst op, er ikke kommet med."
LOOK_MS = 1000
"""How often it is told how far the opening has come; most stores are open before the first time."""
BRING_BACK = "Hent en sikkerhedskopi frem"
BEGIN_AFRESH = "Begynd forfra med nye øvelsessager"


class UnlockWindow(QMainWindow):
    """Asks until `unlock` answers, then `unlocked` carries the answer.

    `unlock` gets the passphrase or the code, takes its time in another thread, and raises WrongPassphraseError or
    another foreseen error whose sentence is shown. `message` says how it is (»Rundbord har været låst siden …«).
    `rescue` is the help there is when the store is damaged or an older copy is wanted, `wait_left` the seconds to wait
    after wrong tries, `stick` where the extra key comes from when one is needed, `opening` how far it has come. `tour`
    leads to the training store; when it is this one, its passphrase is written already.
    """

    help_topic = "unlock"

    unlocked = Signal(object)

    def __init__(
        self,
        unlock: Callable[[str], object],
        *,
        message: str = GREETING,
        footer: str = FOOTER,
        rescue: RescueDoor | None = None,
        wait_left: Callable[[], float] = lambda: 0,
        stick: StickDoor | None = None,
        opening: Opening | None = None,
        tour: TourDoor | None = None,
    ) -> None:
        super().__init__()
        self._opening, self._look = opening or Opening(), QTimer(self)
        self._unlock, self._rescue, self._footer, self._tried = unlock, rescue, footer, ""
        self.by_recovery_code = False
        self._help: HelpPage | None = None
        self._stick = StickLine(stick) if stick is not None else None
        self._failed_here = False
        self._work, self._waiting = SlowWork(self), Waiting(self, wait_left)
        self._listen()
        self._status = StatusLine()
        self._make_line()
        self._pages = QStackedWidget()
        self._tour = tour
        self._show_first(self._page(message))
        if tour is not None and tour.here:
            self._secret.put(tour.passphrase)

    def _make_line(self) -> None:
        self._secret = SecretLine(PASSPHRASE)
        self._secret.entered.connect(self.try_to_unlock)
        self._button, self._other_way = PrimaryButton("Lås op", "Enter"), LinkButton(USE_SHEET)
        self._button.set_height("button_unlock")
        self._button.clicked.connect(self.try_to_unlock)
        self._other_way.clicked.connect(self._on_other_way)

    def _listen(self) -> None:
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)
        self._waiting.ticked.connect(lambda left: self._tell_wait(left, aloud=False))
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._tell_how_far)

    def _show_first(self, page: FrontPage) -> None:
        self.setWindowTitle("Rundbord")
        self._pages.addWidget(page)
        self.help = HelpDoor(self, self._pages, tour=self._tour)
        self.help.add_key()
        page.help_wanted.connect(self.help.open_here)
        self.setCentralWidget(self.help.beside)
        self.resize(1100, 720)
        dress(self)
        self._secret.setFocus()
        if left := self._waiting.look():
            self._tell_wait(left, aloud=False)

    def try_to_unlock(self) -> None:
        """Try what is written, unless a try is running or the wait is not over."""
        if self._work.busy() or self._waiting.left():
            return
        secret = self._secret.text()
        if not secret.strip():
            self._status.say("Skriv koden fra arket." if self.by_recovery_code else "Skriv din adgangssætning.")
            return
        self._set_busy(True)
        self._tried = secret
        self._work.start(lambda: self._unlock(secret))

    @property
    def is_busy(self) -> bool:
        """Whether a try is running."""
        return self._work.busy()

    def put_away(self) -> None:
        """Let go of a passphrase that was half typed, before the window is hidden."""
        if not self._work.busy():
            self._secret.clear()

    def to_tell(self, warnings: Sequence[str]) -> list[str]:
        """Return what the next window is to say: the warnings of the store, and what happened here."""
        early = [TYPED_EARLY] if self._secret.unheard else []
        return [*early, *warnings, *([BY_CODE] if self.by_recovery_code else [])]

    def remind(self, sentence: str) -> None:
        """Say how much there is today, unless something about unlocking stands there."""
        if not self._work.busy() and not self._waiting.left():
            self._status.say(sentence, "ink2", "info")

    def bring_back(self, *, damaged: bool = False) -> None:
        """Show the page that brings a copy back."""
        from app.views.unlock.restore_page import RestorePage  # tables and dates, dear to load before they are wanted

        if self._rescue is None or self._work.busy():
            return
        page = RestorePage(self._rescue, damaged=damaged)
        page.back.connect(self._show_damage if damaged else self._on_back)
        page.brought.connect(self._on_brought)
        self._show_help(page)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let a running try end before the window goes."""
        self._work.wait()
        self._end_help()
        super().closeEvent(event)

    def _page(self, message: str) -> FrontPage:
        page = FrontPage(self._footer)
        practises = self._tour is not None and self._tour.here
        if practises:
            page.column.addWidget(Tag("Øvelse – ikke rigtige sager", "warn", "warning-circle"))
        page.column.addWidget(Text(PRACTICE if practises else WELCOME, "display_room", wrap=True))
        page.column.addWidget(Text(message, "body", "ink2", wrap=True))
        self._secret.explain(message)
        page.column.addSpacing(16)
        page.column.addWidget(self._secret)
        if self._stick is not None:
            page.column.addWidget(self._stick)
        page.column.addWidget(self._status)
        page.column.addSpacing(8)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self._button)
        buttons.addWidget(self._other_way)
        buttons.addStretch(1)
        page.column.addLayout(buttons)
        self._other_way.setVisible(not practises)
        if practises and self._tour is not None and self._tour.begun():
            afresh = LinkButton(BEGIN_AFRESH)
            afresh.clicked.connect(self._on_afresh)
            page.column.addWidget(afresh, 0, Qt.AlignmentFlag.AlignLeft)
        elif self._rescue is not None and not practises:
            bring_back = LinkButton(BRING_BACK)
            bring_back.clicked.connect(lambda: self.bring_back(damaged=False))
            page.column.addWidget(bring_back, 0, Qt.AlignmentFlag.AlignLeft)
        return page

    def _set_busy(self, busy: bool) -> None:
        self._secret.set_busy(busy)
        self._button.setEnabled(not busy)
        self._other_way.setEnabled(not busy)
        self._status.say(OPENS if busy else "", "ink2", "key")
        self._opening.forget()
        if busy:
            self._look.start()
        else:
            self._look.stop()

    def _tell_how_far(self) -> None:
        if words := self._opening.words():
            self._status.say(words, "ink2", "key", aloud=self._status.sentence() == OPENS)

    def _on_done(self, answer: object) -> None:
        self._set_busy(False)
        self._secret.clear()
        self._tried = ""
        self.unlocked.emit(answer)

    def _on_failed(self, error: Exception) -> None:
        self._set_busy(False)
        self._secret.select()
        if isinstance(error, WrongPassphraseError):
            self._failed_here = True
            self._tell_wait(self._waiting.look(), aloud=True)
        elif isinstance(error, DamagedStoreError) and self._rescue is not None:
            self._show_damage()
        elif isinstance(error, RundbordError):
            self._status.say(str(error), "late", "warning-circle")
        else:
            raise error  # our bug: the excepthook takes it

    def _show_damage(self) -> None:
        from app.views.unlock.damaged_page import DamagedPage  # as the page of copies

        if self._rescue is None:
            return
        page = DamagedPage(self._rescue, self._tried)
        page.wants_copy.connect(lambda: self.bring_back(damaged=True))
        page.wants_close.connect(self.close)
        page.opened.connect(self._on_done)
        self._show_help(page)

    def _show_help(self, page: "HelpPage") -> None:
        self._end_help()
        self._help, self._front = page, FrontPage(self._footer)
        self._front.help_wanted.connect(self.help.open_here)
        self._front.column.addWidget(page)
        self._pages.setCurrentIndex(self._pages.addWidget(self._front))
        page.setFocus(Qt.FocusReason.OtherFocusReason)  # else it stays at »Vejledning«, what is left of the page before

    def _end_help(self) -> None:
        page, self._help = self._help, None
        if page is not None:
            page.end()
            self._pages.setCurrentIndex(0)
            self._pages.removeWidget(self._front)
            self._front.deleteLater()

    def _on_afresh(self) -> None:
        """Make the training anew, and open it."""
        if self._tour is None or self._work.busy():
            return
        try:
            self._tour.begin_afresh()
        except RundbordError as error:
            self._status.say(str(error), "late", "warning-circle")
            return
        self._secret.put(self._tour.passphrase)
        self.try_to_unlock()

    def _on_back(self) -> None:
        self._end_help()
        self._secret.setFocus(Qt.FocusReason.OtherFocusReason)
        self._secret.select()  # what was typed before gives way to what is typed now

    def _on_brought(self, sentence: str) -> None:
        self._on_back()
        self._secret.clear()
        self._tried = ""
        self._status.say(sentence, "good", "check-circle")

    def _tell_wait(self, left: int, *, aloud: bool) -> None:
        wrong = (WRONG_CODE if self.by_recovery_code else WRONG_PASSPHRASE) if self._failed_here else WRONG_BEFORE
        again = f"Prøv igen om {left} {'sekund' if left == 1 else 'sekunder'}." if left else "Prøv igen."
        self._status.say(f"{wrong} {again}", "late", "warning-circle", aloud=aloud)
        self._button.setEnabled(not left)

    def _on_other_way(self) -> None:
        self.by_recovery_code = not self.by_recovery_code
        self._secret.clear()
        self._secret.set_hidden(not self.by_recovery_code)
        placeholder = "6 grupper med 5 tegn" if self.by_recovery_code else ""
        self._secret.set_label(CODE if self.by_recovery_code else PASSPHRASE, placeholder)
        self._other_way.set_words(USE_PASSPHRASE if self.by_recovery_code else USE_SHEET)
        if self._stick is not None:
            self._stick.setVisible(not self.by_recovery_code)
        if not self._waiting.left():
            self._status.say("")
        self._secret.setFocus(Qt.FocusReason.OtherFocusReason)
