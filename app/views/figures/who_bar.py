"""Whose cases are counted: all, one caseworker's or several's. Shown where the cases here are more than one's."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.language.folding import join_names
from app.views.figures.desk import FiguresDesk
from app.views.widgets.buttons import PlainButton
from app.views.widgets.check_box import CheckBox
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text

ALL, NAMELESS, CHOOSE = "Alle {all} rådgivere", "Uden navn", "Rådgivere: {who}"
FEW = 3
"""So many names stand on the button; of more than that only how many."""
ON_SCREEN = (
    "Kun sager hos {who}. De tal er kun til skærmen: lagt ved siden af alles tal kunne de røbe et lille tal. Papir og "
    "filer er altid af alle sager. Åben rådgivning er ikke nogen enkelts og er ikke med."
)


class WhoBar(QWidget):
    """A button that says whose figures are shown, and under it a box for each caseworker. No box ticked is all."""

    def __init__(self, desk: FiguresDesk) -> None:
        super().__init__()
        self._desk = desk
        self._names: tuple[str, ...] = ()
        self._boxes: list[CheckBox] = []
        self.turn, self.all = PlainButton(""), PlainButton("Vis alle rådgivere")
        self._note, self._list = Text("", "meta", "ink2", wrap=True), QWidget()
        self._flow = FlowLayout(self._list, gap=16, line_gap=6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.turn, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._list)
        column.addWidget(self.all, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._note)
        self.turn.clicked.connect(self._on_turn)
        self.all.clicked.connect(lambda: desk.choose_who(()))
        self._list.hide()
        self.hide()

    @property
    def boxes(self) -> tuple[CheckBox, ...]:
        """One for each caseworker, in alphabetical order."""
        return tuple(self._boxes)

    def show_who(self) -> None:
        """Show whose figures these are; nothing where all cases are one caseworker's."""
        names, who = self._desk.caseworkers(), self._desk.who
        self.setVisible(len(names) > 1)
        if names != self._names:
            self._names = names
            self._fill()
        for name, box in zip(self._names, self._boxes, strict=True):
            blocked = box.blockSignals(True)
            box.setChecked(name in who)
            box.blockSignals(blocked)
        chosen = [_shown(name) for name in names if name in who]
        self.turn.set_words(CHOOSE.format(who=_told(chosen, len(names))))
        self._note.setText(ON_SCREEN.format(who=join_names(chosen)) if who else "")
        self._note.setVisible(bool(who))
        self.all.setVisible(bool(who) and self._list.isVisibleTo(self))

    def _fill(self) -> None:
        self._flow.clear()
        self._boxes = []
        for name in self._names:
            box = CheckBox(_shown(name).replace("&", "&&"))
            box.setAccessibleName(f"Vis tal for {_shown(name)}")
            box.toggled.connect(self._on_ticked)
            self._boxes.append(box)
            self._flow.addWidget(box)

    def _on_turn(self) -> None:
        self._list.setVisible(not self._list.isVisibleTo(self))
        self.show_who()
        if self._list.isVisibleTo(self) and self._boxes:
            self._boxes[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_ticked(self) -> None:
        ticked = [name for name, box in zip(self._names, self._boxes, strict=True) if box.isChecked()]
        self._desk.choose_who(ticked)


def _shown(name: str) -> str:
    return name or NAMELESS


def _told(chosen: Sequence[str], every: int) -> str:
    """»Alle 6 rådgivere«, »Anna Bo og Per Ås«, »4 af 6«."""
    if not chosen:
        return ALL.format(all=every).lower()
    return join_names(chosen) if len(chosen) <= FEW else f"{len(chosen)} af {every}"
