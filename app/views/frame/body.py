"""The body of the main window: the rail on the left; the training banner, pages, notices and keys beside it."""

import time
from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QSize
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.views.frame.training_banner import TrainingBanner
from app.views.navigation import CASES, CATALOGUE, FIGURES, SETTINGS, TODAY
from app.views.page import Hints
from app.views.widgets.key_bar import KeyBar
from app.views.widgets.notice import NoticeBar
from app.views.widgets.rail import Rail, RailEntry
from app.views.workspace import Workspace

RAIL = (
    RailEntry(TODAY, "I dag", "sun-horizon"),
    RailEntry(CASES, "Sager", "folders"),
    RailEntry(CATALOGUE, "Tilbud", "hand-heart"),
    RailEntry(FIGURES, "Tal", "chart-bar"),
    RailEntry(SETTINGS, "Indstillinger", "sliders-horizontal"),
)
ALWAYS: Hints = [(("Ctrl Z",), "Fortryd"), (("F1",), "Vejledning"), (("Skift F1",), "Alle taster")]
"""The keys that stand last in the bar on every page."""
AT_LEAST = 3.0
"""Seconds a refusal stands: what saves itself as she leaves a field must not take it away unread."""
ENDED, PRINT_PLAN = "Mødet er afsluttet. Det næste er papiret til familien.", "Udskriv planen"
PLAN_PAPER = "papers:family"
"""The tab of a case and the paper on it, as a place names them."""


def the_application() -> QApplication:
    """Return the running application. RuntimeError when there is none: a window needs one."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("a window needs a QApplication")
    return app


def count_today(rail: Rail, count: int) -> None:
    """Show in the rail how much there is to do today."""
    words = "én ting i dag" if count == 1 else f"{count} ting i dag"
    rail.item(TODAY).set_count(count, words)


def tell_refusals(workspace: Workspace, notice: NoticeBar) -> None:
    """Show why a step was refused, until a later step went well: then she has gone on, and it is about nothing."""
    told: dict[str, float] = {}

    def tell(sentence: str) -> None:
        told.clear()
        told[sentence] = time.monotonic()
        notice.say(sentence, "warn")

    def go_on() -> None:
        since = told.get(notice.sentence())
        if since is not None and time.monotonic() - since > AT_LEAST:
            notice.close_notice()

    workspace.refused.connect(tell)
    workspace.changed.connect(lambda _changes: go_on())


def offer_plan(notice: NoticeBar, steps: QUndoStack, open_case: Callable[[UUID, str], None], case_id: UUID) -> None:
    """Say what is next when a meeting has ended: the family's paper. It goes when something else is done."""
    notice.say_until_step(ENDED, steps, "good", (PRINT_PLAN, lambda: open_case(case_id, PLAN_PAPER)))


class UnderThePages(QVBoxLayout):
    """Room round a notice, and none while there is no notice: Qt keeps the edges of an empty layout.

    Under the page and not above it: there a notice that comes or goes would move what she is about to press.
    """

    def sizeHint(self) -> QSize:
        """Return the notice with its edges."""
        return QSize(0, 0) if self.isEmpty() else super().sizeHint()

    def minimumSize(self) -> QSize:
        """Return the least of the same."""
        return QSize(0, 0) if self.isEmpty() else super().minimumSize()


def body_of(
    rail: Rail, notice: NoticeBar, pages: QStackedWidget, below: QWidget, keys: KeyBar, *, training: bool
) -> QWidget:
    """Return the parts laid out beside each other; `training` puts the banner on top of the pages."""
    right = QVBoxLayout()
    right.setSpacing(0)
    if training:
        right.addWidget(TrainingBanner())
    right.addWidget(pages, 1)
    told = UnderThePages()
    told.setContentsMargins(32, 8, 32, 12)
    told.addWidget(notice)
    right.addLayout(told)
    right.addWidget(below)
    right.addWidget(keys)
    frame = QWidget()
    both = QHBoxLayout(frame)
    both.setContentsMargins(0, 0, 0, 0)
    both.setSpacing(0)
    both.addWidget(rail)
    both.addLayout(right, 1)
    return frame
