"""The contents of the guide beside the page: chapters with their pages, walked with the arrows."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem

from app.services.help_pages import contents, title_of
from app.views.theme import current_theme

PAGE = Qt.ItemDataRole.UserRole


class ContentsList(QListWidget):
    """Emits `chosen(page)` when another page is walked to or pressed."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Vejledningens indhold")
        self.setObjectName("HelpContents")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for chapter in contents():
            head = QListWidgetItem(chapter.name)
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(head)
            for name in chapter.pages:
                item = QListWidgetItem(title_of(name))
                item.setData(PAGE, name)
                item.setToolTip(item.text())
                self.addItem(item)
        self._dress()
        self.currentItemChanged.connect(self._on_current)

    def show_page(self, name: str) -> None:
        """Mark the page that is shown, without telling anybody."""
        blocked = self.blockSignals(True)
        found = next((row for row in range(self.count()) if self.item(row).data(PAGE) == name), -1)
        self.setCurrentRow(found)
        self.blockSignals(blocked)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _dress(self) -> None:
        theme = current_theme()
        self.setFont(theme.font("body"))
        heads = QFont(theme.font("meta", 600))
        for row in range(self.count()):
            item = self.item(row)
            if item.data(PAGE) is None:
                item.setFont(heads)
                item.setForeground(QColor(theme.hex("ink2")))

    def _on_current(self, item: QListWidgetItem | None, _before: object) -> None:
        if item is not None and item.data(PAGE) is not None:
            self.chosen.emit(str(item.data(PAGE)))
