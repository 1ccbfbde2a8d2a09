"""Finds a part or a single switch of Indstillinger, goes there and marks it: »mørkt«, »lås«, »sikkerhedskopi«."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.language.folding import fold
from app.services.also_called import also_called
from app.views.widgets.buttons import IconButton, QuietButton
from app.views.widgets.cards import Card
from app.views.widgets.columns import empty_layout
from app.views.widgets.editors import LineEditor
from app.views.widgets.fields import LabeledField, line_field
from app.views.widgets.found_mark import FoundMark
from app.views.widgets.text import Text

MOST, LONGEST, ROOM = 8, 90, 80
NOTHING = "Der er ingen indstilling med de ord. Prøv med færre bogstaver."


@dataclass(frozen=True, slots=True)
class Setting:
    """A card of the page, or one field, switch or button in it. `words` are folded: all it can be found by."""

    name: str
    card: str
    widget: QWidget
    words: str

    @property
    def key(self) -> str:
        """What tells it apart from the others on the page."""
        return f"{self.card}: {self.name}"


def settings_in(column: QWidget) -> list[Setting]:
    """Return everything that can be set on the page, card by card from the top."""
    cards = [each for each in column.findChildren(Card) if each.accessibleName() and each.isVisibleTo(column)]
    cards.sort(key=lambda card: card.mapTo(column, QPoint(0, 0)).y())
    return [setting for card in cards for setting in _in_card(card)]


def found_by(settings: Sequence[Setting], words: str) -> list[Setting]:
    """Return the settings that hold every word, those whose name begins with them first."""
    wanted = fold(words).split()
    found = [each for each in settings if wanted and all(word in each.words for word in wanted)]
    return sorted(found, key=lambda each: _rank(each, " ".join(wanted)))


def show_setting(area: QScrollArea, setting: Setting) -> None:
    """Scroll to a setting, mark it for a while, and put the focus in it; in a whole card, in its first field."""
    area.ensureWidgetVisible(setting.widget, 0, ROOM)
    FoundMark(setting.widget)
    inside = setting.widget.editor if isinstance(setting.widget, LabeledField) else setting.widget
    stops = [inside, *inside.findChildren(QWidget)] if isinstance(inside, Card) else [inside]
    first = next((each for each in stops if _takes_keys(each, setting.widget)), None)
    if first is not None:
        first.setFocus(Qt.FocusReason.OtherFocusReason)


def _takes_keys(part: QWidget, card: QWidget) -> bool:
    """Tell whether Tab stops at a part of a card, as it is seen now."""
    seen = part is card or part.isVisibleTo(card)
    return bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus) and part.isEnabled() and seen


class SettingsFinder(QWidget):
    """The field and under it what fits. `chosen` carries a setting; `read` gives them all as they are now."""

    chosen = Signal(object)

    def __init__(self, read: Callable[[], list[Setting]]) -> None:
        super().__init__()
        self._read = read
        self.field = line_field("Find en indstilling", placeholder="Fx mørkt, lås, sikkerhedskopi")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._found: list[Setting] = []
        self.field.editor.changed.connect(self._look)
        if isinstance(self.field.editor, LineEditor):
            self.field.editor.returnPressed.connect(self._first)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addLayout(self._lines)

    def names(self) -> list[str]:
        """Return what is shown, from the top."""
        return [each.name for each in self._found]

    def clear(self) -> None:
        """Take what was written and found away."""
        self.field.set_text("")
        self._look()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes to what was found, Esc clears."""
        if event.key() == Qt.Key.Key_Escape and self.field.text():
            self.clear()
            self.field.editor.setFocus()
        elif event.key() == Qt.Key.Key_Down and self._found:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up and self._found:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def _look(self) -> None:
        empty_layout(self._lines)
        words = self.field.text()
        self._found = found_by(self._read(), words)[:MOST]
        for each in self._found:
            button = QuietButton(_line(each))
            button.setAccessibleName(f"Gå til {each.name}, under {each.card}")
            button.clicked.connect(lambda _on=False, setting=each: self.chosen.emit(setting))
            self._lines.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        if words.strip() and not self._found:
            self._lines.addWidget(Text(NOTHING, "meta", "ink2", wrap=True))

    def _first(self) -> None:
        if self._found:
            self.chosen.emit(self._found[0])


def _in_card(card: Card) -> list[Setting]:
    heading = card.accessibleName()
    told = " ".join(each.text() for each in card.findChildren(QLabel))
    found = [Setting(heading, heading, card, f"{fold(f'{heading} {told}')} {also_called(heading)}")]
    seen = {heading}
    for each in card.findChildren(QWidget):
        name, more = _named(each)
        if name and name not in seen and each.isVisibleTo(card):
            seen.add(name)
            found.append(Setting(name, heading, each, f"{fold(f'{name} {more} {heading}')} {also_called(name)}"))
    return found


def _named(widget: QWidget) -> tuple[str, str]:
    """Return what something that can be set is called, and other words it is found by."""
    if isinstance(widget, LabeledField):
        editor = widget.editor
        choices = [editor.itemText(each) for each in range(editor.count())] if isinstance(editor, QComboBox) else []
        return editor.accessibleName(), " ".join(choices)
    if isinstance(widget, QCheckBox):
        return widget.text(), widget.accessibleDescription()
    if isinstance(widget, QAbstractButton) and not isinstance(widget, IconButton):
        return widget.text(), ""
    return "", ""


def _rank(setting: Setting, words: str) -> tuple[int, int]:
    name = fold(setting.name)
    return (0 if name.startswith(words) else 1 if words in name else 2), len(name)


def _line(setting: Setting) -> str:
    words = setting.name if setting.name == setting.card else f"{setting.name}  ·  {setting.card}"
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"
