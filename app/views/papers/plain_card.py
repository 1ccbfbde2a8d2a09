"""»Let at læse?«: what a family would stumble over on the paper, each with what can be done about it.

Nothing here stops anybody. What is corrected is corrected where it was written, as one step, and can be undone.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import count
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.language.plain_words import Trouble
from app.services import jargon_list, plain_check
from app.services.modules import LIX, list_modules
from app.services.plain_check import PlainFinding, PlainReport
from app.views.records.field_drafts import FieldDrafts
from app.views.widgets.buttons import LinkButton
from app.views.widgets.cards import Card
from app.views.widgets.columns import empty_layout
from app.views.widgets.fields import text_field
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Hairline, Text
from app.views.workspace import Workspace

HEADING = "Let at læse?"
NOTHING = "Ja. Der er ikke noget at se efter."
KEPT = "Du har ladet {count} stå, som det er."
NO_FIELD = "Det står ikke i et felt i sagen. Ret det, hvor det er skrevet."
CHILDS_OWN = "Barnets egne ord. Lad dem stå, som de blev sagt, eller lad være med at citere dem her."
SAVED_WHEN = "Gemmes, når du forlader feltet."
SAY, SHORT = "Skriv fx »{}«.", 14
"""Letters of a suggestion there is room for on a button; a longer one is said above it."""
AT_FIRST = 3
"""Sentences shown before »vis alle«."""


class PlainCard(Card):
    """The findings of the paper that is shown; `answered` when the last of them was."""

    answered = Signal()

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(HEADING, 0, icon="quotes")
        self._workspace, self._case_id = workspace, case_id
        self._report, self._everything = PlainReport(), False
        self._open = ""
        self._drafts: FieldDrafts | None = None
        self._places = QVBoxLayout()
        self._places.setSpacing(10)
        self._told, self._lix = Text("", "meta", "ink2", wrap=True), Text("", "meta", "ink2", wrap=True)
        self.body.addLayout(self._places)
        self.body.addWidget(self._told)
        self.body.addWidget(self._lix)

    def show_report(self, report: PlainReport) -> None:
        """Show what was found; a card without a word to read through is hidden."""
        self._report = report
        if all(each.mark != self._open for each in report.findings):
            self._open = ""
        self._show()

    def _show(self) -> None:
        found = self._report.findings
        sentences = list(_by_sentence(found).values())
        shown = sentences if self._everything or len(sentences) <= AT_FIRST + 1 else sentences[:AT_FIRST]
        pressed = self._pressed()
        self._let_go()
        self.set_heading(HEADING, len(found) or None)
        empty_layout(self._places)
        numbers = count(1)
        for place, each in enumerate(shown):
            if place:
                self._places.addWidget(Hairline())
            self._places.addWidget(self._sentence(each, numbers))
        if len(shown) < len(sentences):
            more = LinkButton(f"Vis alle {len(sentences)} sætninger")
            more.clicked.connect(self._show_everything)
            self._places.addWidget(more)
        kept = KEPT.format(count=self._report.kept) if self._report.kept else ""
        self._told.setText(" ".join(filter(None, ("" if found else NOTHING, kept))))
        self._told.setVisible(bool(self._told.text()))
        self._show_lix()
        self.setVisible(self._report.lix.words > 0)
        self._hold_focus(pressed)

    def _pressed(self) -> int:
        """Return which of the card's ways has the focus, -1 for none of them."""
        focus = QApplication.focusWidget()
        return next((place for place, each in enumerate(self._all_ways()) if each is focus), -1)

    def _all_ways(self) -> list[LinkButton]:
        """Return the links of the sentences that are in the column now, not those that are on their way out."""
        items = [self._places.itemAt(place) for place in range(self._places.count())]
        parts = [item.widget() for item in items if item is not None]
        inside = (part.findChildren(LinkButton) if part is not None else [] for part in parts)
        more = [part for part in parts if isinstance(part, LinkButton)]
        return [*(each for ways in inside for each in ways), *more]

    def _hold_focus(self, pressed: int) -> None:
        """Stay at the place that was pressed: what is gone from there must not throw the keys out in the menu."""
        ways = self._all_ways()
        if pressed < 0 or self._open:
            return
        if ways:
            self._places.activate()  # Qt shows what was just put in there, and only what is seen takes the focus
            ways[min(pressed, len(ways) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.answered.emit()

    def _show_lix(self) -> None:
        """Say the number only to those who have asked for it."""
        on = {each.key for each in self._workspace.ask(list_modules) if each.on}
        lix = self._report.lix
        self._lix.setText(f"Lixtal {lix.value}: {lix.level}.")
        self._lix.setVisible(LIX in on)

    def _show_everything(self) -> None:
        self._everything = True
        self._show()

    def _sentence(self, findings: Sequence[PlainFinding], numbers: Iterator[int]) -> QWidget:
        """Return a sentence with all there is to say about it, and the field it is corrected in."""
        first = findings[0]
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(Text(first.remark.sentence, "body", wrap=True))
        where = CHILDS_OWN if first.quoted else first.source.label if first.source else NO_FIELD
        column.addWidget(Text(where, "meta", "ink2", wrap=True))
        for each in findings:
            self._add_remark(column, each, next(numbers))
        if first.source is not None:
            edit = LinkButton("Ret teksten")
            edit.setAccessibleName(f"Ret teksten: {first.remark.sentence}")
            edit.clicked.connect(lambda: self._edit(first))
            column.addWidget(edit, 0, Qt.AlignmentFlag.AlignLeft)
        if first.mark == self._open:
            self._add_editor(column, first)
        holder.setAccessibleName(first.remark.sentence)
        return holder

    def _add_remark(self, column: QVBoxLayout, finding: PlainFinding, number: int) -> None:
        whole = finding.remark.trouble is Trouble.LONG_SENTENCE
        words = finding.remark.told if whole else f"»{finding.found}«"
        instead = SAY.format(finding.instead) if len(finding.instead) > SHORT else ""
        told = words if whole else " ".join(filter(None, (words, finding.remark.told, instead)))
        column.addWidget(Text(told, "meta", wrap=True, strong=len(words)))
        row = FlowLayout(None, gap=4, line_gap=0)
        for label, do in self._ways(finding):
            button = LinkButton(label)
            button.setAccessibleName(f"{label}, sted {number}")
            button.clicked.connect(do)
            row.addWidget(button)
        column.addLayout(row)

    def _ways(self, finding: PlainFinding) -> list[tuple[str, Callable[[], object]]]:
        ways: list[tuple[str, Callable[[], object]]] = []
        if finding.fixed:
            short = len(finding.instead) <= SHORT
            words = f"Skriv »{finding.instead}«" if short else "Skriv det sådan"
            ways.append((words, lambda: self._reword(finding, finding.fixed)))
        ways.append(("Lad det stå", lambda: self._keep(finding)))
        if finding.remark.word_id:
            ways.append(("Spørg ikke om ordet", lambda: self._leave_out(finding)))
        return ways

    def _add_editor(self, column: QVBoxLayout, finding: PlainFinding) -> None:
        source = finding.source
        if source is None:
            return
        field = text_field(source.label, rows=3, hint=SAVED_WHEN)
        field.set_text(source.text)
        self._drafts = FieldDrafts(self._workspace, self._case_id, f"plain:{source.row_id}:{source.column}:")
        self._drafts.bind("text", field, lambda text: self._reword(finding, text))
        column.addWidget(field)
        field.editor.setFocus()

    def _edit(self, finding: PlainFinding) -> None:
        self._open = "" if self._open == finding.mark else finding.mark
        self._show()

    def _reword(self, finding: PlainFinding, after: str) -> bool:
        if finding.source is None:
            return False
        return self._workspace.do("Ret ordlyden", plain_check.reword, finding.source, after) is not None

    def _keep(self, finding: PlainFinding) -> None:
        self._workspace.do("Lad ordlyden stå", plain_check.keep_wording, self._case_id, finding.mark)

    def _leave_out(self, finding: PlainFinding) -> None:
        if self._workspace.do("Ordet må bruges", jargon_list.leave_out, finding.remark.word_id):
            same = finding.remark.word_id
            left = tuple(each for each in self._report.findings if each.remark.word_id != same)
            self.show_report(PlainReport(left, self._report.kept, self._report.lix))

    def _let_go(self) -> None:
        if self._drafts is not None:
            self._drafts.unbind()
            self._drafts = None


def _by_sentence(findings: Sequence[PlainFinding]) -> dict[tuple[str, object], list[PlainFinding]]:
    found: dict[tuple[str, object], list[PlainFinding]] = {}
    for each in findings:
        where = (each.source.row_id, each.source.column) if each.source else None
        found.setdefault((each.remark.sentence, where), []).append(each)
    return found
