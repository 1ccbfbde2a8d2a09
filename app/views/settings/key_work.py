"""Changes of what opens the cases: the key is derived beside the window, which says what is done and stays alive.

Whoever leaves the page meanwhile loses nothing: the key file is written whole or not at all, so the store opens with
what counted before or with what counts now.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.errors import RundbordError
from app.views.unlock.slow_work import SlowWork
from app.views.widgets.buttons import PlainButton
from app.views.widgets.editors import LineEditor
from app.views.widgets.fields import LabeledField
from app.views.widgets.notice import NoticeBar

IT_TAKES, LEAVE = "Det tager et øjeblik.", "Du kan roligt gå videre imens."


class KeyWork(QObject):
    """One change at a time, told in a notice. The fields cannot be written in meanwhile and no button starts another.

    `told_unseen` carries what is to be known when the card is not seen any more: why it failed, or what `then` says.
    """

    told_unseen = Signal(str)

    def __init__(self, card: QWidget, notice: NoticeBar, fields: Sequence[LabeledField]) -> None:
        super().__init__(card)
        self._card, self._notice, self._fields = card, notice, tuple(fields)
        self._work = SlowWork(self)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)
        self._button, self._words = PlainButton(""), ""
        self._then: Callable[[object], str] = lambda _made: ""
        self._refused: Callable[[str], None] = lambda _why: None

    def busy(self) -> bool:
        """Tell whether a change is under way."""
        return self._work.busy()

    def start(
        self, button: PlainButton, doing: str, call: Callable[[], object],
        then: Callable[[object], str], refused: Callable[[str], None], *, advice: str = LEAVE,
    ) -> None:  # fmt: skip
        """Make a change, called »Skifter adgangssætningen«, for the button that was pressed; nothing while one runs.

        `then` gets what came of it and returns what must be known elsewhere too, else nothing. `refused` gets the
        sentence of why it was not done.
        """
        if self._work.busy():
            return
        self._button, self._words, self._then, self._refused = button, button.text(), then, refused
        button.set_words(f"{doing} …")
        self._notice.say(f"{doing}. {IT_TAKES} {advice}")
        self._let_write(on=False)
        self._work.start(call)

    def _on_done(self, made: object) -> None:
        self._end()
        self._tell_elsewhere(self._then(made))

    def _on_failed(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, RundbordError):
            raise error  # our bug: the excepthook takes it
        self._refused(str(error))
        self._tell_elsewhere(str(error))

    def _tell_elsewhere(self, sentence: str) -> None:
        if sentence and not self._card.isVisible():
            self.told_unseen.emit(sentence)

    def _end(self) -> None:
        self._button.set_words(self._words)
        self._notice.close_notice()
        self._let_write(on=True)

    def _let_write(self, *, on: bool) -> None:
        for field in self._fields:
            if isinstance(field.editor, LineEditor):
                field.editor.setReadOnly(not on)
