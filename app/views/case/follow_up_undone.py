"""What stood on the page of a follow-up is half done again when holding it is undone: nothing she wrote is lost."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack

from app.views.records.drafts import DraftGroup


class WordsComeBack(QObject):
    """Remembers the answers of the follow-up that was held last, for as long as its step can be undone and done again.

    `drafts` reads the group as it is kept now; `told` is called when they have come back or gone.
    """

    def __init__(
        self, steps: QUndoStack, drafts: Callable[[], DraftGroup], told: Callable[[], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._steps, self._drafts, self._told = steps, drafts, told
        self._words: dict[str, str] = {}
        self._place, self._is_back, self._name = 0, False, ""
        steps.indexChanged.connect(self._on_step)

    def remember(self, words: Mapping[str, str]) -> None:
        """Remember what was answered; its step is the last one done."""
        self._words, self._place, self._is_back = dict(words), self._steps.index(), False
        self._name = self._steps.undoText()

    def _on_step(self, done: int) -> None:
        if not self._words:
            return
        if done == self._place - 1 and not self._is_back:
            self._put_back()
        elif done >= self._place and self._is_back:
            self._take_away(is_again=self._steps.text(self._place - 1) == self._name)

    def _put_back(self) -> None:
        group = self._drafts()
        if group.names():  # another one is half done already: hers of now comes first
            self._words = {}
            return
        for name, text in self._words.items():
            group.keep(name, text)
        self._is_back = True
        self._told()

    def _take_away(self, *, is_again: bool) -> None:
        """Forget them when it is held again by »Gør igen«; another step in its place leaves them half done."""
        group = self._drafts()
        if is_again and {name: group.text(name) for name in group.names()} == self._words:
            group.drop_all()
        else:
            self._words = {}
        self._is_back = False
        self._told()
