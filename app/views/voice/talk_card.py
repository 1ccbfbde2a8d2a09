"""One talk as it stands in the list: who, where and how, the child's own words, its houses, marks and pictures."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.enums_early import House
from app.services.child_talk_rows import HouseWordRow, TalkRow
from app.services.voice_houses import HOUSE_NAMES
from app.views.widgets.buttons import IconButton, LinkButton, QuietButton
from app.views.widgets.cards import Card, OwnWords, Tag
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text

NO_DAY, NOT_HELD = "Dagen er ikke skrevet", "Ikke talt sammen"


class TalkCard(Card):
    """The card. Its wishes carry the row, or the id of a word or a picture."""

    correct_wanted = Signal(object)
    remove_wanted = Signal(object)
    houses_wanted = Signal(object)
    ruler_wanted = Signal(object)
    picture_wanted = Signal(object)
    picture_dropped = Signal(object)
    files_wanted = Signal()
    paper_wanted = Signal(object)
    word_dropped = Signal(object)

    def __init__(self, row: TalkRow, number: int) -> None:
        super().__init__()
        self.row = row
        self._when = row.on or (NO_DAY if row.was_held else NOT_HELD)
        self._known = f"samtale {number}, {self._when}"
        self.setAccessibleName(f"Samtale med {row.called}, {self._when}")
        self.inside = QVBoxLayout()
        title = Text("", "body", wrap=True)
        told = " · ".join(filter(None, (self._when, row.facts)))
        title.set_strong_text(told, len(self._when))
        self.body.addWidget(title)
        if row.alone:
            self.body.addWidget(Tag(f"{row.called} var alene med den voksne", "info"))
        if row.own_words:
            self.body.addWidget(OwnWords(row.own_words, row.called))
        for label, words in (("Derfor", row.not_held_because), ("I stedet", row.done_instead)):
            if words:
                self.body.addWidget(Text(f"{label}: {words}", "body", wrap=True))
        self._show_houses()
        for mark in row.marks:
            self.body.addWidget(Text(mark, "body", "ink2", wrap=True))
        self._show_pictures()
        self.body.addLayout(self.inside)
        self.body.addWidget(self._verbs())

    def _show_houses(self) -> None:
        for house in House:
            words = [each for each in self.row.houses if each.house is house]
            if words:
                self.body.addWidget(Text(HOUSE_NAMES[house], "meta", "ink2"))
                for each in words:
                    self.body.addWidget(self._word(each))

    def _word(self, word: HouseWordRow) -> QWidget:
        line = QWidget()
        flow = FlowLayout(line, gap=4, line_gap=2)
        flow.addWidget(Text(f"»{word.text.strip('»«')}«", "body", wrap=len(word.text) > 60))
        bin_button = IconButton("trash", f"Fjern fra huset: {word.text[:40]}, {self._known}")
        bin_button.clicked.connect(lambda: self.word_dropped.emit(word.id))
        flow.addWidget(bin_button)
        return line

    def _show_pictures(self) -> None:
        for number, each in enumerate(self.row.pictures, start=1):
            line = QWidget()
            flow = FlowLayout(line, gap=4, line_gap=2)
            flow.addWidget(Tag(each.name[:60], "info", "files"))
            look = LinkButton("Se under »Billeder og filer«")
            look.setAccessibleName(f"Se billede {number} under »Billeder og filer«, {self._known}")
            look.clicked.connect(self.files_wanted)
            flow.addWidget(look)
            away = LinkButton("Hører ikke til samtalen")
            away.setAccessibleName(f"Billede {number} hører ikke til {self._known}")
            away.clicked.connect(lambda _on=False, picture=each.id: self.picture_dropped.emit(picture))
            flow.addWidget(away)
            self.body.addWidget(line)

    def _verbs(self) -> QWidget:
        line = QWidget()
        flow = FlowLayout(line, gap=4, line_gap=0)
        verbs = [("Ret", "pencil-simple", self.correct_wanted)] if self.row.was_held else []
        if self.row.was_held:
            verbs += [
                ("Tre huse", "projector-screen", self.houses_wanted), ("Lineal", "projector-screen", self.ruler_wanted),
                ("Tegning eller foto", "plus", self.picture_wanted), ("Papir", "printer", self.paper_wanted),
            ]  # fmt: skip
        for words, icon, wish in [*verbs, ("Fjern", "trash", self.remove_wanted)]:
            button = QuietButton(words, icon=icon)
            button.setAccessibleName(f"{words}: {self._known}")
            button.clicked.connect(lambda _on=False, wish=wish: wish.emit(self.row))
            flow.addWidget(button)
        return line

    def focus_verbs(self) -> None:
        """Put the focus on the first verb."""
        first = self.findChild(QuietButton)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_of(self, talk_id: UUID) -> bool:
        """Tell whether this is the card of a talk."""
        return self.row.id == talk_id
