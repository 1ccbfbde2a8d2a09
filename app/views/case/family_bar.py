"""The bar over the family: how it is seen, whom to find, and every command as a button or in a menu with its key."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from app.genogram.family import AgeOrder
from app.views.case.family_shown import Shown
from app.views.genogram.commands import ABOUT, ADD, BY_NAME, COMMANDS, MOVE, DrawingCommand
from app.views.theme import current_theme
from app.views.widgets.buttons import IconButton, QuietButton
from app.views.widgets.editors import LineEditor
from app.views.widgets.flow import FlowLayout
from app.views.widgets.mode_switch import ModeSwitch

MODES = (("drawing", "Tegning"), ("tree", "Træ"), ("list", "Liste"))
ONE_LINE = 540
"""Pixels at 100 % that buttons and search need beside each other."""
EDGE = 12
"""Pixels between the bar and what stands round it."""
ON_BUTTONS = ("parents", "partner", "child", "sibling", "relation", "household")
SHORT = {"household": "Hjem"}
FLAGS = (
    ("homes", "Hjem", ""), ("relations", "Relationer", ""), ("losses", "Tabte graviditeter", ""),
    ("network", "Netværket rundt om", ""), ("initials", "Kun initialer", "initials"),
    ("hide_confidential", "Skjul fortroligt", "confidential"),
)  # fmt: skip
"""What can be shown or not: the name in `Shown`, the Danish words, and the command that has a key for it."""

AGES: tuple[tuple[AgeOrder, str], ...] = (
    ("soft", "Når det kan lade sig gøre"), ("strict", "Altid"), ("crossings", "Færrest krydsende linjer"),
)  # fmt: skip


class FamilyBar(QWidget):
    """The bar. `command` carries a command, `flag` a choice of `Shown` to be turned, `ages` how siblings stand."""

    command = Signal(str)
    flag = Signal(str)
    ages = Signal(str)
    mode = Signal(str)
    sought = Signal(str)
    next_wanted = Signal()
    left = Signal()
    paper_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._switch = ModeSwitch("Tegning, træ eller liste", MODES)
        self._switch.chosen.connect(self.mode)
        self.search = LineEditor()
        self.search.setPlaceholderText("Find, fx halvbror")
        self.search.setAccessibleName("Find i familien")
        self.search.textEdited.connect(self.sought)
        self.search.installEventFilter(self)
        self._paper = IconButton("printer", "Udskriv kontakter til familie og netværk")
        self._paper.clicked.connect(self.paper_wanted)
        self._flags: dict[str, QAction] = {}
        self._ages: dict[str, QAction] = {}
        self._on_buttons: list[QAction] = []
        self._perspective = QAction(_with_key("Set fra den valgte", "perspective"), self)
        self._commands, self._lower, self._seeks, self._edge = QWidget(), False, False, EDGE
        self._find = IconButton("magnifying-glass", "Find nogen i familien")
        self._find.hide()
        self._find.clicked.connect(self._begin_search)
        self._top = QBoxLayout(QBoxLayout.Direction.TopToBottom)  # narrow until there is room for one line
        self._lay_out()

    def show_choices(self, shown: Shown, *, seen_from: str) -> None:
        """Show what is chosen; `seen_from` is the name of the one the words of kinship are seen from."""
        self._switch.choose(shown.mode)
        self._paper.setVisible(shown.mode == "list")
        for name, action in self._flags.items():
            action.setChecked(bool(getattr(shown, name)))
        self._ages[shown.ages].setChecked(True)
        words = f"Set fra {seen_from}" if seen_from else "Set fra den valgte"
        self._perspective.setText(_with_key(words, "perspective"))
        self._perspective.setChecked(bool(seen_from))

    def set_low(self, *, low: bool, lower: bool = False) -> None:
        """Leave the buttons out in a low window: they are under »Mere«, and the letters stand at the foot of it.

        In a lower one the search is opened by a button, where it would take a line of its own.
        """
        self._lower = lower
        self._fold_search()
        self._commands.setHidden(low)
        for action in self._on_buttons:
            action.setVisible(low)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the search under the buttons where there is no room beside them."""
        super().resizeEvent(event)
        beside = event.size().width() >= current_theme().px(ONE_LINE)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._top.setDirection(across if beside else down)
        self._fold_search()

    def end_at(self, margin: int) -> None:
        """End so many pixels before the edge."""
        self._edge = margin
        self._fold_search()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Go to the next one found with Enter, to the one that was found with the arrow down, and back with Esc."""
        if event.type() == QEvent.Type.FocusOut:
            self._seeks = False
            self._fold_search()
        if not isinstance(event, QKeyEvent):
            return False
        escape = event.key() == Qt.Key.Key_Escape
        if event.type() == QEvent.Type.ShortcutOverride and escape:
            event.accept()
            return True
        if event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.next_wanted.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.left.emit()
        elif escape:
            self.search.clear()
            self.sought.emit("")
            self.left.emit()
        else:
            return False
        return True

    def _begin_search(self) -> None:
        self._seeks = True
        self._fold_search()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fold_search(self) -> None:
        """Put a button for the search where it has no room, unless somebody is looked for."""
        folded = self._lower and self._top.direction() is QBoxLayout.Direction.TopToBottom
        folded = folded and not (self._seeks or self.search.text())
        self._find.setVisible(folded)
        self.search.setVisible(not folded)
        self._top.setContentsMargins(EDGE, 8, EDGE if folded else self._edge, 0)  # an icon has air of its own

    def _lay_out(self) -> None:
        self.search.setMinimumWidth(current_theme().px(120))
        self.search.setMaximumWidth(current_theme().px(240))
        ways = QHBoxLayout()
        ways.setSpacing(8)
        ways.addWidget(self._switch)
        ways.addWidget(_menu_button("Vis", "Hvad der vises", self._seen_menu()))
        ways.addWidget(_menu_button("Mere", "Flere kommandoer", self._more_menu()))
        ways.addWidget(self._find)
        ways.addStretch(1)
        top = self._top
        top.setContentsMargins(EDGE, 8, EDGE, 0)
        top.setSpacing(8)
        top.addLayout(ways, 1)
        top.addWidget(self.search, 4)
        flow = FlowLayout(self._commands, gap=0, line_gap=0)
        flow.setContentsMargins(12, 0, 12, 4)
        for name in ON_BUTTONS:
            flow.addWidget(self._button(BY_NAME[name]))
        self._paper.set_height("smallest_target")
        flow.addWidget(self._paper)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self._commands)

    def _button(self, each: DrawingCommand) -> QuietButton:
        text = SHORT.get(each.name, each.text)
        button = QuietButton(text, each.shown)
        button.set_height("smallest_target")
        button.setAccessibleName(f"{text} til den valgte")
        button.clicked.connect(lambda: self.command.emit(each.name))
        return button

    def _more_menu(self) -> QMenu:
        menu = QMenu(self)
        for group in (ADD, ABOUT, MOVE):
            for each in COMMANDS:
                if each.group != group or each.local:
                    continue
                action = menu.addAction(_with_key(each.text, each.name))
                action.triggered.connect(_emitter(self.command, each.name))
                if each.name in ON_BUTTONS:
                    action.setVisible(False)
                    self._on_buttons.append(action)
            menu.addSeparator()
        return menu

    def _seen_menu(self) -> QMenu:
        menu = QMenu(self)
        for name, words, command in FLAGS:
            action = menu.addAction(_with_key(words, command))
            action.setCheckable(True)
            action.triggered.connect(_emitter(self.flag, name))
            self._flags[name] = action
        menu.addMenu(self._ages_menu())
        menu.addSeparator()
        self._perspective.setCheckable(True)
        self._perspective.triggered.connect(_emitter(self.command, "perspective"))
        menu.addAction(self._perspective)
        for name in ("as_of", "fit", "zoom", "nearer", "farther"):
            menu.addAction(_with_key(BY_NAME[name].text, name)).triggered.connect(_emitter(self.command, name))
        return menu

    def _ages_menu(self) -> QMenu:
        menu, group = QMenu("Søskende efter alder", self), QActionGroup(self)
        for value, words in AGES:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setActionGroup(group)
            action.triggered.connect(_emitter(self.ages, value))
            self._ages[value] = action
        return menu


def _emitter(signal: SignalInstance, value: str) -> Callable[[], None]:
    return lambda: signal.emit(value)


def _with_key(words: str, command: str) -> str:
    return f"{words}\t{BY_NAME[command].shown}" if command else words


def _menu_button(text: str, name: str, menu: QMenu) -> QuietButton:
    button = QuietButton(text, "", "caret-down")
    button.set_height("smallest_target")
    button.setAccessibleName(name)
    button.clicked.connect(lambda: menu.popup(button.mapToGlobal(button.rect().bottomLeft())))
    return button
