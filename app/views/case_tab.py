"""What every tab of a case is: a page that scrolls, with its buttons up in the header of the case."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.ports import Changes
from app.views.page import Page
from app.views.widgets.fitted import Fitted, scrolling
from app.views.widgets.flow import FlowLayout
from app.views.widgets.found_mark import reveal
from app.views.workspace import Workspace

SIDE = 32


class CaseTab(Page):
    """A tab. Its buttons (one primary) stand in `header_buttons`, which the page shows at the top.

    `row_requested` carries a tab and the id of what is to be shown there. `part_changed` when another part of it is
    shown, so that its keys may be others.
    """

    meeting_requested = Signal(object)
    tab_requested = Signal(str)
    row_requested = Signal(str, object)
    part_changed = Signal()

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace)
        self.case_id = case_id
        self.header_buttons = QWidget()
        self._buttons = FlowLayout(self.header_buttons, gap=10, line_gap=6)

    def concerns(self, changes: Changes) -> bool:
        """Tell whether the change lies in this case, or in what belongs to all of them."""
        return self.case_id in changes.cases or not changes.cases

    def add_action(self, button: QWidget) -> None:
        """Put a button in the header."""
        self._buttons.addWidget(button)

    def show_row(self, row_id: UUID) -> None:
        """Bring something of the tab in sight and mark it; what is not there changes nothing."""
        reveal(self, row_id)

    def enter(self) -> None:
        """Put the focus in the first thing on the tab that takes it."""
        for child in self.findChildren(QWidget):
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisibleTo(self) and child.isEnabled():
                child.setFocus(Qt.FocusReason.TabFocusReason)
                return


class ScrollTab(CaseTab):
    """A tab that is one column and scrolls as a whole. Add to `body`."""

    def __init__(self, workspace: Workspace, case_id: UUID, name: str) -> None:
        super().__init__(workspace, case_id)
        inner = Fitted(ground="page")
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(SIDE, 20, SIDE, 32)
        self.body.setSpacing(20)
        self.area = scrolling(inner, name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)
