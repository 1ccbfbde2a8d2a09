"""»Barnets stemme«: one child at a time; behind its page the papers and the municipality's rulers."""

from uuid import UUID

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.services.child_talk_rows import TalkRow
from app.services.modules import FIT, NETWORK_MAP, list_modules
from app.services.voice_children import list_children
from app.views.case_tab import SIDE, CaseTab
from app.views.network.child_mode import ChildMode
from app.views.page import Hints
from app.views.records.fields import offer
from app.views.voice.child_page import ChildPage
from app.views.voice.child_window import ChildWindow, Tool
from app.views.voice.paper_panel import VoicePaperPanel
from app.views.voice.rulers_panel import RulersPanel
from app.views.widgets.buttons import PlainButton, PrimaryButton, QuietButton
from app.views.widgets.cards import EmptyState
from app.views.widgets.fields import choice_field
from app.views.widgets.fitted import Fitted, scrolling
from app.views.widgets.flow import FlowLayout
from app.views.widgets.page_stack import PageStack
from app.views.widgets.text import Text
from app.views.workspace import Workspace

NO_CHILD = "Ingen børn i sagen endnu. Læg barnet til under »Mennesker«."
TURN = "Vend skærmen mod {name}"


class VoiceTab(CaseTab):
    """The tab. The screen turned to the child is a window of its own; Esc there comes back here."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id)
        self._on = frozenset(each.key for each in workspace.ask(list_modules) if each.on)
        self._children: dict[UUID, str] = {}
        self._pages: dict[UUID, ChildPage] = {}
        self._child_id: UUID | None = None
        self.window_of_child: ChildWindow | ChildMode | None = None
        write = PrimaryButton("Ny samtale", icon="chat-circle-dots")
        write.clicked.connect(self.begin)
        self.add_action(write)
        self._child = choice_field("Barn", [])
        self._child.setMaximumWidth(380)
        self._none, self._turn = EmptyState(NO_CHILD, "user"), Text("", "meta", "ink2", wrap=True)
        self._tools = QWidget()
        self.paper, self.rulers = VoicePaperPanel(workspace, case_id), RulersPanel(workspace)
        self._stack, self._inner = PageStack(follows=True), QVBoxLayout()
        self._lay_out()
        self._child.committed.connect(lambda value: self.show_child(UUID(value)))
        for panel in (self.paper, self.rulers):
            panel.closed.connect(self._back)

    def refresh(self) -> None:
        """Read the child that is shown again; what is half typed stays."""
        rows = self.workspace.ask(list_children, self.case_id)
        self._children = dict(rows)
        offer(self._child, [(str(each), name) for each, name in rows])
        self._child.setVisible(len(rows) > 1)
        self._none.setVisible(not rows)
        self._tools.setVisible(bool(rows))
        if self._child_id not in self._children:
            self._child_id = rows[0][0] if rows else None
        if self._child_id is not None:
            self.show_child(self._child_id)
        if self._stack.currentWidget() is self.paper:
            self.paper.refresh()

    def key_hints(self) -> Hints:
        """Return no keys of its own: everything is reached with Tab."""
        return []

    def begin(self) -> None:
        """Begin a new talk."""
        self._back()
        page = self.page()
        if page is not None:
            page.begin()

    def page(self) -> ChildPage | None:
        """Return the page of the child that is shown."""
        return self._pages.get(self._child_id) if self._child_id else None

    def show_child(self, child_id: UUID) -> None:
        """Show the page of a child."""
        self._child_id = child_id
        self._child.set_text(str(child_id))
        self._turn.setText(TURN.format(name=self._children[child_id]))
        page = self._pages.get(child_id) or self._make(child_id)
        for each in self._pages.values():
            each.setVisible(each is page)
        page.refresh()

    def turn_screen(self, tool: Tool, talk: TalkRow | None = None) -> None:
        """Turn the whole screen to the child with a tool, for one talk or (None) for today's."""
        if self._child_id is None or self.window_of_child is not None:
            return
        window = ChildWindow(self.workspace, self.case_id, self._child_id, tool, talk.id if talk else None)
        window.left.connect(self._on_left)
        self.window_of_child = window
        window.open()

    def turn_network(self) -> None:
        """Turn the whole screen to the child with its network; it is asked who may see it, and a picture is kept."""
        if self._child_id is None or self.window_of_child is not None:
            return
        window = ChildMode(self.workspace, self.case_id, self._child_id)
        window.left.connect(self._on_left)
        self.window_of_child = window
        window.open()

    def open_paper(self, talk: TalkRow | None = None, copy: str = "child") -> None:
        """Show the papers of the child in place of its page."""
        if self._child_id is None:
            return
        self._stack.setCurrentWidget(self.paper)
        self.paper.show_child((self._child_id, self._children[self._child_id]), talk.id if talk else None, copy)
        self.paper.start()

    def open_rulers(self) -> None:
        """Show the municipality's rulers in place of the page."""
        self.rulers.refresh()
        self._stack.setCurrentWidget(self.rulers)
        self.rulers.start()

    def _make(self, child_id: UUID) -> ChildPage:
        child = (child_id, self._children[child_id])
        page = ChildPage(self.workspace, self.case_id, child, with_fit=FIT in self._on)
        page.houses_wanted.connect(lambda talk: self.turn_screen(Tool.HOUSES, talk))
        page.ruler_wanted.connect(lambda talk: self.turn_screen(Tool.RULER, talk))
        page.paper_wanted.connect(self.open_paper)
        page.rulers_wanted.connect(self.open_rulers)
        page.files_wanted.connect(lambda: self.tab_requested.emit("files"))
        self._pages[child_id] = page
        self._inner.addWidget(page)
        return page

    def _on_left(self) -> None:
        window, self.window_of_child = self.window_of_child, None
        if window is not None:
            window.deleteLater()
        self.refresh()

    def _back(self) -> None:
        if self._stack.currentIndex() != 0:
            self._stack.setCurrentIndex(0)
            self.refresh()
            self.enter()

    def _lay_out(self) -> None:
        flow = FlowLayout(self._tools, gap=4, line_gap=8)
        for words, icon, act, primary in self._ways():
            button = PlainButton(words, icon=icon) if primary else QuietButton(words, icon=icon)
            button.clicked.connect(act)
            flow.addWidget(button)
        inner = Fitted()
        column = QVBoxLayout(inner)
        column.setContentsMargins(SIDE, 20, SIDE, 32)
        column.setSpacing(12)
        for part in (self._child, self._none, self._turn, self._tools):
            column.addWidget(part)
        column.addLayout(self._inner)
        column.addStretch(1)
        self.area: QScrollArea = scrolling(inner, "Barnets stemme")
        for page in (self.area, self.paper, self.rulers):
            self._stack.addWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _ways(self) -> list[tuple[str, str, object, bool]]:
        """Return the ways from the page: the tools turned to the child, the network, papers."""
        ways: list[tuple[str, str, object, bool]] = [
            ("Tre huse", "projector-screen", lambda: self.turn_screen(Tool.HOUSES), True),
            ("Lineal og ansigter", "projector-screen", lambda: self.turn_screen(Tool.RULER), True),
            ("Papir", "printer", self.open_paper, False),
            ("Tomme ark", "printer", lambda: self.open_paper(copy="blank"), False),
        ]
        if NETWORK_MAP in self._on:
            ways.insert(2, ("Netværkskort", "users-three", self.turn_network, True))
        return ways
