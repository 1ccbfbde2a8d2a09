"""A stack of pages that each look after their own height."""

from PySide6.QtWidgets import QStackedWidget


class PageStack(QStackedWidget):
    """Takes the height that is left.

    Qt would ask for the most comfortable height of the tallest page, and squeeze what stands above it to get it.
    """

    def hasHeightForWidth(self) -> bool:
        """Say that the height does not follow the width: each page scrolls by itself."""
        return False
