"""Indstillinger: who you are, how it looks, what is switched on, the passphrase."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.services import modules, profile
from app.services.ports import Changes
from app.views.guard.limits import Limits
from app.views.journal.boxes_part import JournalBoxesPart
from app.views.page import Hints, Page
from app.views.settings.copies import CopiesPart
from app.views.settings.figures_part import FiguresSettingsPart
from app.views.settings.finder import Setting, SettingsFinder, settings_in, show_setting
from app.views.settings.guides_editor import GuideEditor
from app.views.settings.guides_lists import GuideListsPart
from app.views.settings.guides_part import GuidesPart
from app.views.settings.hard_words import HardWordsPart
from app.views.settings.keys import DecidedPart, KeysPart
from app.views.settings.lists_part import ListsPart
from app.views.settings.locking import LockingPart
from app.views.settings.logo import LogoPart
from app.views.settings.meeting_type_editor import TypeEditor
from app.views.settings.meeting_types import MeetingTypesPart
from app.views.settings.passphrase import ChangePassphrase, PassphrasePart
from app.views.settings.placement_kinds import PlacementKindsCard
from app.views.settings.reminding import RemindingPart
from app.views.settings.rules_page import RulesPage
from app.views.settings.rules_part import RulesPart
from app.views.settings.sections import PARTS, LookPart, ModulesPart, ProfilePart
from app.views.settings.spelling_part import SpellingPart
from app.views.theme import current_theme
from app.views.widgets.fitted import Fitted
from app.views.widgets.page_stack import PageStack
from app.views.widgets.text import Text
from app.views.workspace import Workspace

if TYPE_CHECKING:
    from app.views.settings.figures_page import FiguresDefinedPage
    from app.views.settings.lists_page import ListsPage

WIDEST = 760


class SettingsPage(Page):
    """One calm column of cards. `look_changed` tells when another theme or text size was chosen."""

    help_topic = "settings"

    look_changed = Signal()
    hints_changed = Signal()
    """Another page inside is shown, whose keys are others."""

    _rules_page: RulesPage | None = None
    _figures_page: "FiguresDefinedPage | None" = None
    _lists_page: "ListsPage | None" = None
    """The pages inside, each made when it is first asked for."""

    def __init__(
        self,
        workspace: Workspace,
        limits: Limits | None = None,
        print_code: Callable[[str], object] | None = None,
    ) -> None:
        super().__init__(workspace)
        self._limits, self._print_code = limits or Limits(), print_code
        self._editor: TypeEditor | None = None
        self._guide_editor: GuideEditor | None = None
        self._filled = False
        self._column, self._area, self._pages = Fitted(ground="page"), QScrollArea(), PageStack()
        self._lay_out()

    def _fill(self) -> None:
        """Make the cards when the page is first asked for: they are half of what a window holds, and seldom wanted."""
        if self._filled:
            return
        self._filled = True
        workspace = self.workspace
        kept = workspace.drafts.kept()
        self._profile = [ProfilePart(workspace, part, kept) for part in PARTS]
        self._look = LookPart(workspace)
        self._modules, self._spelling = ModulesPart(workspace), SpellingPart(workspace)
        self._locking = LockingPart(workspace, self._limits)
        self._reminding = RemindingPart(workspace, allowed=workspace.policy.reminders)
        self._look.look_changed.connect(self.look_changed)
        self._copies = CopiesPart(workspace.keeper, workspace.now)
        self._types = MeetingTypesPart(workspace, kept)
        self._types.opened.connect(self._open_type)
        self._boxes, self._words = JournalBoxesPart(workspace), HardWordsPart(workspace)
        self._guides, self._lists = GuidesPart(workspace, kept), GuideListsPart(workspace)
        self._guides.opened.connect(self._open_guide)
        self._rules, self._kept = RulesPart(workspace), kept
        self._rules.opened.connect(self._open_rules)
        self._kinds, self._figures = PlacementKindsCard(workspace), FiguresSettingsPart(workspace)
        self._figures.opened.connect(self._open_figures)
        self._own_lists = ListsPart(workspace)
        self._own_lists.opened.connect(self._open_lists)
        self._stack(self._cards())
        self._area.setWidget(self._column)  # last: what comes into a column that is seen shows only a moment later

    def _cards(self) -> list[QWidget]:
        workspace = self.workspace
        parts: list[QWidget] = [
            *(Text("Indstillinger", "title"), self._make_finder()),
            *self._profile,
            LogoPart(workspace),
            *(self._look, self._spelling),
            self._copies,
            self._locking,
            self._reminding,
            *self._keys(),
            self._modules,
            self._rules,
            self._types,
            *(self._guides, self._lists, self._own_lists),
            self._boxes,
            *(self._words, self._kinds, self._figures),
        ]
        if workspace.policy.decided():
            parts.append(DecidedPart(workspace.policy))
        return parts

    def _keys(self) -> tuple[QWidget, QWidget]:
        keeper = self.workspace.keeper
        change = PassphrasePart(ChangePassphrase(keeper.judge_passphrase, keeper.change_passphrase))
        keys = KeysPart(keeper, self._print_code)
        for each in (change, keys):
            each.work.told_unseen.connect(self.workspace.refused)
        return change, keys

    def _lay_out(self) -> None:
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)
        self._pages.addWidget(self._area)
        self._pages.currentChanged.connect(lambda _place: self.hints_changed.emit())

    def _make_finder(self) -> SettingsFinder:
        self._finder = SettingsFinder(lambda: settings_in(self._column))
        self._finder.chosen.connect(self._show_setting)
        return self._finder

    def _stack(self, parts: Sequence[QWidget]) -> None:
        inside = QVBoxLayout(self._column)
        inside.setContentsMargins(32, 24, 32, 24)
        inside.setSpacing(16)
        for part in parts:
            inside.addWidget(part)
        inside.addStretch(1)

    def refresh(self) -> None:
        """Read profile, settings and parts, and show them; a field being written in is left alone."""
        self._fill()
        self._column.setMaximumWidth(current_theme().px(WIDEST))
        fields = self.workspace.ask(profile.read_profile).fields
        for part in self._profile:
            part.show_fields(fields)
        settings = self.workspace.ask(profile.read_settings)
        self._look.show_settings(settings)
        self._spelling.show_settings(settings)
        self._locking.show_settings(settings)
        self._reminding.show_settings(settings)
        self._modules.show_modules(self.workspace.ask(modules.list_modules))
        self._types.desk.read()
        self._rules.refresh()
        self._boxes.read()
        self._words.refresh()
        self._kinds.refresh()
        self._figures.refresh()
        self._guides.read()
        self._lists.refresh()
        self._own_lists.refresh()

    def key_hints(self) -> Hints:
        """Return the keys: a page inside is left with Esc."""
        return [] if self._pages.currentWidget() is self._area else [(("Esc",), "Tilbage")]

    def concerns(self, changes: Changes) -> bool:
        """Tell whether profile, settings or parts changed. The meeting types look after themselves."""
        return bool(changes.tables & {"profile", "setting", "module"})

    def findable(self) -> list[tuple[str, str]]:
        """Return every setting with what it is called."""
        if self._stale:
            self._draw()
        return [(each.key, each.name) for each in settings_in(self._column)]

    def show_found(self, key: str) -> None:
        """Go to a setting and mark it; one that is not here changes nothing."""
        self._fill()
        found = next((each for each in settings_in(self._column) if each.key == key), None)
        if found is not None:
            self._show_setting(found)

    def _show_setting(self, setting: Setting) -> None:
        self._pages.setCurrentWidget(self._area)
        show_setting(self._area, setting)

    def enter(self) -> None:
        """Begin at the top, where a setting is found. A meeting type that was being edited is still there."""
        self._fill()
        self._copies.look()
        for inner in (self._editor, self._rules_page, self._guide_editor, self._figures_page, self._lists_page):
            if inner is not None and self._pages.currentWidget() is inner:
                inner.enter()
                return
        self._area.verticalScrollBar().setValue(0)
        self._finder.field.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open_rules(self) -> None:
        if self._rules_page is None:
            self._rules_page = RulesPage(self.workspace, self._kept)
            self._rules_page.closed.connect(self._close_rules)
            self._pages.addWidget(self._rules_page)
        self._pages.setCurrentWidget(self._rules_page)
        self._rules_page.enter()

    def _close_rules(self) -> None:
        self._pages.setCurrentWidget(self._area)
        self._rules.refresh()
        self._rules.button.setFocus()

    def _open_figures(self) -> None:
        if self._figures_page is None:
            from app.views.settings.figures_page import FiguresDefinedPage  # here to keep the first window fast

            self._figures_page = FiguresDefinedPage(self.workspace)
            self._figures_page.closed.connect(self._close_figures)
            self._pages.addWidget(self._figures_page)
        self._pages.setCurrentWidget(self._figures_page)
        self._figures_page.enter()

    def _close_figures(self) -> None:
        self._pages.setCurrentWidget(self._area)
        self._figures.button.setFocus()

    def _open_lists(self) -> None:
        if self._lists_page is None:
            from app.views.settings.lists_page import ListsPage  # here to keep the first window fast

            self._lists_page = ListsPage(self.workspace, self._kept)
            self._lists_page.closed.connect(self._close_lists)
            self._pages.addWidget(self._lists_page)
        self._pages.setCurrentWidget(self._lists_page)
        self._lists_page.enter()

    def _close_lists(self) -> None:
        self._pages.setCurrentWidget(self._area)
        self._own_lists.refresh()
        self._own_lists.button.setFocus()

    def _open_type(self, type_id: str, words: str) -> None:
        if self._editor is None:
            self._editor = TypeEditor(self.workspace, self._types.desk)
            self._editor.closed.connect(self._close_type)
            self._pages.addWidget(self._editor)
        self._editor.show_type(type_id, words)
        self._pages.setCurrentWidget(self._editor)
        self._editor.enter()

    def _close_type(self) -> None:
        self._pages.setCurrentWidget(self._area)
        self._types.start()

    def _open_guide(self, guide_id: str) -> None:
        if self._guide_editor is None:
            self._guide_editor = GuideEditor(self._guides.desk)
            self._guide_editor.closed.connect(self._close_guide)
            self._pages.addWidget(self._guide_editor)
        self._guide_editor.show_guide(guide_id)
        self._pages.setCurrentWidget(self._guide_editor)
        self._guide_editor.enter()

    def _close_guide(self) -> None:
        self._pages.setCurrentWidget(self._area)
        self._guides.start()
