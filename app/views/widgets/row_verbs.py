"""What can be done with a row, as a menu under the right mouse button: the same words and keys as its buttons."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QHBoxLayout, QMenu, QWidget, QWidgetAction

from app.views.theme import current_theme
from app.views.widgets.buttons import KeyButton
from app.views.widgets.text import Text

LONGEST = 60
"""Characters of a verb: a button may carry a whole name."""


@dataclass(frozen=True, slots=True)
class Verb:
    """One thing to do: what it is called, its key as on key caps, and what it does.

    `on` tells whether what it turns on or off is on now; None when it turns nothing.
    """

    text: str
    key: str
    do: Callable[[], object]
    on: bool | None = None


def verbs_of(buttons: Iterable[QAbstractButton]) -> list[Verb]:
    """Return what buttons do, those that can be pressed now."""
    found = []
    for each in buttons:
        if each.isEnabled() and each.isVisible() and each.text():
            key = each.key if isinstance(each, KeyButton) else ""
            found.append(Verb(each.text(), key, each.click, each.isChecked() if isinstance(each, QCheckBox) else None))
    return found


def verb_menu(owner: QWidget, *groups: Iterable[Verb], headings: Sequence[str] = ()) -> QMenu:
    """Return a menu of verbs with a line between the groups; it goes when it is closed.

    `headings` stand over the groups in their order, in a menu so long that one looks for the part of it one needs.
    """
    menu = QMenu(owner)
    menu.aboutToHide.connect(menu.deleteLater)
    for group, heading in zip(groups, (*headings, *[""] * len(groups)), strict=False):
        verbs = list(group)
        if verbs and menu.actions():
            menu.addSeparator()
        if verbs and heading:
            _add_heading(menu, heading)
        for verb in verbs:
            words = verb.text if len(verb.text) <= LONGEST else f"{verb.text[: LONGEST - 1].rstrip()}…"
            action = menu.addAction(f"{words.replace('&', '&&')}\t{verb.key}".rstrip("\t"))
            action.setCheckable(verb.on is not None)
            action.setChecked(bool(verb.on))
            action.triggered.connect(lambda _on=False, do=verb.do: do())
    return menu


def _add_heading(menu: QMenu, words: str) -> None:
    line = QWidget()
    room = QHBoxLayout(line)
    room.setContentsMargins(current_theme().px(12), 2, 0, 0)
    room.addWidget(Text(words, "key", "ink2"))
    heading = QWidgetAction(menu)
    heading.setText(words)
    heading.setDefaultWidget(line)
    heading.setEnabled(False)  # the arrows pass it by
    menu.addAction(heading)


def show_menu(menu: QMenu, at: QPoint) -> None:
    """Show a menu there, when there is anything in it; the window lives on behind it."""
    if menu.actions():
        menu.popup(at)
    else:
        menu.deleteLater()


def may_copy(part: QWidget) -> bool:
    """Tell whether words may be copied from a part: nothing it stands in says `may_copy = False`.

    So says what must not leave the program on its own, and the window where the IT department lets no papers out.
    """
    around: QWidget | None = part
    while around is not None:
        if not getattr(around, "may_copy", True):
            return False
        around = around.parentWidget()
    return True


def copy_words(words: str) -> None:
    """Copy as plain text; the guard marks what the window copies and takes it away again after a while."""
    if words:
        QGuiApplication.clipboard().setText(words)
