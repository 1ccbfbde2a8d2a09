"""What each part of »Hvem må vide hvad« is: of one case, for one meeting or none, read again when it is asked to."""

from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.views.workspace import Workspace


class SafetyPart(QWidget):
    """One part. `meeting_id` is None when everybody of the network is meant."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        self.workspace, self.case_id = workspace, case_id
        self.meeting_id: UUID | None = None

    def refresh(self) -> None:
        """Read and show again."""
        raise NotImplementedError
