"""Shows what stands on a paper though its readers must not get it, and asks before the paper leaves."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services import leak_guard
from app.services.leak_guard import Finding, open_findings
from app.views.widgets.aloud import say_aloud
from app.views.widgets.buttons import LinkButton, PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.columns import empty_layout
from app.views.widgets.fields import line_field
from app.views.widgets.text import Hairline, Text
from app.views.workspace import Workspace

HEADING = "Læs det igennem først"
BACK = "Ret først"
ALL_RIGHT = "Det må stå der"
ASK = "Der står noget, modtageren ikke må få. Ret det, eller tag stilling til, at det må stå der."
WENT_BACK = "Papiret er ikke givet ud. Ret teksten i sagen, og prøv igen."
AT_FIRST = 4
"""Places shown before »vis alle«."""

Named = tuple[str, Finding]
"""Whose copy it is (empty when there is only one), and what stands on it."""


class LeakNotice(Card):
    """The places, and the question. `went_back` when she wants to correct the text first."""

    went_back = Signal()

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(HEADING, 0, tone="warn", icon="eye-slash")
        self._workspace, self._case_id = workspace, case_id
        self._findings: tuple[Named, ...] = ()
        self._after: Callable[[], object] | None = None
        self._places = QVBoxLayout()
        self._places.setSpacing(6)
        self._ask = Text(ASK, "body", wrap=True)
        self._reason = line_field("Hvorfor må det stå der? (kan stå tomt)", sentences=True)
        self._back, self._all_right = PlainButton(BACK, icon="pencil-simple"), PlainButton(ALL_RIGHT, icon="check")
        self._asking = QWidget()
        self._lay_out()
        self._back.clicked.connect(self._on_back)
        self._all_right.clicked.connect(self._on_all_right)
        self.hide()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show the places of one paper that nobody has decided about; none hides the card."""
        self.show_named([("", each) for each in findings])

    def show_named(self, findings: Sequence[Named]) -> None:
        """Show the places of several papers, each with whose copy it is."""
        self._findings = tuple(each for each in findings if not each[1].accepted)
        self._after = None
        self._asking.hide()
        self.set_heading(HEADING, len(self._findings))
        self._show_places(everything=len(self._findings) <= AT_FIRST)
        self.setVisible(bool(self._findings))

    def open_findings(self) -> tuple[Finding, ...]:
        """Return what still waits for a decision."""
        return open_findings(each for _, each in self._findings)

    def ask_before(self, leave: Callable[[], object]) -> None:
        """Go on with `leave` at once when nothing was found, else when she has said that it may stand there."""
        if not self._findings:
            leave()
            return
        self._after = leave
        self._asking.show()
        self._back.setFocus()
        self.setAccessibleDescription(ASK)
        say_aloud(self, ASK, at_once=True)

    def _on_back(self) -> None:
        self._after = None
        self._asking.hide()
        self.went_back.emit()

    def _on_all_right(self) -> None:
        after, found = self._after, self.open_findings()
        done = self._workspace.do("Det må stå der", leak_guard.accept, self._case_id, found, reason=self._reason.text())
        if done is None:
            return
        self._reason.set_text("")
        if self.open_findings() == found:
            self.show_named(())
        if after is not None:
            self.ask_before(after)  # the paper may have been drawn again meanwhile, with something new on it

    def _show_places(self, *, everything: bool) -> None:
        empty_layout(self._places)
        shown = self._findings if everything else self._findings[: AT_FIRST - 1]
        for whose, finding in shown:
            self._places.addWidget(_place(whose, finding))
        if not everything:
            more = LinkButton(f"Vis alle {len(self._findings)} steder")
            more.clicked.connect(lambda: self._show_places(everything=True))
            self._places.addWidget(more)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch(1)
        buttons.addWidget(self._back)
        buttons.addWidget(self._all_right)
        column = QVBoxLayout(self._asking)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        for part in (Hairline("warn_line"), self._ask, self._reason):
            column.addWidget(part)
        column.addLayout(buttons)
        self.body.addLayout(self._places)
        self.body.addWidget(self._asking)
        self._asking.hide()


def _place(whose: str, finding: Finding) -> QWidget:
    what = f"{finding.what[:1].upper()}{finding.what[1:]}"
    where = " · ".join(filter(None, (whose, finding.where)))
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(Text(f"{what}: »{finding.excerpt}«", "body", wrap=True, strong=len(what)))
    column.addWidget(Text(where, "meta", "ink2", wrap=True))
    holder.setAccessibleName(f"{where}: {what}")
    return holder
