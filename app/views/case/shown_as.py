"""»Vis som …«: the case, the papers and the file names as one named person would get them, before anything leaves."""

from uuid import UUID

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.language.folding import possessive
from app.services import shown_as
from app.services.finished_papers import PLAN_NAMES
from app.services.shown_as import SeenAs, SeenPart
from app.views.case.copies_panel import CopiesPanel, MadeCopy, make_copy
from app.views.case_tab import CaseTab
from app.views.papers.leak_notice import LeakNotice
from app.views.papers.page_pictures import PagePictures
from app.views.records.fields import offer
from app.views.theme import current_theme
from app.views.widgets.buttons import PlainButton
from app.views.widgets.cards import Card, EmptyState
from app.views.widgets.columns import empty_layout
from app.views.widgets.fields import choice_field
from app.views.widgets.fitted import Fitted, read_with_arrows, scrolling
from app.views.widgets.notice import NoticeBar
from app.views.widgets.text import SectionHeading, Text
from app.views.workspace import Workspace

NOBODY = "Der er ingen i sagen endnu, et papir kan laves til."
NOTHING_HELD_BACK = "Intet er holdt tilbage for den person."
MARGIN, SIDE, ONE_COLUMN, THREE_COLUMNS = 32, 290, 660, 1120
"""Pixels at 100 %: the margin, the width of a side, and where there is room for only one column, and for three."""


class ShownAsTab(CaseTab):
    """Choose a person; see what they would get in the middle, and what they do not get beside it."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id)
        self._person = choice_field("Vis som", [])
        self._notice, self._leaks = NoticeBar(), LeakNotice(workspace, case_id)
        self._copies = CopiesPanel(workspace, case_id)
        self._all = PlainButton("Lav alles eksemplarer …", icon="files")
        self.add_action(self._all)
        self._sees, self._held_back = Card("Det ser personen af sagen", icon="eye"), Card("Det ser personen ikke")
        self._sees_lines, self._held_lines = QVBoxLayout(), QVBoxLayout()
        self._papers = QVBoxLayout()
        self._left, self._right = _column(), _column()
        self._empty = EmptyState(NOBODY, "user")
        self._lay_out()
        self._person.committed.connect(lambda _: self._show_person())
        self._all.clicked.connect(self.open_copies)
        self._copies.closed.connect(self._close_copies)
        self._copies.told.connect(self._notice.say)

    def refresh(self) -> None:
        """Read who is there, and show the case as the one who is chosen would get it."""
        people = self.workspace.ask(shown_as.list_readers, self.case_id)
        offer(self._person, [(str(each.id), each.name) for each in people])
        if not self._person.text() and people:
            self._person.set_text(str(people[0].id))
        self._copies.show_people(people)
        self._empty.setVisible(not people)
        self._show_person()

    def show_as(self, person_id: UUID) -> None:
        """Show the case as one person would get it."""
        self._person.set_text(str(person_id))
        self._show_person()

    def open_copies(self) -> None:
        """Open the panel that makes everybody's copies."""
        self._leaks.hide()  # the panel asks about everybody's copies at once
        self._copies.open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give what is held back a column of its own when there is room, and set all in one when there is little."""
        super().resizeEvent(event)
        theme, width = current_theme(), event.size().width()
        wide, narrow = width >= theme.px(THREE_COLUMNS), width < theme.px(ONE_COLUMN)
        if wide == self._right.isHidden():
            self._right.setVisible(wide)
            _inside(self._right if wide else self._left).insertWidget(0, self._held_back)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if narrow else across)
        self._left.setFixedWidth(width - theme.px(2 * MARGIN) if narrow else theme.px(SIDE))

    def _close_copies(self) -> None:
        self._copies.hide()
        self._show_person()

    def _show_person(self) -> None:
        person = self._person.text()
        for part in (self._sees, self._held_back):
            part.setVisible(bool(person))
        if not person:
            return
        seen = self.workspace.ask(shown_as.see_as, self.case_id, UUID(person))
        made = [make_copy(self.workspace, self.case_id, seen.called, each) for each in seen.copies]
        self._show_sides(seen)
        self._show_papers(seen, made)
        if self._copies.isHidden():
            self._leaks.show_named([(PLAN_NAMES[each.draft.copy], finding) for each in made for finding in each.found])

    def _show_sides(self, seen: SeenAs) -> None:
        self._sees.set_heading(f"Det ser {seen.called} af sagen")
        self._held_back.set_heading(f"Det ser {seen.called} ikke", len(seen.left_out))
        empty_layout(self._sees_lines)
        for part in seen.parts:
            self._sees_lines.addWidget(_part(part))
        empty_layout(self._held_lines)
        for line in seen.left_out or (NOTHING_HELD_BACK,):
            what, _, why = line.rpartition(": ")
            self._held_lines.addWidget(Text(what or why, "body", wrap=True))
            if what:
                self._held_lines.addWidget(Text(why, "meta", "ink2", wrap=True))

    def _show_papers(self, seen: SeenAs, made: list[MadeCopy]) -> None:
        empty_layout(self._papers)
        for each in made:
            name = PLAN_NAMES[each.draft.copy]
            self._papers.addWidget(SectionHeading(f"{possessive(seen.called)} papir: {name}", wrap=True))
            self._papers.addWidget(Text(f"Filnavn: {each.draft.file_name}", "meta", "ink2", wrap=True))
            pictures = PagePictures()
            self._papers.addWidget(pictures)
            pictures.show_pdf(each.pdf)
            pictures.setAccessibleName(
                f"{name}, {pictures.accessibleName()[:1].lower()}{pictures.accessibleName()[1:]}"
            )

    def _lay_out(self) -> None:
        self._sees.body.addLayout(self._sees_lines)
        self._held_back.body.addLayout(self._held_lines)
        for part in (self._held_back, self._sees, self._empty):
            _inside(self._left).addWidget(part)
        middle = _column()
        _inside(middle).addWidget(self._copies)
        _inside(middle).addWidget(self._leaks)
        _inside(middle).addLayout(self._papers)
        for each in (self._left, middle, self._right):
            _inside(each).addStretch(1)
        self._right.setFixedWidth(current_theme().px(SIDE))
        self._right.hide()
        everything = Fitted()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, everything)
        self._row.setContentsMargins(MARGIN, 4, MARGIN, 24)
        self._row.setSpacing(20)
        for each, share in ((self._left, 0), (middle, 1), (self._right, 0)):
            self._row.addWidget(each, share)
        area = scrolling(everything, "Sagen, som den bliver vist")
        read_with_arrows(area)
        top = QVBoxLayout()
        top.setContentsMargins(MARGIN, 16, MARGIN, 0)
        top.addWidget(self._notice)
        top.addWidget(self._person)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(area, 1)


def _column() -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    return holder


def _inside(column: QWidget) -> QVBoxLayout:
    """Return the layout of what `_column` made."""
    layout = column.layout()
    if not isinstance(layout, QVBoxLayout):
        raise TypeError("a column is laid out downwards")
    return layout


def _part(part: SeenPart) -> QWidget:
    holder = QWidget()
    holder.setAccessibleName(part.heading)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 8)
    column.setSpacing(4)
    column.addWidget(SectionHeading(part.heading, len(part.lines)))
    for line in part.lines:
        column.addWidget(Text(line, "body", wrap=True))
    return holder
