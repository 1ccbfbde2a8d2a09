"""Lists of the plan whose cards stand in groups (by area of life, by status) though they are records in one order."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.services.modules import list_modules
from app.views.records.card import RecordCard
from app.views.records.section import RecordSection
from app.views.widgets.text import Heading, Text
from app.views.workspace import Workspace

Group = tuple[str, Sequence[UUID]]
"""A heading and the records under it, in their order; an empty heading is not shown."""


def modules_on(workspace: Workspace) -> frozenset[str]:
    """Return the keys of the parts of the program that are switched on."""
    return frozenset(each.key for each in workspace.ask(list_modules) if each.on)


class PlanCard(RecordCard):
    """A card of the plan."""


class GroupedRecords(RecordSection):
    """A list of records in groups. Subclasses call `arrange` when the records have been read."""

    _arranged: tuple[tuple[str, tuple[UUID, ...]], ...] = ()
    _standing: tuple[UUID | None, ...] = ()
    _headings: tuple[Text, ...] = ()

    def arrange(self, groups: Sequence[Group], empty: dict[str, str]) -> None:
        """Put the cards under their headings; `empty` is what is said under a heading that has none."""
        wanted = tuple((heading, tuple(ids)) for heading, ids in groups)
        cards = {each.row_id: each for each in self.cards() if isinstance(each, PlanCard)}
        shown = tuple(each.row_id for each in self.cards() if isinstance(each, PlanCard))
        if wanted == self._arranged and shown == self._standing:
            return
        self._arranged, self._standing = wanted, shown
        for each in self._headings:
            each.hide()
            each.deleteLater()
        self._headings = ()
        for heading, ids in wanted:
            self._head(heading, empty.get(heading, "") if not ids else "")
            for row_id in ids:
                self._list.addWidget(cards[row_id])  # a widget that stands in the layout already is moved
        self._follow_the_eyes([cards[each] for _, ids in wanted for each in ids])

    def card_of(self, row_id: UUID) -> PlanCard | None:
        """Return the card of a record."""
        return next((each for each in self.cards() if isinstance(each, PlanCard) and each.row_id == row_id), None)

    def _head(self, heading: str, said: str) -> None:
        words: list[Text] = [Heading(heading, "subhead", "ink2", wrap=True)] if heading else []
        words += [Text(said, "body", "ink2", wrap=True)] if said else []
        for each in words:
            self._list.addWidget(each)
        self._headings += tuple(words)

    def _follow_the_eyes(self, cards: Sequence[PlanCard]) -> None:
        """Let Tab walk the cards in the order they are seen."""
        order = [each for card in cards for each in card.findChildren(QWidget) if takes_tab(each)]
        order = [each for each in order if each.window() is self.window()]  # not the list of a choice
        for before, after in zip(order, order[1:], strict=False):
            QWidget.setTabOrder(before, after)


def takes_tab(widget: QWidget) -> bool:
    """Tell whether Tab can stop at a widget itself, not at one it stands for."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
