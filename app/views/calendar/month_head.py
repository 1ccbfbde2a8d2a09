"""The head of Måned: which month, how much lies in it, and the ways to another one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.views.widgets.buttons import BackButton, PlainButton
from app.views.widgets.flow import FlowLayout
from app.views.widgets.page_head import PageHead
from app.views.widgets.text import Text


class MonthHead(QWidget):
    """`step_asked(-1 or 1)` for another month; the buttons go under the title when there is no room beside it."""

    back_asked = Signal()
    step_asked = Signal(int)
    today_asked = Signal()
    export_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._title, self._counted = Text("", "title"), Text("", "body", "ink2", wrap=True)
        back = BackButton("I dag")
        back.clicked.connect(self.back_asked)
        title = QVBoxLayout()
        title.setSpacing(2)
        title.addWidget(PageHead(self._title, back))
        title.addWidget(self._counted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(title)
        column.addLayout(self._buttons())

    def _buttons(self) -> FlowLayout:
        before, after = PlainButton("Forrige", "PgUp"), PlainButton("Næste", "PgDn")
        now, export = PlainButton("Gå til i dag", "T"), PlainButton("Kalenderfil", "", "calendar-blank")
        before.clicked.connect(lambda: self.step_asked.emit(-1))
        after.clicked.connect(lambda: self.step_asked.emit(1))
        before.setAccessibleName("Forrige måned")
        after.setAccessibleName("Næste måned")
        now.clicked.connect(self.today_asked)
        export.clicked.connect(self.export_asked)
        buttons = FlowLayout()
        for each in (before, after, now, export):
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            buttons.addWidget(each)
        return buttons

    def show_month(self, name: str, counted: str) -> None:
        """Say which month is shown and how much lies in it."""
        self._title.setText(name)
        self._counted.setText(counted)
