"""What holds for a whole list: its name, and for a decision its help, its law and what must be in it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from app.services.own_list_rows import NAME, OwnList
from app.views.settings.lists_desk import ListDesk, Standing
from app.views.settings.lists_line import put_from_start
from app.views.settings.lists_words import WORDS
from app.views.widgets.cards import Card
from app.views.widgets.columns import Columns
from app.views.widgets.fields import LabeledField, choice_field, line_field
from app.views.widgets.text import Text

LABELS = {"name": "Navn", "about": "Hjælp, når der vælges", "law": "Lovgrundlag, der foreslås"}


class HeadCard(Card):
    """The words of a whole list; `current` returns it as it stands."""

    def __init__(self, desk: ListDesk, current: Callable[[], OwnList]) -> None:
        super().__init__("Om listen")
        self._desk, self._current = desk, current
        self._shown: dict[str, str] = {}
        self.fields: dict[str, LabeledField] = {}
        for part, label in LABELS.items():
            field = line_field(label)
            field.typed.connect(lambda text, part=part: desk.keep_half(self._with(part, text)))
            field.committed.connect(partial(self._committed, part))
            self.fields[part] = field
            self.body.addWidget(field)

    def show_head(self, standing: Standing, faults: Mapping[str, str], *, another: bool) -> None:
        """Show the words as they are; what is half typed stays."""
        wanted = standing.shown()
        for part, field in self.fields.items():
            stored = str(getattr(wanted, part))
            if another or field.text() == self._shown.get(part, ""):
                put_from_start(field, stored)
            self._shown[part] = stored
            field.setVisible(part == "name" or standing.row.fixed)
        self.fields["name"].set_error(faults.get(NAME, ""))

    def commit(self) -> None:
        """Hand on what stands in the fields."""
        for field in self.fields.values():
            field.commit()

    def _with(self, part: str, text: str) -> OwnList:
        wanted, words = self._current(), " ".join(text.split())
        if part == "name":
            return replace(wanted, name=words)
        return replace(wanted, about=words) if part == "about" else replace(wanted, law=words)

    def _committed(self, part: str, text: str) -> None:
        self._shown[part] = text
        self._desk.change(f"Ret {LABELS[part].lower()}", self._with(part, text))


class DemandsCard(Card):
    """What must be in a decision, and how much: a choice for each part."""

    def __init__(self, desk: ListDesk, current: Callable[[], OwnList]) -> None:
        super().__init__("Det skal med")
        self._desk, self._current = desk, current
        self.fields: dict[str, LabeledField] = {}
        self._explain, self._columns = Text("", "meta", "ink2", wrap=True), Columns((1, 1), narrow=480, gap=16)
        self.body.addWidget(self._explain)
        self.body.addWidget(self._columns)

    def show_demands(self, standing: Standing) -> None:
        """Show what is chosen."""
        wanted = standing.shown()
        self._explain.setText(WORDS[wanted.kind].explain)
        if not self.fields:
            self._make(standing)
        for line in wanted.lines:
            self.fields[line.id].set_text(line.choice)

    def _make(self, standing: Standing) -> None:
        lines = standing.shown().lines
        for place, line in enumerate(lines):
            field = choice_field(line.words, standing.row.choices)
            field.committed.connect(partial(self._chosen, line.id))
            self.fields[line.id] = field
            self._columns.columns[place * 2 // (len(lines) + 1)].addWidget(field)
        self._columns.push_up()

    def _chosen(self, line_id: str, value: str) -> None:
        wanted = self._current()
        lines = tuple(replace(each, choice=value) if each.id == line_id else each for each in wanted.lines)
        self._desk.change("Ret, hvad der skal med", replace(wanted, lines=lines))
