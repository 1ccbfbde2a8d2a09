"""What goes along to the new caseworker: the points the case tells of, and those written by hand."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt

from app.services.hand_over_points import add_point, fill_points, remove_point
from app.services.hand_over_rows import HandOverRow, PointRow
from app.views.handover.point_lines import PointGroups, PointLine, called
from app.views.records.attempt import attempt
from app.views.records.field_drafts import FieldDrafts
from app.views.widgets.buttons import PlainButton, QuietButton
from app.views.widgets.cards import Card
from app.views.widgets.editors import LineEditor
from app.views.widgets.fields import line_field
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text
from app.views.workspace import Workspace

HEADING = "Det skal den nye se"
ABOUT = "Taget fra sagen. Den nye sætter »Set« ved hvert punkt. Tag det ud, der ikke betyder noget."
NOTHING_NEW = "Der er ikke kommet noget nyt i sagen."


class PointsPart(Card):
    """The card; shown while a hand-over is begun or sent."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(HEADING, icon="check-circle")
        self._workspace = workspace
        self._row: HandOverRow | None = None
        self._drafts = FieldDrafts(workspace, case_id, f"handover:{case_id}:")
        self._more = line_field("Et punkt mere", placeholder="fx Hunden er glad, men høj", sentences=True)
        self._told = Text("", "meta", "ink2", wrap=True)
        self._groups = PointGroups(self._line)
        add, again = PlainButton("Tilføj punkt", icon="plus"), QuietButton("Se sagen efter igen")
        add.once = True  # the second press would ask what an empty field means
        add.clicked.connect(self.add)
        again.clicked.connect(self.look_again)
        if isinstance(self._more.editor, LineEditor):
            self._more.editor.returnPressed.connect(self.add)
        self.body.addWidget(Text(ABOUT, "body", "ink2", wrap=True))
        self.body.addLayout(self._groups)
        self.body.addWidget(self._more)
        ways = FlowLayout(gap=10, line_gap=8)
        for each in (add, again):
            ways.addWidget(each)
        self.body.addLayout(ways)
        self.body.addWidget(self._told, 0, Qt.AlignmentFlag.AlignLeft)
        self._told.hide()
        self._drafts.bind("point", self._more)

    def show_row(self, row: HandOverRow) -> None:
        """Show the points of a hand-over."""
        self._row = row
        self.set_heading(HEADING, len(row.points))
        self._groups.show_points(row.points)

    def add(self) -> None:
        """Keep what was written as a point."""
        if self._row is None:
            return
        with self._drafts.becoming_step("point"):
            tried = attempt(self._workspace, "Tilføj punkt", add_point, self._row.id, text=self._more.text())
        if tried.done is not None:
            self._drafts.drop("point")
            self._more.set_text("")
        self._more.set_error(tried.refusal)

    def look_again(self) -> None:
        """Add what has come into the case since."""
        if self._row is not None:
            done = self._workspace.do("Se sagen efter igen", fill_points, self._row.id)
            if done is not None:
                count = done.value
                self._told.setText(f"{count} nye punkter." if count > 1 else "Ét nyt punkt." if count else NOTHING_NEW)
                self._told.show()

    def flush(self) -> None:
        """Keep what was typed a moment ago."""
        self._drafts.flush()

    def _line(self, row: PointRow, number: int) -> PointLine:
        out = QuietButton("Tag ud")
        out.setAccessibleName(f"Tag ud: {called(row, number)}")
        out.clicked.connect(self._taking_out(row.id))
        return PointLine(row, (out,))

    def _taking_out(self, point_id: UUID) -> Callable[[], None]:
        def take_out() -> None:
            place = list(self._groups.lines).index(point_id)
            if self._workspace.do("Tag punkt ud", remove_point, point_id) is not None:
                left = list(self._groups.lines.values())
                following = left[min(place, len(left) - 1)].buttons[0] if left else self._more
                following.setFocus(Qt.FocusReason.OtherFocusReason)  # the button that was pressed is gone

        return take_out
