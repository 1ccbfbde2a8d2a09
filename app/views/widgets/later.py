"""A place for a part of a page that is made when it is first asked for: most panels of a page are never opened."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

Part = TypeVar("Part", bound=QWidget)


class Later(Generic[Part]):
    """The part, and its `place` in a layout, which takes no room while it is empty.

    `made` is the part once it has been asked for.
    """

    def __init__(self, make: Callable[[], Part]) -> None:
        self._make = make
        self.place = QVBoxLayout()
        self.made: Part | None = None

    def ask(self) -> Part:
        """Return the part, made and put in its place if it was not there yet."""
        if self.made is None:
            self.made = self._make()
            self.place.addWidget(self.made)
        return self.made

    def is_open(self) -> bool:
        """Tell whether the part is there and not hidden."""
        return self.made is not None and not self.made.isHidden()
