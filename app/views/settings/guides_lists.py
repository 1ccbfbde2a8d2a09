"""The lists a worry is sorted by: kinds of worry and professions. Add one, give it other words, take it out of use."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services import guide_lists
from app.services.guide_lists import Entry, ListName
from app.views.records.attempt import attempt
from app.views.records.field_drafts import FieldDrafts
from app.views.widgets.buttons import IconButton, LinkButton, PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.columns import empty_layout
from app.views.widgets.fields import LabeledField, line_field
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text
from app.views.workspace import Workspace

NEW = "new"
KINDS = ("Slags bekymringer", "Det, I kan vælge, når en bekymring skrives.", "Ny slags bekymring")
ASKERS = ("Faggrupper", "Dem, der kommer med en bekymring eller spørger i den åbne rådgivning.", "Ny faggruppe")
KEPT = "Det, der er skrevet i sagerne, bliver stående med sit navn, også når det tages ud af brug."
OUT = "ude af brug"


class ListCard(Card):
    """One list; one line at a time is open to be reworded."""

    def __init__(self, workspace: Workspace, which: ListName, words: tuple[str, str, str]) -> None:
        heading, about, new = words
        super().__init__(heading)
        self._workspace, self._which = workspace, which
        self._drafts = FieldDrafts(workspace, None, f"list:{which.value}:")
        self._open = next((each for each in sorted(self._drafts.names()) if each != NEW), "")
        self.new, self.add = line_field(new), PlainButton("Sæt på listen", icon="plus")
        self.add.setAccessibleName(f"Sæt på listen: {heading.lower()}")
        self._drafts.bind(NEW, self.new)
        self.field: LabeledField | None = None
        self.rows: dict[str, QWidget] = {}
        self._list, self._told, self._inside = QVBoxLayout(), Text("", "body", wrap=True), QWidget()
        self._list.setSpacing(2)
        self.unfold = LinkButton("")
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(Text(KEPT, "meta", "ink2", wrap=True))
        inside.addLayout(self._list)
        inside.addWidget(self.new)
        inside.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (Text(about, "meta", "ink2", wrap=True), self._told, self._inside):
            self.body.addWidget(part)
        self.body.addWidget(self.unfold, 0, Qt.AlignmentFlag.AlignLeft)
        self.add.clicked.connect(self.add_new)
        self.unfold.clicked.connect(lambda: self.show_lines(on=self._inside.isHidden()))
        self.show_lines(on=bool(self._drafts.names()))

    def show_lines(self, *, on: bool) -> None:
        """Show the lines to be edited, or only what they are."""
        self._inside.setVisible(on)
        self._told.setVisible(not on)
        self.unfold.set_words("Luk listen" if on else "Ret listen")
        self.unfold.setAccessibleName(f"{self.unfold.text()}: {self.heading().lower()}")

    def refresh(self) -> None:
        """Show the list as it stands; what is half typed stays."""
        entries = self._workspace.ask(guide_lists.read_list, self._which)
        self.set_heading(self.heading(), sum(each.in_use for each in entries))
        self._told.setText(", ".join(each.name for each in entries if each.in_use))
        if self.field is not None and self.field.editor.hasFocus() and self._open in {each.id for each in entries}:
            return  # somebody is writing here; the line is shown anew when it is left
        self.field = None
        empty_layout(self._list)
        self.rows = {each.id: self._row(each) for each in entries}
        for row in self.rows.values():
            self._list.addWidget(row)

    def heading(self) -> str:
        """Return what the list is called."""
        return (KINDS if self._which is ListName.WORRY_KIND else ASKERS)[0]

    def add_new(self) -> None:
        """Put what stands in the field on the list, or say why not."""
        with self._drafts.becoming_step(NEW):
            tried = attempt(self._workspace, "Sæt på listen", guide_lists.add_entry, self._which, self.new.text())
        self.new.set_error(tried.refusal)
        if tried.done is not None:
            self.new.set_text("")
            self._drafts.drop(NEW)
            self.refresh()
            self.new.editor.setFocus()

    def open_line(self, entry_id: str) -> None:
        """Open a line to be reworded; asked for again it is shut."""
        self._open = "" if self._open == entry_id else entry_id
        self.field = None
        self.refresh()
        self._enter_line()

    def _enter_line(self) -> None:
        if self.field is not None:
            self.field.editor.setFocus()

    def _row(self, entry: Entry) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        line = FlowLayout(gap=6, line_gap=2)
        name = Text(entry.name if entry.in_use else f"{entry.name} ({OUT})", "body", "ink" if entry.in_use else "ink2")
        pencil = IconButton("pencil-simple", f"Ret »{entry.name}«")
        pencil.clicked.connect(lambda: self.open_line(entry.id))
        turn = LinkButton("Tag ud af brug" if entry.in_use else "Brug igen")
        turn.setAccessibleName(f"{turn.text()}: {entry.name}")
        turn.clicked.connect(lambda: self._turn(entry))
        for part in (name, pencil, turn):
            line.addWidget(part)
        column.addLayout(line)
        if entry.id == self._open:
            self.field = line_field(f"Nyt navn til »{entry.name}«")
            self.field.set_text(entry.name)
            self._drafts.bind(entry.id, self.field, lambda text: self._rename(entry.id, text))
            column.addWidget(self.field)
        return row

    def _rename(self, entry_id: str, text: str) -> object:
        done = self._workspace.do("Ret et navn på listen", guide_lists.rename_entry, self._which, entry_id, text)
        if done is not None:
            self._open = ""
            QTimer.singleShot(0, self, self._show_renamed)  # the field has not been told yet that its words are kept
        return done

    def _show_renamed(self) -> None:
        if self.field is not None and not self._open:
            self.field.editor.clearFocus()
        self.refresh()

    def _turn(self, entry: Entry) -> None:
        name = "Tag ud af brug" if entry.in_use else "Brug igen"
        self._workspace.do(name, guide_lists.turn_entry, self._which, entry.id, in_use=not entry.in_use)
        self.refresh()


class GuideListsPart(QWidget):
    """Both lists, one under the other; they hold whatever is switched on."""

    help_topic = "settings.guide_lists"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.kinds = ListCard(workspace, ListName.WORRY_KIND, KINDS)
        self.askers = ListCard(workspace, ListName.PROFESSION, ASKERS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.kinds)
        column.addWidget(self.askers)

    def refresh(self) -> None:
        """Show both lists as they stand."""
        self.kinds.refresh()
        self.askers.refresh()
