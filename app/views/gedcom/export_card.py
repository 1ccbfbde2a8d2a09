"""The family saved as GEDCOM 7 for another program: what goes along is chosen, and the text is read through first."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt

from app.documents.outgoing_file import write_outside
from app.errors import UserError
from app.exchange.gedcom_out import gedcom_bytes, gedcom_of_case
from app.exchange.gedcom_writer import write_gedcom
from app.services import leak_guard
from app.services.family_export import AlsoExport, family_file_of_case
from app.services.leak_text import RenderedPaper, RenderedPart
from app.views.file_choice import ask_save_path
from app.views.papers.leak_notice import LeakNotice
from app.views.widgets.buttons import PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.check_box import CheckBox
from app.views.widgets.notice import NoticeBar
from app.views.widgets.text import Text
from app.views.workspace import Workspace

KIND = "Slægtsfil, GEDCOM (*.ged)"
NAME = "slaegt.ged"
EXPORT = "genogram"
"""What it is called in the policy file: a family that leaves as a drawing or as a file is the same thing."""
ABOUT = (
    "Filen kan åbnes i andre slægtsprogrammer. CPR-numre, adresser, telefonnumre og noter kommer aldrig med, og det "
    "gør det, der kun er for rådgiveren, heller ikke. Vælger du, hvordan de har det med hinanden, kommer de ord med, "
    "der er skrevet om det. Filen er ikke låst."
)
NOT_ALLOWED = "Jeres it-afdeling har slået det fra på denne computer at gemme slægten i en fil."
SAVED = "Slægten er gemt. Filen er ikke låst, så pas på den."


class ExportCard(Card):
    """The card »Gem slægten som fil«."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__("Gem slægten som fil", icon="files")
        self._workspace, self._case_id = workspace, case_id
        self._notice, self._leaks = NoticeBar(), LeakNotice(workspace, case_id)
        self._network = CheckBox("Netværket omkring barnet")
        self._relations = CheckBox("Hvordan de har det med hinanden")
        self._homes = CheckBox("Hvem der bor sammen")
        self._losses = CheckBox("Graviditeter, der ikke blev til et barn")
        self._save = PlainButton("Gem som GEDCOM …", "", "files")
        self._save.clicked.connect(self.save)
        if not workspace.policy.allows(EXPORT):
            self.body.addWidget(Text(NOT_ALLOWED, "body", "ink2", wrap=True))
            return
        self._network.setChecked(True)
        self.body.addWidget(Text(ABOUT, "body", wrap=True))
        for box in (self._network, self._relations, self._homes, self._losses):
            self.body.addWidget(box, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._leaks, self._notice):
            self.body.addWidget(part)
        self.body.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeft)

    def save(self) -> None:
        """Read the text through, ask when something stands in it that must not, then ask where and write."""
        self._notice.close_notice()
        also = AlsoExport(
            network=self._network.isChecked(),
            relations=self._relations.isChecked(),
            homes=self._homes.isChecked(),
            losses=self._losses.isChecked(),
        )
        text = write_gedcom(self._workspace.ask(family_file_of_case, self._case_id, also=also))
        rendered = RenderedPaper((RenderedPart("filen", text),))
        self._leaks.show_findings(self._workspace.ask(leak_guard.look, self._case_id, rendered, frozenset[UUID]()))
        self._leaks.ask_before(lambda: self._write(also))

    def _write(self, also: AlsoExport) -> None:
        path = ask_save_path(self, "Gem slægten", NAME, KIND)
        done = self._workspace.do("Gem slægten som fil", gedcom_of_case, self._case_id, also=also) if path else None
        if done is None:
            return
        try:
            write_outside(Path(path), gedcom_bytes(done.value))
        except UserError as error:
            self._notice.say(str(error), "warn")
            return
        self._notice.say(SAVED, "good")
