"""Where pictures and files come in: a line that says it is working, with a stop, and then what became of them."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.exchange.incoming import Incoming
from app.services import attachments
from app.services.attachments import PICTURES
from app.views.case.attachment_import import Importer, Source
from app.views.widgets.buttons import QuietButton
from app.views.widgets.notice import NoticeBar
from app.views.widgets.text import Text
from app.views.workspace import Workspace

ONE_HERE = "Billedet ligger nu her. Slet det fra telefonen eller mappen, hvis det ikke skal ligge der."
FILE_HERE = "Filen ligger nu her. Slet den fra mappen, hvis den ikke skal ligge der."
SEVERAL_HERE = "{count} billeder og filer ligger nu her. Slet dem, hvor de lå før, hvis de ikke skal ligge der."
THERE_ALREADY = "»{name}« ligger her allerede."
CANNOT_BE_SEEN = (
    "»{name}« er lagt ind, men kan ikke vises: filen er i stykker eller låst med en adgangskode. Åbn den, hvor du har "
    "den fra, og hent en ny, hvis den heller ikke kan åbnes der."
)
FIRST_ONLY = "»{name}« bevæger sig. Kun det første billede kom med."


class Intake(QWidget):
    """Brings sources into a case, one step each. `arrived` carries the id of each, new or there already."""

    arrived = Signal(object)

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        self._workspace, self._case_id = workspace, case_id
        self._new: list[Incoming] = []
        self._told: list[str] = []
        self._refused: list[str] = []
        self._unseen: list[str] = []
        self.notice = NoticeBar()
        self.importer = Importer(self)
        self._progress, self._stop = Text("", "body", "ink2"), QuietButton("Stop", icon="x")
        self._working = QWidget()
        self._lay_out()
        self.importer.arrived.connect(self._on_arrived)
        self.importer.refused.connect(lambda name, why: self._refused.append(f"»{name}«: {why}"))
        self.importer.progress.connect(self._on_progress)
        self.importer.done.connect(self._on_done)
        self._stop.clicked.connect(self.importer.cancel)

    def bring(self, sources: Sequence[Source], left_out: str = "") -> None:
        """Bring in some sources; the window lives on meanwhile. `left_out` is said when they are here."""
        if sources and not self.importer.busy():
            self.notice.close_notice()
        if left_out and not sources:
            self.notice.say(left_out)
        elif left_out:
            self._told.append(left_out)
        self.importer.bring(sources)

    def _on_arrived(self, incoming: Incoming) -> None:
        done = self._workspace.do(
            "Hent billede eller fil", attachments.add_attachment, self._case_id, incoming.content,
            name=incoming.name, media_type=incoming.media_type, taken_on=incoming.taken_on,
        )  # fmt: skip
        if done is None:
            return
        if done.value.there_already:
            self._told.append(THERE_ALREADY.format(name=incoming.name))
        else:
            self._new.append(incoming)
        if not incoming.is_whole:
            self._unseen.append(CANNOT_BE_SEEN.format(name=incoming.name))
        if incoming.moved:
            self._told.append(FIRST_ONLY.format(name=incoming.name))
        self.arrived.emit(done.value.id)

    def _on_progress(self, number: int, count: int) -> None:
        self._progress.setText(f"Henter {number} af {count} …" if count > 1 else "Henter …")
        self._working.show()

    def _on_done(self) -> None:
        self._working.hide()
        told = " ".join((*self._here(), *self._told))
        lines = [each for each in (told, *self._unseen, *self._refused) if each]
        if lines:  # what could not come stands on a line each: of twenty files she must see which
            wrong = self._refused or self._unseen
            self.notice.say("\n".join(lines), "warn" if wrong else "good" if self._new else "info")
        for each in (self._new, self._told, self._unseen, self._refused):
            each.clear()

    def _here(self) -> list[str]:
        if len(self._new) > 1:
            return [SEVERAL_HERE.format(count=len(self._new))]
        return [ONE_HERE if each.media_type in PICTURES else FILE_HERE for each in self._new]

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._working)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._progress)
        row.addWidget(self._stop)
        row.addStretch(1)
        self._working.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.notice)
        column.addWidget(self._working)
