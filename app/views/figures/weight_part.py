"""»Sagernes vægt« as a part of »Tal«, where that part of the program is on."""

from PySide6.QtWidgets import QVBoxLayout

from app.views.case_load.page import CaseLoadPage
from app.views.figures.desk import FiguresDesk
from app.views.figures.part import FigurePart
from app.views.workspace import Workspace


class WeightPart(FigurePart):
    """Holds the page of the case load, which reads and draws itself."""

    has_period = False

    def __init__(self, workspace: Workspace, _desk: FiguresDesk) -> None:
        super().__init__()
        self._page = CaseLoadPage(workspace)
        self._page.case_requested.connect(self.case_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._page)

    def refresh(self) -> None:
        """Do nothing: the page of the case load follows every change by itself."""
