"""What holds for the whole of a guide: its name, beside what it stands, and for which worries and professions."""

from collections.abc import Callable, Collection
from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.rules.guides import NAME_MISSING, Guide, GuideFor
from app.services.guide_lists import Choices
from app.views.records.fields import offer
from app.views.settings.guides_desk import GuideDesk
from app.views.settings.guides_words import BESIDE, kinds_for, places, professions_for
from app.views.widgets.cards import Card
from app.views.widgets.check_box import CheckBox
from app.views.widgets.columns import Columns
from app.views.widgets.fields import choice_field, line_field
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text

ALL = "Intet flueben betyder, at den er til alle."


class Ticks(QWidget):
    """Some boxes in lines under a heading; hidden when there is nothing to choose."""

    def __init__(self, heading: str, chosen: Callable[[tuple[str, ...]], None]) -> None:
        super().__init__()
        self._chosen, self._heading = chosen, heading
        self._choices: Choices = ()
        self._boxes: dict[str, CheckBox] = {}
        self._flow = FlowLayout(gap=18, line_gap=6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Text(f"{heading} {ALL}", "meta", "ink2", wrap=True))
        column.addLayout(self._flow)

    def show_choices(self, choices: Choices, ticked: Collection[str]) -> None:
        """Show what there is to tick; what is ticked and out of use stays, so that nothing goes without a word."""
        known = {key for key, _ in choices}
        every = (*choices, *((key, key) for key in ticked if key not in known)) if choices else ()
        if every != self._choices:
            self._choices = every
            self._build(every)
        for key, box in self._boxes.items():
            blocked = box.blockSignals(True)
            box.setChecked(key in ticked)
            box.blockSignals(blocked)
        self.setVisible(bool(every))

    def box(self, key: str) -> CheckBox:
        """Return the box of a choice."""
        return self._boxes[key]

    def _build(self, choices: Choices) -> None:
        self._flow.clear()
        self._boxes = {}
        for key, words in choices:
            box = CheckBox(words)
            box.setAccessibleName(f"{self._heading.rstrip('?')}: {words}")
            box.toggled.connect(lambda _: self._chosen(tuple(k for k, b in self._boxes.items() if b.isChecked())))
            self._boxes[key] = box
            self._flow.addWidget(box)


class AboutCard(Card):
    """The card; `current` returns the guide as it stands."""

    def __init__(self, desk: GuideDesk, current: Callable[[], Guide]) -> None:
        super().__init__("Om handleguiden")
        self._desk, self._current, self._shown = desk, current, ""
        self.name = line_field("Navn")
        self.beside = choice_field("Den står ved siden af", [])
        self.kinds = Ticks("Til hvilke slags?", self._on_kinds)
        self.professions = Ticks("Til hvilke faggrupper?", self._on_professions)
        self.name.typed.connect(lambda text: desk.keep_half(self._named(text)))
        self.name.committed.connect(self._on_name)
        self.beside.committed.connect(self._on_beside)
        columns = Columns((3, 2), narrow=520, gap=16)
        for column, field in zip(columns.columns, (self.name, self.beside), strict=True):
            column.addWidget(field)
        columns.push_up()
        for part in (columns, self.kinds, self.professions):
            self.body.addWidget(part)

    def show_guide(self, guide: Guide, *, another: bool) -> None:
        """Show a guide; a name that is half typed stays."""
        if another or self.name.text() == self._shown:
            self.name.set_text(guide.name)
        self._shown = guide.name
        self._offer(guide.beside)
        self.kinds.show_choices(kinds_for(self._desk.workspace, guide.beside), guide.kinds)
        self.professions.show_choices(professions_for(self._desk.workspace, guide.beside), guide.professions)

    def say_fault(self) -> bool:
        """Say that the name is missing; False when it is there."""
        missing = not self.name.text().strip()
        self.name.set_error(NAME_MISSING if missing else "")
        return missing

    def _offer(self, beside: GuideFor) -> None:
        here = places(self._desk.workspace)
        offer(self.beside, [(each.value, BESIDE[each]) for each in GuideFor if each in here or each is beside])
        self.beside.set_text(beside.value)

    def _named(self, text: str) -> Guide:
        return replace(self._current(), name=" ".join(text.split()))

    def _on_name(self, text: str) -> None:
        self._shown = text
        self._desk.change("Handleguidens navn", self._named(text))

    def _on_beside(self, value: str) -> None:
        guide = self._current()
        if value and GuideFor(value) is not guide.beside:
            changed = replace(guide, beside=GuideFor(value), kinds=(), professions=())
            self._desk.change("Hvor handleguiden står", changed)

    def _on_kinds(self, kinds: tuple[str, ...]) -> None:
        self._desk.change("Hvad handleguiden er til", replace(self._current(), kinds=kinds))

    def _on_professions(self, chosen: tuple[str, ...]) -> None:
        self._desk.change("Hvem handleguiden er til", replace(self._current(), professions=chosen))
