"""The interventions of a plan: wished, granted, running, ended or refused, each as a card with its verbs as keys."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from app.models.enums import InterventionStatus
from app.services.intervention_rows import InterventionRow
from app.services.interventions import wish
from app.services.modules import LADDER, LEGAL_BASIS
from app.services.placement_kinds import PlacementRow, list_placements
from app.services.plan_page import PlanPage, read_plan
from app.services.records import KindRow, RecordRow
from app.views.case.interventions_card import InterventionBody
from app.views.case.plan_records import GroupedRecords, PlanCard, modules_on
from app.views.catalogue.picker import CataloguePicker
from app.views.catalogue.words import shows_of
from app.views.records.attempt import attempt
from app.views.records.begin_panel import BeginPanel, drafts_of_panel, is_half_typed
from app.views.records.card import RecordCard
from app.views.records.fields import offer
from app.views.widgets.buttons import PlainButton
from app.views.widgets.fields import choice_field, line_field, text_field
from app.views.widgets.later import Later
from app.views.workspace import Workspace

FIRST = ("name", "child_id", "purpose", "why_this", "provider_id", "place", "amount", "since", "expected_until")
UNSEEN = frozenset({"programme_id", "programme_version", "placement_kind"})
GROUPS = (
    (InterventionStatus.WISHED, "Ønsket"),
    (InterventionStatus.GRANTED, "Bevilget"),
    (InterventionStatus.ACTIVE, "I gang"),
    (InterventionStatus.ENDED, "Afsluttet"),
    (InterventionStatus.REFUSED, "Sagt nej til"),
)
ALL_CHILDREN = ("", "alle børn")
WISH = "wish"
"""Under which the drafts of a tailor-made one are kept."""


class InterventionSection(GroupedRecords):
    """The list. `wish_panel` writes a tailor-made one, `picker` takes one from the catalogue when that is on."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        self._rows: dict[UUID, InterventionRow] = {}
        self._on: frozenset[str] = frozenset()
        self._several = False
        self._goals: tuple[tuple[UUID | None, str, str], ...] = ()
        self._placed: dict[UUID, PlacementRow] = {}
        self._children: list[tuple[str, str]] = []
        super().__init__(
            workspace, case_id, "intervention", heading="Indsatser", add="Ønsk en indsats",
            empty="Ingen indsatser endnu. Hvad vil hjælpe?", first=FIRST,
        )  # fmt: skip
        self._wish, self._picker = Later(self._make_wish), Later(self._make_picker)
        self.from_catalogue = PlainButton("Fra kataloget", icon="hand-heart")
        self.from_catalogue.clicked.connect(self.begin_catalogue)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            place = column.indexOf(self._list)
            column.insertLayout(place, self._picker.place)
            column.insertLayout(place, self._wish.place)
            column.addWidget(self.from_catalogue, 0, Qt.AlignmentFlag.AlignLeft)
        if is_half_typed(drafts_of_panel(workspace, case_id, WISH)):
            self.wish_panel.show()

    @property
    def wish_panel(self) -> "WishPanel":
        """Where a tailor-made one is written."""
        return self._wish.ask()

    @property
    def picker(self) -> CataloguePicker:
        """Where one is taken from the catalogue."""
        return self._picker.ask()

    def refresh(self, plan: PlanPage | None = None) -> None:
        """Read the interventions again, from the plan when that has just been read."""
        plan = plan or self.workspace.ask(read_plan, self.case_id)
        self._rows = {each.id: each for each in plan.interventions}
        self._goals = tuple((each.child_id, str(each.id), each.text) for each in plan.goals if each.text)
        self._on = modules_on(self.workspace)
        self._placed = self.workspace.ask(list_placements, self.case_id)
        self._several = len(plan.children) > 1
        self._children = [(str(each.child_id), each.child) for each in plan.children]
        if self._wish.made is not None:
            self._wish.made.offer_children(self._children)
        self.from_catalogue.setVisible(shows_of(self.workspace).catalogue)
        if self._picker.made is not None:
            self._picker.made.refresh()
        super().refresh()
        by_status = [
            (name, [each.id for each in plan.interventions if each.status is status]) for status, name in GROUPS
        ]
        self.arrange([each for each in by_status if each[1]], {})

    def begin(self) -> None:
        """Open the panel for a tailor-made one."""
        self.wish_panel.begin()

    def offers_catalogue(self) -> bool:
        """Tell whether the catalogue was switched on when the plan was read last."""
        return not self.from_catalogue.isHidden()

    def begin_catalogue(self) -> None:
        """Open the catalogue, as its key does."""
        self.picker.begin()

    def begin_own(self, words: str) -> None:
        """Open the panel with a name on it."""
        self.picker.leave()
        if words:
            self.wish_panel.fields["name"].restore(words)
        self.wish_panel.begin()

    def begin_verb(self, intervention_id: UUID, verb: str) -> None:
        """Open a verb of one intervention, as its key does."""
        card = self.card_of(intervention_id)
        if isinstance(card, InterventionCard) and card.verbs is not None:
            card.verbs.begin_verb(verb)

    def make_card(self, number: int) -> RecordCard:
        """Return a card for an intervention."""
        return InterventionCard(self, number)

    def row(self, intervention_id: UUID) -> InterventionRow | None:
        """Return an intervention as the plan knows it."""
        return self._rows.get(intervention_id)

    def goals_for(self, child_id: UUID | None) -> list[tuple[str, str]]:
        """Return id and words of the goals that help for a child, or for all, may be there for."""
        return [(key, text) for child, key, text in self._goals if None in (child, child_id) or child == child_id]

    def placement(self, intervention_id: UUID) -> PlacementRow | None:
        """Return what kind of placement an intervention is; None for help that is none."""
        return self._placed.get(intervention_id)

    def several_children(self) -> bool:
        """Tell whether an intervention must say whose it is."""
        return self._several

    def is_on(self, module: str) -> bool:
        """Tell whether a part of the program is switched on."""
        return module in self._on

    def _make_wish(self) -> "WishPanel":
        panel = WishPanel(self.workspace, self.case_id)
        panel.offer_children(self._children)
        return panel

    def _make_picker(self) -> CataloguePicker:
        picker = CataloguePicker(self.workspace, self.case_id)
        picker.own_wanted.connect(self.begin_own)
        picker.added.connect(self._show_added)
        return picker

    def _show_added(self, intervention_id: UUID) -> None:
        card = self.card_of(intervention_id)
        if card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)


class InterventionCard(PlanCard):
    """One intervention."""

    line_role = "row"

    def __init__(self, section: InterventionSection, number: int) -> None:
        super().__init__(section.workspace, section.case_id, number, FIRST)
        self._section = section
        self.verbs: InterventionBody | None = None

    def show_row(self, row: RecordRow, *, is_open: bool, kinds: tuple[KindRow, ...] = ()) -> None:
        """Show a record without what other screens set, and without what is switched off."""
        hidden = UNSEEN if self._section.is_on(LADDER) else UNSEEN | {"rung"}
        seen = replace(row, fields=tuple(each for each in row.fields if each.name not in hidden))
        super().show_row(seen, is_open=is_open, kinds=kinds)

    def line_of(self, row: RecordRow) -> str:
        """Return its name, and show the rest of it under the line."""
        found = self._section.row(row.id)
        if found is None:
            return super().line_of(row)
        if self.verbs is None or self.verbs.row_id != row.id:
            if self.verbs is not None:
                self.verbs.hide()
                self.verbs.deleteLater()
            self.verbs = InterventionBody(self.workspace, self.case_id, row.id)
            self.above.addWidget(self.verbs)
        self.verbs.show_row(
            found,
            self.number,
            self._section.goals_for(found.child_id),
            with_law=self._section.is_on(LEGAL_BASIS),
            with_rung=self._section.is_on(LADDER),
        )
        self.verbs.show_placement(self._section.placement(row.id), self.number)
        return found.name + (f" ({found.child})" if found.child and self._section.several_children() else "")


class WishPanel(BeginPanel):
    """Where a tailor-made intervention is written: it is wished from today, and the rest is asked for later."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id, WISH, "Ønsk en indsats", "Skriv ønsket ind")
        self.body.addWidget(
            self.put(
                "name", line_field("Hvad skal hjælpe?", placeholder="fx støtte ved døren kl. 7.45", sentences=True)
            )
        )
        self._child = self.put("child", choice_field("Til hvem?", [ALL_CHILDREN]))
        self.body.addWidget(self._child)
        self.body.addWidget(self.put("purpose", line_field("Hvad skal den føre til?", sentences=True)))
        self.body.addWidget(self.put("why", text_field("Hvorfor lige den?", rows=2)))
        self.enter_goes_on()
        self.finish_layout()

    def offer_children(self, children: list[tuple[str, str]]) -> None:
        """Offer the children of the case; with one there is nothing to choose."""
        offer(self._child, [ALL_CHILDREN, *children])
        self._child.setVisible(len(children) > 1)
        if len(children) == 1:
            self._child.set_text(children[0][0])
        elif not self._child.text():
            self._child.set_text("")

    def carry_out(self) -> None:
        """Keep the wish."""
        child = UUID(self.text("child")) if self.text("child") else None
        with self.drafts.becoming_step():
            tried = attempt(
                self.workspace, "Ønsk en indsats", wish, self.case_id, name=self.text("name"), child_id=child,
                purpose=self.text("purpose"), why_this=self.text("why"),
            )  # fmt: skip
        self.settle(tried.refusal, kept=tried.done is not None)
