"""A drawing or a photo of a talk, brought straight into the vault: hidden traces are taken out on the way."""

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.exchange.incoming import Incoming, read_file
from app.services import attachments
from app.services.child_talks import put_picture
from app.views.file_choice import ask_open_path
from app.views.unlock.slow_work import SlowWork
from app.views.workspace import Workspace

KINDS = "Billeder (*.jpg *.jpeg *.heic *.png *.webp *.gif *.tif *.tiff *.pdf);;Alle filer (*)"
TITLE = "Hent tegning eller foto"
HERE = "Tegningen ligger nu her. Slet den fra telefonen eller mappen, hvis den ikke skal ligge der."
FILE_HERE = "Filen ligger nu her. Slet den fra mappen, hvis den ikke skal ligge der."
BUSY = "Vent et øjeblik. Den forrige tegning er ved at blive hentet."
NOT_READ = "Filen kunne ikke læses."


class TalkPictures(QObject):
    """Brings one picture at a time to a talk. `said` carries a sentence and its tone."""

    said = Signal(str, str)

    def __init__(self, workspace: Workspace, case_id: UUID, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace, self._case_id, self._parent = workspace, case_id, parent
        self._talk_id: UUID | None = None
        # It belongs to the program and not to the page: the page may go while a picture is still being read.
        self._work = SlowWork(QCoreApplication.instance() or self)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)

    def ask(self, talk_id: UUID) -> None:
        """Ask for a file and bring it in."""
        path = ask_open_path(self._parent, TITLE, KINDS)
        if path:
            self.bring(talk_id, Path(path))

    def bring(self, talk_id: UUID, path: Path) -> None:
        """Read a file beside the window, and let it belong to the talk."""
        if self._work.busy():
            self.said.emit(BUSY, "info")
            return
        self._talk_id = talk_id
        self._work.start(partial(read_file, path))

    def _on_done(self, incoming: object) -> None:
        if not isinstance(incoming, Incoming) or self._talk_id is None:
            return
        done = self._workspace.do(
            TITLE, attachments.add_attachment, self._case_id, incoming.content, name=incoming.name,
            media_type=incoming.media_type, taken_on=incoming.taken_on,
        )  # fmt: skip
        if done is not None:
            drawing = incoming.media_type in attachments.PICTURES
            self._workspace.do("Billede til samtalen", put_picture, self._talk_id, done.value.id, drawing=drawing)
            self.said.emit(HERE if drawing else FILE_HERE, "good")

    def _on_failed(self, error: object) -> None:
        self.said.emit(str(error) if isinstance(error, UserError) else NOT_READ, "warn")
        if isinstance(error, Exception) and not isinstance(error, UserError):
            raise error  # our own bug: the window says it in its one dialog
