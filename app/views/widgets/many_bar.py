"""What can be done with several chosen cards: a bar at the foot of what scrolls, so that no card moves under a hand."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QWidget

from app.views.theme import current_theme
from app.views.widgets.buttons import PlainButton, QuietButton
from app.views.widgets.card_choice import CardChoice
from app.views.widgets.cards import Card
from app.views.widgets.flow import FlowLayout
from app.views.widgets.row_verbs import show_menu, verb_menu, verbs_of
from app.views.widgets.text import Text

EDGE = 12
"""Pixels at 100 % between the bar and the edges of what scrolls."""


class ManyBar(Card):
    """Shown while two cards or more are chosen. `verbs` are what can be done, by name, in the order they are read."""

    def __init__(self, choice: CardChoice, what: str, verbs: Sequence[tuple[str, Callable[[], object]]]) -> None:
        super().__init__()
        self._choice, self._what = choice, what
        self._count = Text("", "row")
        self._buttons = [PlainButton(name) for name, _ in verbs]
        for button, (name, do) in zip(self._buttons, verbs, strict=True):
            button.setAccessibleName(f"{name}: alle valgte {what}")
            button.clicked.connect(lambda _on=False, do=do: do())
        self._none = QuietButton("Vælg ingen")
        self._none.setAccessibleName(f"Vælg ingen {what}")
        self._none.clicked.connect(choice.clear)
        inside = QWidget()
        flow = FlowLayout(inside, gap=10, line_gap=6)
        for part in (self._count, *self._buttons, self._none):
            flow.addWidget(part)
        pad = current_theme().px(EDGE)
        self.body.setContentsMargins(pad, pad // 2, pad, pad // 2)
        self.body.addWidget(inside)
        self._area: QAbstractScrollArea | None = None
        choice.changed.connect(self._on_changed)
        choice.menu_asked.connect(self._show_menu)
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc lets go of the choice."""
        if event.key() == Qt.Key.Key_Escape:
            self._choice.clear()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take the height of other words or larger text."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._place()
        return done

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Stay at the foot when what scrolls gets another size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _on_changed(self) -> None:
        count = len(self._choice.picked())
        if count > 1 and self._settle():
            self._count.setText(f"{count} {self._what} er valgt")
            self.setAccessibleName(f"{count} {self._what} er valgt")
            self.show()
            self.raise_()
            self._place()
            self._keep_in_sight()
        else:
            self.hide()

    def _keep_in_sight(self) -> None:
        """Scroll on when the bar would lie over the card the keys stand on."""
        card = QApplication.focusWidget()
        if isinstance(self._area, QScrollArea) and card is not None and card.property("chosen"):
            self._area.ensureWidgetVisible(card, 0, self.height() + 2 * current_theme().px(EDGE))

    def _settle(self) -> bool:
        """Move to the part of the page that scrolls, the first time; the list was not in it when it was made."""
        around: QObject | None = self._choice.parent()
        while around is not None and not isinstance(around, QAbstractScrollArea):
            around = around.parent()
        if around is not None and around is not self._area:
            self._area = around
            self.setParent(around)
            around.viewport().installEventFilter(self)
        return self._area is not None

    def _place(self) -> None:
        if self._area is None:
            return
        room, edge = self._area.viewport().geometry(), current_theme().px(EDGE)
        width = max(room.width() - 2 * edge, 1)
        self.resize(width, max(self.heightForWidth(width), self.minimumSizeHint().height()))
        self.move(QPoint(room.left() + edge, room.bottom() - self.height() - edge))

    def _show_menu(self, at: QPoint) -> None:
        show_menu(verb_menu(self._choice_owner(), verbs_of(self._buttons)), at)

    def _choice_owner(self) -> QWidget:
        owner = self._choice.parent()
        return owner if isinstance(owner, QWidget) else self
