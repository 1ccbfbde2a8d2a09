"""»Lav alles eksemplarer«: one copy for each person in one go, into a folder, under names that name nobody."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.documents.plan_paper import plan_pdf
from app.documents.read_back import read_back
from app.errors import UserError
from app.services import leak_guard, papers, shown_as
from app.services.finished_papers import PLAN_NAMES
from app.services.leak_guard import Finding
from app.services.papers import PlanDraft
from app.services.shown_as import CopyFor, ReaderRow
from app.views.file_choice import ask_folder_path
from app.views.papers.hand_out import NOT_ALLOWED, HandOut
from app.views.papers.leak_notice import WENT_BACK, LeakNotice
from app.views.widgets.buttons import PlainButton, QuietButton
from app.views.widgets.cards import Card
from app.views.widgets.check_box import CheckBox
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text
from app.views.workspace import Workspace

NOBODY_CHOSEN = "Vælg mindst én, der skal have et eksemplar."
EXPLAINED = "Hver person får sit eget eksemplar uden det, personen ikke må se. Filerne får numre, ikke navne."
OUTSIDE = "Filerne ligger nu uden for den låste boks. Pas på dem, og slet dem, når de er skrevet ud."


@dataclass(frozen=True, slots=True)
class MadeCopy:
    """One paper for one person: the rows, the bytes, and what stands on it that should not."""

    name: str
    draft: PlanDraft
    pdf: bytes
    found: tuple[Finding, ...]


def make_copy(workspace: Workspace, case_id: UUID, name: str, copy: CopyFor) -> MadeCopy:
    """Make one person's copy and read it through."""
    draft = workspace.ask(
        papers.plan_for, case_id, copy=copy.copy.value, child_id=copy.child_id, recipient_id=copy.recipient_id
    )
    pdf = plan_pdf(draft.paper)
    rendered = read_back(pdf, draft.file_name)
    return MadeCopy(name, draft, pdf, workspace.ask(leak_guard.look, case_id, rendered, draft.readers))


class CopiesPanel(Card):
    """Who gets one, and the saving. `closed` when she is done with it; `told` carries a sentence and its tone."""

    closed = Signal()
    told = Signal(str, str)

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__("Lav alles eksemplarer", icon="files")
        self._workspace, self._case_id = workspace, case_id
        self._leaks = LeakNotice(workspace, case_id)
        self._leaks.went_back.connect(lambda: self.told.emit(WENT_BACK, "info"))
        self._hand_out = HandOut(workspace, case_id, papers.finish_paper)
        self._boxes: dict[UUID, CheckBox] = {}
        self._people: tuple[ReaderRow, ...] = ()
        self._row = FlowLayout(None, gap=18, line_gap=8)
        self._saved = Text("", "body", wrap=True)
        self._go = PlainButton("Vælg mappe og gem …", icon="files")
        self._close = QuietButton("Luk eksemplarerne")
        self._go.clicked.connect(self.begin)
        self._close.clicked.connect(self.closed)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self._go)
        buttons.addWidget(self._close)
        buttons.addStretch(1)
        people = QVBoxLayout()
        people.addLayout(self._row)
        self.body.addWidget(Text(EXPLAINED, "body", "ink2", wrap=True))
        self.body.addLayout(people)
        self.body.addLayout(buttons)
        self.body.addWidget(self._leaks)
        self.body.addWidget(self._saved)
        self._saved.hide()
        self.hide()

    def show_people(self, people: tuple[ReaderRow, ...]) -> None:
        """Offer a copy to each; those who usually get the plan are chosen at first."""
        if people == self._people:
            return
        kept = {each for each, box in self._boxes.items() if box.isChecked()}
        first = not self._boxes
        self._row.clear()
        self._boxes, self._people = {}, people
        for person in people:
            box = CheckBox(person.called)
            box.setAccessibleName(f"Eksemplar til {person.name}")
            box.setChecked(person.gets_the_plan if first else person.id in kept)
            self._boxes[person.id] = box
            self._row.addWidget(box)

    def open(self) -> None:
        """Show the panel, ready at its first box."""
        self.show()
        for box in list(self._boxes.values())[:1]:
            box.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        """Make the copies, ask once about everything that was found, and then ask where they go."""
        if not self._hand_out.is_allowed:
            self.told.emit(NOT_ALLOWED, "warn")
            return
        made = tuple(self._made())
        if not made:
            self.told.emit(NOBODY_CHOSEN, "warn")
            return
        self._leaks.show_named([(f"Til {each.name}", finding) for each in made for finding in each.found])
        self._leaks.ask_before(lambda: self._save(made))

    def _made(self) -> Iterator[MadeCopy]:
        for person in self._people:
            if self._boxes[person.id].isChecked():
                for copy in self._workspace.ask(shown_as.see_as, self._case_id, person.id).copies:
                    yield make_copy(self._workspace, self._case_id, person.called, copy)

    def _save(self, made: tuple[MadeCopy, ...]) -> None:
        folder = ask_folder_path(self, "Vælg en mappe til eksemplarerne")
        if not folder:
            return
        lines: list[str] = []
        number = 0
        for each in made:
            path, number = _free_path(Path(folder), each.draft.file_name, number + 1)
            try:
                saved = self._hand_out.save(each.draft, each.pdf, path)
            except UserError as error:
                self._show_saved(lines)
                self.told.emit(str(error), "warn")
                return
            if saved:
                lines.append(f"{path.name}: {each.name}, {PLAN_NAMES[each.draft.copy]}")
        self._show_saved(lines)
        self.told.emit(OUTSIDE, "info")

    def _show_saved(self, lines: list[str]) -> None:
        self._saved.setText("\n".join(("Gemt:", *lines)) if lines else "")
        self._saved.setVisible(bool(lines))


def _free_path(folder: Path, file_name: str, number: int) -> tuple[Path, int]:
    """Return a numbered name nobody uses in the folder, and its number: an older paper is never written over."""
    while (folder / shown_as.numbered(file_name, number)).exists():
        number += 1
    return folder / shown_as.numbered(file_name, number), number
