"""One question about the weight of a case: the answer, why, what the case suggests, and the answers before."""

from uuid import UUID

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.language.dates import long_date
from app.services.case_weights import AnswerRow, GivenAnswer, answer_criterion
from app.services.weight_list import Criterion
from app.views.records.field_drafts import FieldDrafts
from app.views.theme import current_theme
from app.views.widgets.buttons import LinkButton
from app.views.widgets.columns import Columns
from app.views.widgets.fields import choice_field, line_field
from app.views.widgets.text import Text
from app.views.workspace import Workspace

NOT_ANSWERED = ("", "ikke svaret")
STEP = "Svar på sagens vægt"
LEAST = 120
"""Pixels at 100 % that are always left of a suggestion."""
SHOWN = 2
"""Earlier answers that stand there before the older ones are asked for."""


class HintLink(LinkButton):
    """What the case suggests; with little room it is shortened, and whole in the tooltip."""

    def minimumSizeHint(self) -> QSize:
        """Return a narrow link."""
        return QSize(min(current_theme().px(LEAST), self.sizeHint().width()), self.sizeHint().height())


class AnswerLine(QWidget):
    """The question. An answer is kept as soon as it is chosen; Ctrl Z takes it back."""

    def __init__(self, workspace: Workspace, case_id: UUID, asked: Criterion) -> None:
        super().__init__()
        self._workspace, self._case_id, self._asked = workspace, case_id, asked
        self._row: AnswerRow | None = None
        self._all = False
        levels = [(each.id, f"{each.name} ({each.points} point)") for each in asked.levels]
        self.choice = choice_field(asked.name, [NOT_ANSWERED, *levels])
        self.because = line_field("Fordi", sentences=True)
        self.because.editor.setAccessibleName(f"Fordi: {asked.name}")
        self.hint, self._before, self.older = HintLink(""), Text("", "meta", "ink2", wrap=True), LinkButton("")
        self._drafts = FieldDrafts(workspace, case_id, f"case_weight:{case_id}:{asked.id}:")
        columns = Columns((1, 1), narrow=520, gap=16)
        for column, field in zip(columns.columns, (self.choice, self.because), strict=True):
            column.addWidget(field)
        columns.push_up()
        inner = QVBoxLayout(self)
        inner.setContentsMargins(0, 6, 0, 6)
        inner.setSpacing(4)
        inner.addWidget(columns)
        for part in (self.hint, self._before, self.older):
            inner.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft if part is not self._before else Qt.AlignmentFlag(0))
        self.choice.committed.connect(self._answer)
        self._drafts.bind("because", self.because, self._keep_because)
        self.hint.clicked.connect(self._take_hint)
        self.older.clicked.connect(self._turn)

    def show_answer(self, row: AnswerRow) -> None:
        """Show how it is answered now, and before."""
        self._row = row
        self.choice.set_text(row.now.level_id if row.now else "")
        self.because.setVisible(row.now is not None)
        self._drafts.show("because", row.now.because if row.now else "")
        hinted = row.hint is not None and (row.now is None or row.now.level_id != row.hint.level_id)
        self.hint.setVisible(hinted)
        if row.hint is not None:
            self.hint.set_words(f"Forslag: {row.hint.level} ({row.hint.why})")
            self.hint.setToolTip(self.hint.text())
            self.hint.setAccessibleName(f"Brug forslaget »{row.hint.level}«: {self._asked.name}")
        self._show_before(row)

    def let_go(self) -> None:
        """Let go of the field, which is about to be made anew."""
        self._drafts.unbind()

    def _show_before(self, row: AnswerRow) -> None:
        seen = row.before if self._all else row.before[:SHOWN]
        self._before.setText("\n".join(_was(each) for each in seen))
        self._before.setVisible(bool(seen))
        left = len(row.before) - SHOWN
        self.older.setVisible(left > 0)
        self.older.set_words("Skjul de ældre" if self._all else f"Vis {left} ældre")
        self.older.setAccessibleName(f"{self.older.text()} svar: {self._asked.name}")

    def _answer(self, level: str) -> None:
        because = self.because.text() if level else ""
        self._workspace.do(
            STEP, answer_criterion, self._case_id, criterion=self._asked.id, level=level, because=because
        )  # fmt: skip

    def _keep_because(self, text: str) -> object:
        if self._row is None or self._row.now is None:
            return None
        level = self._row.now.level_id
        return self._workspace.do(
            STEP, answer_criterion, self._case_id, criterion=self._asked.id, level=level, because=text
        )  # fmt: skip

    def _take_hint(self) -> None:
        if self._row is not None and self._row.hint is not None:
            self._answer(self._row.hint.level_id)
            self.choice.editor.setFocus()

    def _turn(self) -> None:
        self._all = not self._all
        if self._row is not None:
            self._show_before(self._row)


def _was(given: GivenAnswer) -> str:
    """Return »Før: Meget (4), 3. maj 2026, fordi der var uro«."""
    points = f" ({given.points})" if given.level_id else ""
    day = f", {long_date(given.on)}" if given.on else ""
    because = f", fordi {given.because}" if given.because else ""
    return f"Før: {given.level}{points}{day}{because}"
