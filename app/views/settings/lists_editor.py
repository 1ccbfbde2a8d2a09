"""One list: how it stands and where it comes from, its words and its lines, and the keys to use it from today."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.own_list_rows import NAME, WHOLE, ListKind, OwnList
from app.views.settings.lists_desk import ListDesk
from app.views.settings.lists_head import DemandsCard, HeadCard
from app.views.settings.lists_lines import LinesCard
from app.views.settings.lists_presence import copy_list, drop_list
from app.views.settings.lists_words import standing_words, used_words
from app.views.widgets.buttons import PlainButton, PrimaryButton
from app.views.widgets.flow import FlowLayout
from app.views.widgets.notice import NoticeBar
from app.views.widgets.text import Text

SOURCE = "Kilde: {source}"
NOT_YET = "Ret det, der står ved linjerne. Intet er taget i brug endnu."
_NAMED = (ListKind.HEADINGS, ListKind.RULING)


class ListEditor(QWidget):
    """The list that is chosen. `made` carries the key of a copy that shall be chosen instead."""

    made = Signal(str)

    def __init__(self, desk: ListDesk) -> None:
        super().__init__()
        self._desk, self._key, self._told = desk, "", False
        self._title, self._state = Text("", "heading", wrap=True), Text("", "body", "ink2", wrap=True)
        self._source, self.notice = Text("", "meta", "ink2", wrap=True), NoticeBar()
        self.use_button = PrimaryButton("Brug fra i dag", icon="check")
        self.leave_button = PlainButton("Kassér ændringerne")
        self.shipped_button = PlainButton("Brug den, der følger med", icon="arrow-counter-clockwise")
        self.copy_button, self.drop_button = PlainButton("Lav en kopi", icon="plus"), PlainButton("Fjern", icon="trash")
        self.head, self.lines = HeadCard(desk, self.list), LinesCard(desk, self.list)
        self.demands = DemandsCard(desk, self.list)
        self._lay_out()
        desk.changed.connect(self._on_changed)

    @property
    def key(self) -> str:
        """The key of the list that is shown, empty before there is one."""
        return self._key

    def show_list(self, key: str) -> None:
        """Edit a list; what was typed in the one before is kept."""
        if key == self._key:
            return
        self.commit()
        self._key, self._told = key, False
        self.notice.close_notice()
        self._draw(another=True)

    def list(self) -> OwnList:
        """Return the list as it stands. KeyError when its part was switched off."""
        standing = self._desk.standing(self._key)
        if standing is None:
            raise KeyError(self._key)
        return standing.shown()

    def enter(self) -> None:
        """Begin in the name, in what must be in it, or on the first line."""
        if self.list().kind in _NAMED:
            self.head.fields["name"].editor.setFocus()
        elif self.lines.rows:
            self.lines.rows[0].enter()
        else:
            self.lines.add.setFocus()

    def use(self) -> bool:
        """Use the list from today, or say what must be put right where it is."""
        self.commit()
        faults = self._desk.faults(self._key)
        if faults:
            self._told = True
            self._draw()
            whole = next((each.sentence for each in faults if each.at == WHOLE), NOT_YET)
            self.notice.say(whole, "warn")
            self._go_to(faults[0].at)
            return False
        done = self._desk.take_in_use(self._key)
        if done:
            self.notice.say_done(used_words(self._desk.workspace.today), self._desk.workspace.undo_stack)
        return done

    def commit(self) -> None:
        """Hand on what stands in the fields."""
        if self._desk.standing(self._key) is not None:
            self.head.commit()
            self.lines.commit()

    def _on_copy(self) -> None:
        if made := copy_list(self._desk, self._key):
            self.made.emit(made)

    def _go_to(self, place: str) -> None:
        if place == NAME:
            self.head.fields["name"].editor.setFocus()
        elif place != WHOLE:
            self.lines.open_line(place)
            self.lines.enter(place)

    def _on_changed(self) -> None:
        if self._desk.standing(self._key) is None:  # its part was switched off
            self._key = ""
            return
        self.notice.close_notice()  # what was said is of before, also its »Fortryd«
        self._draw()

    def _draw(self, *, another: bool = False) -> None:
        standing = self._desk.standing(self._key)
        if standing is None:
            return
        wanted = standing.shown()
        faults = {each.at: each.sentence for each in reversed(self._desk.faults(self._key))} if self._told else {}
        self._title.setText(wanted.name)
        self._state.setText(standing_words(standing))
        self._source.setText(SOURCE.format(source=standing.row.source))
        self.use_button.setVisible(standing.draft is not None)
        self.leave_button.setVisible(standing.draft is not None)
        self.shipped_button.setVisible(standing.row.own_since is not None and standing.row.is_shipped)
        self.copy_button.setVisible(wanted.kind in _NAMED and standing.draft is None)
        self.drop_button.setVisible(not standing.row.is_shipped and standing.draft is None)
        self.head.setVisible(wanted.kind in _NAMED)
        self.head.show_head(standing, faults, another=another)
        self.lines.setVisible(not standing.row.fixed)
        self.demands.setVisible(standing.row.fixed)
        if standing.row.fixed:
            self.demands.show_demands(standing)
        else:
            self.lines.show_lines(standing, faults, another=another)

    def _lay_out(self) -> None:
        buttons = FlowLayout(gap=10)
        for button, act in (
            (self.use_button, self.use),
            (self.leave_button, lambda: self._desk.throw_away(self._key)),
            (self.shipped_button, lambda: self._desk.use_shipped(self._key)),
            (self.copy_button, self._on_copy),
            (self.drop_button, lambda: drop_list(self._desk, self._key)),
        ):
            button.clicked.connect(lambda _=False, act=act: act())
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self._title, self._state, self._source):
            column.addWidget(part)
        column.addLayout(buttons)
        for card in (self.notice, self.head, self.lines, self.demands):
            column.addWidget(card)
