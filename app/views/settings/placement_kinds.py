"""The kinds of placement: what there is to choose on a placement, and those the municipality adds."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.placement_kinds import (
    RUNGS,
    PlacementKind,
    add_placement_kind,
    list_placement_kinds,
    turn_placement_kind,
)
from app.views.records.attempt import attempt
from app.views.records.field_drafts import FieldDrafts
from app.views.widgets.buttons import LinkButton, PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.columns import Columns, empty_layout
from app.views.widgets.fields import choice_field, line_field
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text
from app.views.workspace import Workspace

HEADING = "Slags anbringelser"
ABOUT = "Det, I kan vælge på en anbringelse. Trinnet siger, hvor barnet bliver talt med."
KEPT = "Det, der er valgt i sagerne, bliver stående med sit navn, også når det tages ud af brug."
NAME, RUNG = "name", "rung"


class PlacementKindsCard(Card):
    """The list as one line, or folded out with a key for each and a field for one more."""

    help_topic = "settings.placement_kinds"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(HEADING)
        self._workspace = workspace
        self._drafts = FieldDrafts(workspace, None, "placement_kinds:")
        self.name = line_field("Ny slags anbringelse")
        self.rung = choice_field("Trin", [(str(each), f"trin {each}") for each in RUNGS])
        self.add, self.unfold = PlainButton("Sæt på listen", icon="plus"), LinkButton("")
        self.add.setAccessibleName(f"Sæt på listen: {HEADING.lower()}")
        self._told, self._inside, self._list = Text("", "body", wrap=True), QWidget(), QVBoxLayout()
        self._shown: tuple[PlacementKind, ...] = ()
        for key, field in ((NAME, self.name), (RUNG, self.rung)):
            self._drafts.bind(key, field)
        self._lay_out()
        self.add.clicked.connect(self.add_new)
        self.unfold.clicked.connect(lambda: self.show_lines(on=self._inside.isHidden()))
        self.show_lines(on=bool(self._drafts.names()))

    def refresh(self) -> None:
        """Show the list as it stands; what is half typed stays."""
        kinds = self._workspace.ask(list_placement_kinds)
        if kinds == self._shown:
            return
        self._shown = kinds
        self.set_heading(HEADING, sum(each.in_use for each in kinds))
        self._told.setText(", ".join(each.name for each in kinds if each.in_use))
        empty_layout(self._list)
        for each in kinds:
            self._list.addWidget(self._row(each))

    def show_lines(self, *, on: bool) -> None:
        """Show the lines to be changed, or only what they are."""
        self._inside.setVisible(on)
        self._told.setVisible(not on)
        self.unfold.set_words("Luk listen" if on else "Ret listen")
        self.unfold.setAccessibleName(f"{self.unfold.text()}: {HEADING.lower()}")

    def add_new(self) -> None:
        """Put what stands in the fields on the list, or say why not."""
        rung = int(self.rung.text() or 0)
        with self._drafts.becoming_step():
            tried = attempt(self._workspace, "Sæt på listen", add_placement_kind, name=self.name.text(), rung=rung)
        self.name.set_error(tried.refusal)
        if tried.done is not None:
            self.name.set_text("")
            self.rung.set_text("")
            self._drafts.drop_all()
            self.refresh()
            self.name.editor.setFocus()

    def _row(self, kind: PlacementKind) -> QWidget:
        row = QWidget()
        line = FlowLayout(row, gap=10, line_gap=2)
        words = f"{kind.name}, trin {kind.rung}{'' if kind.in_use else ' (ude af brug)'}"
        turn = LinkButton("Tag ud af brug" if kind.in_use else "Brug igen")
        turn.setAccessibleName(f"{turn.text()}: {kind.name}")
        turn.clicked.connect(lambda: self._turn(kind))
        line.addWidget(Text(words, "body", "ink" if kind.in_use else "ink2"))
        line.addWidget(turn)
        return row

    def _turn(self, kind: PlacementKind) -> None:
        name = "Tag ud af brug" if kind.in_use else "Brug igen"
        self._workspace.do(name, turn_placement_kind, kind.id, in_use=not kind.in_use)
        self.refresh()

    def _lay_out(self) -> None:
        fields = Columns((3, 1), narrow=420, gap=16)
        for column, field in zip(fields.columns, (self.name, self.rung), strict=True):
            column.addWidget(field)
        fields.push_up()
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(Text(KEPT, "meta", "ink2", wrap=True))
        inside.addLayout(self._list)
        inside.addWidget(fields)
        inside.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (Text(ABOUT, "meta", "ink2", wrap=True), self._told, self._inside):
            self.body.addWidget(part)
        self.body.addWidget(self.unfold, 0, Qt.AlignmentFlag.AlignLeft)
