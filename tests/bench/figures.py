"""Each page of »Tal«, from the first click on it, and from a click on another period, to what is drawn.

Earlier periods of its lines are included.

The floor is a count of all rows of the tables it is counted from, in the same encrypted file.
"""

from collections.abc import Callable, Iterator
from itertools import cycle

from PySide6.QtWidgets import QApplication

from app.rules.figure_periods import period_named
from app.rules.key_figures import Group
from app.views.figures.page import FiguresPage
from app.views.workspace import Workspace
from tests.bench.floor import Floor
from tests.bench.measures import Pair, in_turn

ROUNDS = 3
PERIODS = (period_named("2026H2"), period_named("2026H1"))
"""Shown in turn, the running one first, so that everything is counted and drawn again each time."""
COUNTED_FROM = {
    Group.CASES: ("case_", "child", "person", "intervention", "case_weight"),
    Group.FOLLOW_UP: (
        "case_", "child", "person", "follow_up", "child_talk", "contact", "cadence", "intervention", "action_plan",
    ),
    Group.MEETINGS: (
        "case_", "child", "meeting", "participant", "child_talk", "follow_up", "agreement", "agreement_review",
        "agreement_occurrence",
    ),
    Group.EARLY: (
        "case_", "child", "person", "concern", "meeting", "advice_talk", "notification", "notification_child",
        "assessment",
    ),
    Group.PLACEMENTS: ("case_", "child", "person", "intervention"),
    Group.OUTCOME: (
        "case_", "child", "goal", "goal_score", "intervention", "action_plan", "plan_aim", "feedback", "meeting",
    ),
}  # fmt: skip


def pairs(workspace: Workspace, floor: Floor) -> Iterator[Pair]:
    """Yield each page."""
    page = FiguresPage(workspace)
    page.resize(1200, 820)
    page.show()
    page.refresh()
    _settle()
    for group in Group:
        page.whole().open(group.value)
        periods = cycle(reversed(PERIODS))

        def drawn(_: int, periods: cycle = periods) -> None:  # type: ignore[type-arg]  # of the periods
            page.whole().desk.choose(next(periods))
            _settle()

        def counted(_: int, group: Group = group) -> None:
            floor.count(*COUNTED_FROM[group])

        # The first time nothing is remembered, as after a step or when the page was left.
        for name, rest in (("drawn the first time", page.whole().desk.rest), ("another period drawn", _settle)):

            def before(_: int, rest: Callable[[], None] = rest) -> None:
                rest()

            what = f"figures, {group.value}: {name}"
            yield in_turn(what, drawn, "one count of all it is counted from", counted, rounds=ROUNDS, before=before)
    page.close()


def _settle() -> None:
    QApplication.processEvents()
    QApplication.processEvents()
