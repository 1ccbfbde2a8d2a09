"""Hent sager: open a colleague's package, go through what is new or different, and take in what was ticked.

Nothing is stored before »Læg ind«, and then as one step that can be undone. A receipt is opened here too, and our own
public key is handed out.
"""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.documents.outgoing_file import write_outside
from app.errors import RundbordError
from app.exchange.case_file import Content, case_in, looks_like_case_file
from app.exchange.package import parcel_of, read_sealed_file
from app.exchange.receipt import looks_like_receipt, receipt_of
from app.services.comparison import compare
from app.services.hand_over import Parcel
from app.services.hand_over_receipt import Receipt, read_receipt
from app.services.hand_over_received import take_over
from app.views.file_choice import ask_open_path, ask_save_path
from app.views.handover.case_file_card import CaseFileCard
from app.views.handover.files import KEY_KIND, KEY_NAME, KIND_IN
from app.views.handover.receipt_file import ArrivedCard
from app.views.handover.review_card import ReviewCard, written
from app.views.handover.taken_in_part import TakenIn
from app.views.records.attempt import attempt
from app.views.unlock.slow_work import SlowWork
from app.views.widgets.buttons import PlainButton, PrimaryButton
from app.views.widgets.cards import Card, OwnWords
from app.views.widgets.editors import LineEditor
from app.views.widgets.fields import secret_field
from app.views.widgets.notice import NoticeBar
from app.views.widgets.text import SectionHeading, Text
from app.views.workspace import Workspace

ABOUT = (
    "Vælg den fil, din kollega har sendt: en pakke med sager, en sag eller en kvittering. "
    "Du ser, hvad der er nyt, før noget bliver lagt ind."
)
KEY_ABOUT = "Skal en kollega låse en pakke til dig, så send din nøgle. Den er ikke hemmelig, og kun du kan åbne pakken."
OPENING = "Åbner pakken … Det tager et øjeblik."
READING = "Læser sagen … Det tager et øjeblik."
DONE = "Det er lagt ind. Fortryd med Ctrl Z."
UNREADABLE = "Kvitteringen kunne ikke gemmes. Prøv igen."
NOTHING = "Der er ikke sat flueben ved noget, så alt bliver, som det er."
ALIKE = "Der er ikke noget nyt i pakken. Alt er her i forvejen."
KEY_SAVED = "Din nøgle er gemt. Send den til din kollega, og ring sammen om de fire grupper: {groups}"
CLAIM = "Navnet er skrevet af afsenderen. Er du i tvivl, så ring."


class Receiving(QWidget):
    """Emits `received` with the cases that were taken in, `case_requested` to open one of them, and `closed`."""

    received = Signal(object)
    case_requested = Signal(object, str)
    closed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._sealed = b""
        self._parcel: Parcel | None = None
        self._notice = NoticeBar()
        self._words = secret_field("Adgangssætning fra afsenderen")
        self._open = PrimaryButton("Åbn pakken", "Enter")
        self._take = PrimaryButton("Læg ind")
        self._undecided = Text("", "body", "warn", wrap=True)
        self._start, self._locked = Card("Pakken", icon="lock-simple"), Card("Pakken er låst", icon="key")
        self._review = QWidget()
        self._cards: list[ReviewCard] = []
        self._taken = TakenIn(workspace)
        self._work = SlowWork(self)
        self._build()
        self._connect()

    def begin(self) -> None:
        """Start over with no package."""
        self._forget()
        self._notice.close_notice()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_file(self) -> None:
        """Ask for the file and open it, or ask for its passphrase."""
        path = ask_open_path(self, "Hent en pakke eller en kvittering", KIND_IN)
        if path:
            self.open_file(Path(path))

    def open_file(self, path: Path) -> None:
        """Open a file, or ask for its passphrase."""
        if self._work.busy():
            return
        self._forget()
        try:
            self._sealed = read_sealed_file(path)
            if looks_like_case_file(self._sealed):
                self._read_case()
                return
            if looks_like_receipt(self._sealed):
                self._show_receipt(receipt_of(self._sealed))
                return
            locked = self._workspace.keeper.needs_package_passphrase(self._sealed)
        except RundbordError as error:
            self._notice.say(str(error), "warn")
            return
        self._notice.close_notice()
        self._locked.setVisible(locked)
        if locked:
            self._words.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.open_package()

    def _read_case(self) -> None:
        """Check a case file beside the window: a large one takes seconds."""
        raw, self._sealed = self._sealed, b""
        self._notice.say(READING)
        self._work.start(lambda: case_in(raw))

    def open_package(self) -> None:
        """Unseal and check the package beside the window."""
        keeper, sealed, words = self._workspace.keeper, self._sealed, self._words.text()
        if self._work.busy() or not sealed:
            return
        self._notice.say(OPENING)
        self._open.setEnabled(False)
        self._work.start(lambda: _content_of(keeper.open_package(sealed, words)))

    def take_in(self) -> None:
        """Store what is ticked as one step."""
        chosen = {card.case_id: picks for card in self._cards if (picks := card.picks()) is not None}
        if self._parcel is None or not any(chosen.values()):
            alike = all(card.alike for card in self._cards)
            self._notice.say(ALIKE if alike else NOTHING, "info")
            return
        parcel, reviews = self._parcel, [each.review for each in self._cards if each.case_id in chosen]
        done = self._workspace.do("Hent sag", take_over, parcel, take=chosen)
        if done is not None:
            self._forget()
            self._notice.say(DONE, "good")
            self._taken.show_taken(parcel, reviews)
            self.received.emit(done.value)

    def leave(self) -> None:
        """Put the package away and close."""
        self._forget()
        self.closed.emit()

    def save_key(self) -> None:
        """Ask where, and write our public key there."""
        path = ask_save_path(self, "Gem min nøgle", KEY_NAME, KEY_KIND)
        if not path:
            return
        try:
            text = self._workspace.keeper.own_public_key()
            write_outside(Path(path), text.encode())
            self._notice.say(KEY_SAVED.format(groups=self._workspace.keeper.fingerprint(text)), "good")
        except RundbordError as error:
            self._notice.say(str(error), "warn")

    def _on_opened(self, found: object) -> None:
        self._open.setEnabled(True)
        if isinstance(found, Receipt):
            self._show_receipt(found)
        elif isinstance(found, Parcel):
            self._show_parcel(found)
        elif isinstance(found, dict):
            self._show_case(found)
        else:
            raise TypeError

    def _show_receipt(self, receipt: Receipt) -> None:
        """Note in the cases that they arrived, and tell what did not."""
        self._forget()
        self._notice.close_notice()
        tried = attempt(self._workspace, "Læs kvittering", read_receipt, receipt)
        if tried.done is None:
            self._notice.say(tried.refusal or UNREADABLE, "warn")
            return
        column = self._review.layout()
        if column is not None:
            column.addWidget(ArrivedCard(tried.done.value, receipt.received_by))
        self._review.show()
        self._start.hide()

    def _show_case(self, content: Content) -> None:
        self._forget()
        self._notice.close_notice()
        card = CaseFileCard(self._workspace, content)
        card.case_requested.connect(self.case_requested)
        card.refused.connect(lambda sentence: self._notice.say(sentence, "warn"))
        column = self._review.layout()
        if column is not None:
            column.addWidget(card)
        self._review.show()
        self._start.hide()
        card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_parcel(self, parcel: Parcel) -> None:
        try:
            reviews = [self._workspace.ask(compare, parcel, each.case_id) for each in parcel.cases]
        except RundbordError as error:
            self._notice.say(str(error), "warn")
            return
        self._forget()
        self._parcel = parcel
        self._notice.close_notice()
        zone = self._workspace.now().tzinfo
        self._cards = [ReviewCard(each, zone) for each in reviews]
        column = self._review.layout()
        if column is not None:
            column.addWidget(self._cover(parcel))
            for card in self._cards:
                card.ticked.connect(self._tell)
                column.addWidget(card)
        self._review.show()
        self._take.show()
        self._start.hide()
        self._tell()
        self._cards[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_failed(self, error: object) -> None:
        self._open.setEnabled(True)
        if isinstance(error, Exception) and not isinstance(error, RundbordError):
            raise error  # our bug: logged and told like any other
        self._notice.say(str(error), "warn")
        (self._words if self._locked.isVisible() else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _cover(self, parcel: Parcel) -> Card:
        cover = Card(f"Sendt af {written(parcel.sent_by, parcel.sent_at, self._workspace.now().tzinfo)}")
        cover.body.addWidget(Text(CLAIM, "meta", "ink2", wrap=True))
        if parcel.note:
            cover.body.addWidget(OwnWords(parcel.note, "Til den nye rådgiver"))
        return cover

    def _tell(self) -> None:
        count = sum(card.undecided() for card in self._cards)
        places = "1 sted" if count == 1 else f"{count} steder"
        self._undecided.setText(f"I har begge rettet {places}. Uden flueben bliver det, som det er her hos dig.")
        self._undecided.setVisible(bool(count))

    def _forget(self) -> None:
        """Let go of what was read; the passphrase goes first."""
        self._words.set_text("")
        self._sealed, self._parcel, self._cards = b"", None, []
        column = self._review.layout()
        while column is not None and (item := column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._taken.forget()
        for part in (self._review, self._take, self._locked, self._undecided):
            part.hide()
        self._start.show()

    def _build(self) -> None:
        close, choose = PlainButton("Luk", "Esc"), PlainButton("Vælg fil …", "", "files")
        key = PlainButton("Gem min nøgle …", "", "key")
        close.clicked.connect(self.leave)
        choose.clicked.connect(self.choose_file)
        key.clicked.connect(self.save_key)
        self._start.body.addWidget(Text(ABOUT, "body", wrap=True))
        self._start.body.addWidget(choose, 0, Qt.AlignmentFlag.AlignLeft)
        self._start.body.addSpacing(8)
        self._start.body.addWidget(Text(KEY_ABOUT, "body", "ink2", wrap=True))
        self._start.body.addWidget(key, 0, Qt.AlignmentFlag.AlignLeft)
        self._locked.body.addWidget(self._words)
        self._locked.body.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        inside = QVBoxLayout(self._review)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(16)
        head, last = QHBoxLayout(), QHBoxLayout()
        head.addWidget(SectionHeading("Hent sager", role="title"), 1)
        head.addWidget(close)
        last.addWidget(self._take)
        last.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(head)
        for part in (self._notice, self._taken, self._locked, self._start, self._review, self._undecided):
            column.addWidget(part)
        column.addLayout(last)
        self.setFocusProxy(choose)
        self._forget()

    def _connect(self) -> None:
        self._open.clicked.connect(self.open_package)
        self._take.clicked.connect(self.take_in)
        self._taken.case_requested.connect(self.case_requested)
        self._taken.told.connect(self._notice.say)
        if isinstance(self._words.editor, LineEditor):
            self._words.editor.returnPressed.connect(self.open_package)
        self._work.done.connect(self._on_opened)
        self._work.failed.connect(self._on_failed)


def _content_of(content: bytes) -> Parcel | Receipt:
    """Return what was sealed. Raises UserError when it is neither a package nor a receipt."""
    return receipt_of(content) if looks_like_receipt(content) else parcel_of(content)
