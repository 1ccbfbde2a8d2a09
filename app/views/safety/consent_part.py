"""»Sagt ja«: who has said yes to the meeting, and to being drawn where the whole room sees it."""

from uuid import UUID

from app.models.enums_people import ConsentKind
from app.services.consent_rows import AnswerCell
from app.services.consent_table import COLUMNS, consent_table, set_consent
from app.views.records.attempt import Attempt, attempt
from app.views.safety.answer_grid import Cell
from app.views.safety.answer_model import CELL_ROLE
from app.views.safety.answer_part import ANSWERS, AnswerPart
from app.views.safety.cell_words import CellWords
from app.views.widgets.fields import line_field
from app.views.workspace import Workspace

EXPLAINED = (
    "Ja til mødet er hver for sig og handler om noget bestemt. På rummets skærm tegnes kun dem, der har sagt ja til "
    "tegningen; de andre er et spørgsmålstegn."
)
STEP = "Ja og nej"


class ConsentPart(AnswerPart):
    """The part. What a yes to the meeting is about is written under the table."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id, "Hvem har sagt ja til mødet og tegningen?", explain=EXPLAINED)
        self.scope = line_field("Hvad er det et ja til?", placeholder="fx at tale om skole og fritid", sentences=True)
        self._words = CellWords(workspace, case_id, f"consent:{case_id}:", self.scope, self._set_scope)
        self.grid.moved.connect(self._show_scope)
        self.below.addWidget(self.scope)

    def refresh(self) -> None:
        """Read the answers again."""
        rows = self.workspace.ask(consent_table, self.case_id, meeting_id=self.meeting_id)
        self.show_rows(COLUMNS, rows)
        self._show_scope()

    def asked(self) -> tuple[tuple[UUID, str], ...]:
        """Return who can answer for the one in the row; to the meeting everybody answers for themselves."""
        row, cell = self.grid.row(), self.grid.cell_at(self.grid.currentIndex())
        return row.asked if row is not None and cell is not None and cell[0] == ConsentKind.DRAWING else ()

    def answer(self, letter: str, cells: tuple[Cell, ...], by_id: UUID | None) -> Attempt[None] | None:
        """Set the chosen cells."""
        given = ANSWERS[letter]
        return attempt(self.workspace, STEP, set_consent, self.case_id, cells=cells, answer=given, by_id=by_id)

    def _show_scope(self) -> None:
        """Ask what the yes is about where there is one to the meeting."""
        cell, place = self.grid.currentIndex().data(CELL_ROLE), self.grid.cell_at(self.grid.currentIndex())
        is_yes = isinstance(cell, AnswerCell) and cell.words == "ja" and place is not None
        asks = is_yes and place is not None and place[0] == ConsentKind.MEETING
        self.scope.setVisible(asks)
        key = f"{self.meeting_id or ''}:{place[1]}" if asks and place is not None else ""
        self._words.show(key, cell.note if asks and isinstance(cell, AnswerCell) else "")

    def _set_scope(self, text: str) -> Attempt[None] | None:
        meetings = tuple(cell for cell in self.grid.cells() if cell[0] == ConsentKind.MEETING)
        if not meetings:
            return None
        tried = attempt(self.workspace, STEP, set_consent, self.case_id, cells=meetings, answer="yes", scope=text)
        self.say(tried.refusal)
        return tried
