"""A fault in what Qt calls reaches the crash guard, also on Python 3.11.

Before 3.12 an error that the interpreter itself raises (a wrong type, no more memory, too deep) stays half made until
somebody catches it. PySide 6.10 to 6.12 reads it as if it were whole when it comes out of a method of ours that Qt
called while we called Qt (`show`, `setFocus`, a layout), and the program is gone without a word. Each such method
catches it and lets it go on, which makes it whole.
"""

import sys
from collections.abc import Callable
from functools import wraps
from types import FunctionType

from PySide6.QtCore import QObject

CALLED_BY_QT = frozenset({
    "event", "eventFilter", "nativeEventFilter", "sizeHint", "minimumSizeHint", "heightForWidth", "paint",
    "boundingRect", "data", "rowCount", "columnCount", "flags", "lessThan", "filterAcceptsRow", "validate",
})  # fmt: skip
"""Methods of Qt that we have in our own way, beside those that end in »Event«. None of them is a slot: a slot is given
as many arguments as it names, and a function laid around it names none."""


NOT_OURS = frozenset(each.__module__.partition(".")[0] for each in QObject.__mro__) | {"typing"}


def let_faults_through() -> None:
    """Lay such a catch around what Qt calls in each class of ours made from here on; needed before Python 3.12 only."""
    if sys.version_info < (3, 12):
        setattr(QObject, "__init_subclass__", classmethod(_made_whole))  # noqa: B010 - the stubs let nobody set it


def _made_whole(cls: type, /, **named: object) -> None:
    super(QObject, cls).__init_subclass__(**named)  # type: ignore[misc]  # mypy knows no class it is asked for late
    ours = [each for each in cls.__mro__ if each.__module__.partition(".")[0] not in NOT_OURS]
    for each in ours:  # one that is only mixed in is no QObject itself
        for name, method in list(vars(each).items()):
            is_qts = name.endswith("Event") or name in CALLED_BY_QT
            if is_qts and isinstance(method, FunctionType) and not hasattr(method, "__wrapped__"):
                setattr(each, name, _whole(method))


def _whole(method: Callable[..., object]) -> Callable[..., object]:
    @wraps(method)
    def run(*given: object) -> object:
        try:
            return method(*given)
        except BaseException:  # noqa: TRY203 - to catch it is what makes it whole
            raise

    return run
