"""The page of one case: the header that stays, and its tabs, each made when it is first opened."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.services.case_header import read_header
from app.services.ports import Changes
from app.views.case.attachment_import import has_something
from app.views.case.drop_card import DropCard
from app.views.case.early_tab import KEYS as EARLY_KEYS
from app.views.case.early_tab import EarlyTab
from app.views.case.follow_up_tab import FollowUpTab
from app.views.case.header import CaseTop
from app.views.case.meetings import MeetingsTab
from app.views.case.more_tab import JOURNAL, MoreTab
from app.views.case.more_tab import KEYS as MORE_KEYS
from app.views.case.notes_tab import CONTACTS, NotesTab
from app.views.case.overview_tab import OverviewTab
from app.views.case.owed_part import KEY as OWED
from app.views.case.owed_part import NAME as OWED_NAME
from app.views.case.papers import PapersTab
from app.views.case.parts_tab import PartsTab
from app.views.case.people_tab import PeopleTab
from app.views.case.plan_tab import PlanTab
from app.views.case_tab import SIDE, CaseTab
from app.views.page import Hints, Page
from app.views.papers.list_preview import print_listing
from app.views.plan_job import PlanJob
from app.views.theme import current_theme
from app.views.widgets.page_stack import PageStack
from app.views.widgets.tab_bar import TabBar
from app.views.widgets.text import Hairline
from app.views.workspace import Workspace

if TYPE_CHECKING:
    from app.views.case.files_tab import FilesTab

TABS: tuple[tuple[str, str, Callable[[Workspace, UUID], CaseTab]], ...] = (
    ("overview", "&Kort fortalt", OverviewTab),
    ("people", "&Mennesker", PeopleTab),
    ("meetings", "M&øder", MeetingsTab),
    ("plan", "&Plan", PlanTab),
    ("follow_ups", "&Opfølgning", FollowUpTab),
    ("early", "&Før planen", EarlyTab),
    ("notes", "&Notater", NotesTab),
    ("papers", "Papi&rer", PapersTab),
    ("more", "M&ere", MoreTab),
)
"""Key, name with its mnemonic, and what makes the tab."""

KEYS = tuple(key for key, _, _ in TABS)
LOW = 400
"""Pixels at 100 % of a page so low that its top must be small."""


class CasePage(Page):
    """One case. `meeting_requested` carries a meeting id; Esc and the way back belong to the frame around it.

    `tab_changed` also when the same tab shows another part of itself, with other keys.
    """

    meeting_requested = Signal(object)
    back_requested = Signal()
    tab_changed = Signal(str)

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace)
        self._case_id = case_id
        self._top = CaseTop()
        self._bar = TabBar("Faner i sagen")
        self._stack, self._head = PageStack(), QVBoxLayout()
        self._made: dict[str, CaseTab] = {}
        self._shown_from_owed = False
        for number, (_, name, _) in enumerate(TABS, start=1):
            self._bar.addTab(name)
            self._bar.setTabToolTip(number - 1, f"Ctrl {number}")
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.activated.connect(lambda place=number - 1: self._go_into(place))
        for standard, step in ((QKeySequence.StandardKey.NextChild, 1), (QKeySequence.StandardKey.PreviousChild, -1)):
            QShortcut(standard, self).activated.connect(lambda step=step: self._step_tab(step))
        # Wherever the focus is on the page; a field that is written in keeps the key for itself.
        paste = QShortcut(QKeySequence.StandardKey.Paste, self)
        paste.setAutoRepeat(False)  # held down it would bring the same picture in again and again
        paste.activated.connect(self._on_paste)
        self.setAcceptDrops(True)
        self._drop = DropCard(self)
        self._drop.dropped.connect(lambda data: self._files().take(data))
        self._bar.currentChanged.connect(self._on_tab)
        self._bar.entered.connect(self.enter_tab)
        self._lay_out()
        self.setFocusProxy(self._bar)
        self._on_tab(0)
        self.refresh()
        self._stale = False  # what comes before it is seen makes it so again

    @property
    def help_topic(self) -> str:
        """The page of the guide for the tab that is open."""
        key = self.current_tab()
        return str(getattr(self.tab(key), "help_topic", f"case.{key}"))

    def refresh(self) -> None:
        """Show the header again; the tabs look after themselves."""
        header = self.workspace.ask(read_header, self._case_id)
        self._top.show_header(header, self.workspace.today)

    def concerns(self, changes: Changes) -> bool:
        """Tell whether the change lies in this case."""
        return self._case_id in changes.cases

    def key_hints(self) -> Hints:
        """Return the keys of the tab that is open."""
        back = f"Tilbage til »{OWED_NAME}«" if self._shown_from_owed else "Tilbage"
        return [(("Ctrl 1–9",), "Faner"), *self.tab(self.current_tab()).key_hints(), (("Esc",), back)]

    def open_tab(self, key: str) -> None:
        """Open a tab, a part of »Mere« or a paper (»papers:follow_up«) by its key; an unknown one changes nothing."""
        tab, _, paper = key.partition(":")
        if paper and tab == "papers":
            self.open_tab(tab)
            papers = self.tab(tab)
            if isinstance(papers, PapersTab):
                papers.open_paper(paper)
        elif key in KEYS:
            self._bar.setCurrentIndex(KEYS.index(key))
        elif key in (CONTACTS, OWED):
            self._bar.setCurrentIndex(KEYS.index("notes"))
            notes = self.tab("notes")
            if isinstance(notes, NotesTab):
                (notes.open_contacts if key == CONTACTS else notes.open_owed)()
        elif key in EARLY_KEYS or key in MORE_KEYS:
            self._open_part("early" if key in EARLY_KEYS else "more", key)

    def show_row(self, row_id: UUID) -> None:
        """Show the person, note, agreement or whatever it is on the tab that is open."""
        self.tab(self.current_tab()).show_row(row_id)

    def _show_there(self, tab: str, row_id: UUID) -> None:
        self.open_tab(tab)
        self.show_row(row_id)
        self._shown_from_owed = self.current_tab() != "notes"
        self.tab_changed.emit(self.current_tab())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to what others owe while something of it is shown where it was written."""
        notes = self.tab("notes") if self._shown_from_owed else None
        if event.key() == Qt.Key.Key_Escape and isinstance(notes, NotesTab):
            self._bar.setCurrentIndex(KEYS.index("notes"))
            notes.go_on_in_owed()
            return
        super().keyPressEvent(event)

    def begin_follow_up(self) -> None:
        """Open the page where a follow-up is held."""
        self.open_tab("follow_ups")
        tab = self.tab("follow_ups")
        if isinstance(tab, FollowUpTab):
            tab.begin()

    def begin_in_plan(self, what: PlanJob, about_id: UUID) -> None:
        """Begin in the field of the plan that is asked for."""
        self.open_tab("plan")
        tab = self.tab("plan")
        if isinstance(tab, PlanTab):
            tab.begin(what, about_id)

    def tab_order(self) -> list[QWidget]:
        """Return the parts as Tab walks them: from a tab to its own buttons in the header, then to what is on it."""
        return [self._bar, self._top, self._stack]

    def current_tab(self) -> str:
        """Return the key of the tab that is open."""
        return KEYS[self._bar.currentIndex()]

    def tab(self, key: str) -> CaseTab:
        """Return a tab, made if it has not been opened yet. KeyError for an unknown key."""
        if key not in self._made:
            make = {name: factory for name, _, factory in TABS}[key]
            self._made[key] = self._connected(make(self.workspace, self._case_id))
        return self._made[key]

    def _open_part(self, tab: str, key: str) -> None:
        self._bar.setCurrentIndex(KEYS.index(tab))
        parts = self.tab(tab)
        if isinstance(parts, PartsTab):
            parts.open_part(key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave most of a low window to the tab."""
        super().resizeEvent(event)
        low = event.size().height() < current_theme().px(LOW)
        self._top.set_low(low=low)
        self._head.setContentsMargins(SIDE, 2 if low else 20, SIDE, 0)
        self._head.setSpacing(2 if low else 10)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and pictures anywhere on the page, leave the rest."""
        if self._drop.welcome(event.mimeData()):
            event.acceptProposedAction()

    def _on_paste(self) -> None:
        """Keep a copied picture or file in the case; copied words belong in a field."""
        data = QApplication.clipboard().mimeData()
        if (data is not None and has_something(data)) or self._part() == "files":
            self._files().paste()

    def _files(self) -> "FilesTab":
        """Open »Billeder og filer« and return it."""
        from app.views.case.files_tab import FilesTab  # read in when it is first used, as the list of parts does

        self.open_tab("files")
        more = self.tab("more")
        part = more.part() if isinstance(more, PartsTab) else None
        if not isinstance(part, FilesTab):
            raise TypeError("a part of another kind")
        return part

    def _part(self) -> str:
        tab = self._made.get("more")
        return tab.current() if isinstance(tab, PartsTab) and self.current_tab() == "more" else ""

    def _step_tab(self, step: int) -> None:
        self._go_into((self._bar.currentIndex() + step) % len(KEYS))

    def _go_into(self, place: int) -> None:
        # Else Qt looks through the whole window for the next stop when the tab that has the focus is hidden.
        self._bar.setFocus(Qt.FocusReason.OtherFocusReason)
        self._bar.setCurrentIndex(place)
        self.enter_tab()

    def arrive(self, tab: str) -> None:
        """Begin among the tabs, but at the contacts, where one of their letters is the next key, and at the texts."""
        self.setFocus()
        if tab == JOURNAL:
            self.enter_tab()
        notes = self.tab("notes") if tab == CONTACTS else None
        if isinstance(notes, NotesTab):
            notes.open_contacts()

    def enter_tab(self) -> None:
        """Put the focus where the keys of the open tab work."""
        self.tab(self.current_tab()).enter()

    def choose_meeting(self, meeting_id: UUID) -> None:
        """Let the list of meetings stand at the one that was left, where the list is shown."""
        tab = self.tab(self.current_tab())
        if isinstance(tab, MeetingsTab):
            tab.choose(meeting_id)

    def print_here(self) -> None:
        """Print what is seen: the list of the tab, the paper that is shown, or else go to the papers of the case."""
        listing = self.tab(self.current_tab()).listing()
        if listing is not None:
            print_listing(self, listing)
            return
        papers = self._made.get("papers")
        if isinstance(papers, PapersTab) and self.current_tab() == "papers":
            papers.print_out()
        self.open_tab("papers")

    def _connected(self, tab: CaseTab) -> CaseTab:
        self._stack.addWidget(tab)
        self._top.put_buttons(tab.header_buttons)
        tab.header_buttons.hide()
        tab.meeting_requested.connect(self.meeting_requested)
        tab.tab_requested.connect(self.open_tab)
        tab.row_requested.connect(self._show_there)
        tab.case_requested.connect(self.case_requested)
        tab.part_changed.connect(lambda: self.tab_changed.emit(self.current_tab()))
        return tab

    def _on_tab(self, place: int) -> None:
        key = KEYS[place]
        tab, self._shown_from_owed = self.tab(key), False
        inside = QApplication.focusWidget()
        for each in self._made.values():
            if inside is not None and each is not tab and each.header_buttons.isAncestorOf(inside):
                self.setFocus()  # the button that led here goes; the focus would go on to the menu
            each.header_buttons.setVisible(each is tab)
        self._stack.setCurrentWidget(tab)
        self.tab_changed.emit(key)

    def _lay_out(self) -> None:
        head = self._head
        head.setContentsMargins(SIDE, 20, SIDE, 0)
        head.setSpacing(10)
        head.addWidget(self._top)
        head.addWidget(self._bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Hairline())
        column.addWidget(self._stack, 1)
