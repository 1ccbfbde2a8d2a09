"""What the tests of the shell share: opening pages on a store with cases, and walking the tree of widgets."""

import datetime as dt
from dataclasses import dataclass, field

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from app.bootstrap import COPENHAGEN

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView)
FRIDAY = dt.datetime(2026, 11, 20, 8, 12, tzinfo=COPENHAGEN)


@dataclass
class Clock:
    """A clock the test moves."""

    at: dt.datetime = field(default=FRIDAY)

    def __call__(self) -> dt.datetime:
        return self.at


def names_of_controls(root: QWidget) -> list[str]:
    """Return the accessible names of everything visible that can be used."""
    found = [each for each in root.findChildren(QWidget) if isinstance(each, CONTROLS) and each.isVisibleTo(root)]
    inner = [each for each in found if not _inside_another(each)]
    return [each.accessibleName() for each in inner]


def _inside_another(widget: QObject) -> bool:
    parent = widget.parent()
    return isinstance(parent, QComboBox | QAbstractItemView)
