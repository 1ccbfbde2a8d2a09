"""What stands on the card of an intervention: how it stands, where, what it is for, and its verbs as keys."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.models.enums import Arena, InterventionStatus
from app.services.intervention_goals import set_goals
from app.services.intervention_rows import InterventionRow
from app.services.interventions import set_arenas, wish_again
from app.services.placement_kinds import PlacementRow
from app.services.programme_plan import used_programme
from app.views.case.interventions_placement import PlacementField
from app.views.case.interventions_ticks import TickRow
from app.views.case.interventions_verbs import VERBS, VerbPanel, verb_waits
from app.views.widgets.buttons import PlainButton
from app.views.widgets.cards import Tag
from app.views.widgets.columns import empty_layout
from app.views.widgets.flow import FlowLayout
from app.views.widgets.later import Later
from app.views.widgets.text import Text
from app.views.workspace import Workspace
from app.wording import word

TONES = {InterventionStatus.ACTIVE: "good", InterventionStatus.GRANTED: "info", InterventionStatus.WISHED: "info"}
OFFERED = {
    InterventionStatus.WISHED: ("grant", "start", "refuse"),
    InterventionStatus.GRANTED: ("start", "refuse"),
    InterventionStatus.ACTIVE: ("end", "grant"),
    InterventionStatus.ENDED: ("end",),
    InterventionStatus.REFUSED: ("grant",),
}
AGAIN = (InterventionStatus.ENDED, InterventionStatus.REFUSED)


class InterventionBody(QWidget):
    """The body of one card. The fields of its verbs are made when one of them is pressed, or waits half typed."""

    def __init__(self, workspace: Workspace, case_id: UUID, row_id: UUID) -> None:
        super().__init__()
        self.row_id, self._workspace, self._case_id = row_id, workspace, case_id
        self._shown: object = None
        self._tags, self._keys = FlowLayout(gap=6, line_gap=4), FlowLayout(gap=8, line_gap=4)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self._arenas = TickRow("Hvor foregår det?", "Foregår", self._keep_arenas)
        self._goals = TickRow("Hvilke mål er den til?", "Er til målet", self._keep_goals)
        self._placement = Later(lambda: PlacementField(workspace, row_id))
        self._panel = Later(self._make_panel)
        self._named: tuple[InterventionRow, int] | None = None
        self._waits = verb_waits(workspace, case_id, row_id)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._tags)
        column.addLayout(self._lines)
        column.addLayout(self._placement.place)
        column.addWidget(self._arenas)
        column.addWidget(self._goals)
        column.addLayout(self._keys)
        column.addLayout(self._panel.place)

    @property
    def panel(self) -> VerbPanel:
        """The fields of the verbs."""
        return self._panel.ask()

    def show_row(
        self, row: InterventionRow, number: int, goals: Sequence[tuple[str, str]], *, with_law: bool, with_rung: bool
    ) -> None:
        """Show an intervention again, with the goals it may be there for; an open panel keeps what is typed."""
        self._named = (row, number)
        if self._panel.made is not None:
            self._panel.made.name_of(row, number)
        now = (row, number, tuple(goals), with_law, with_rung)
        if now == self._shown:
            return
        self._shown = now
        if self._waits or self._panel.made is not None:
            self.panel.resume()
        self._show_tags(row, with_rung=with_rung)
        empty_layout(self._lines)
        for words in (
            *lines_of(row),
            *_goal_words(row, goals),
            *self._programme_words(row),
            *(law_lines(row) if with_law else ()),
        ):
            self._lines.addWidget(Text(words, "body", "ink2", wrap=True))
        arenas = [(arena.value, word(arena)) for arena in Arena]
        self._arenas.show_ticks(arenas, [arena.value for arena in row.arenas], number)
        self._goals.show_ticks(goals, [str(each) for each in row.goals], number)
        self._show_keys(row, number)

    def show_placement(self, row: PlacementRow | None, number: int) -> None:
        """Show what kind of placement it is, None for help that is no placement."""
        if row is not None or self._placement.made is not None:
            self._placement.ask().show_placement(row, number)

    def begin_verb(self, verb: str) -> None:
        """Open the fields of a verb."""
        self.panel.begin_verb(verb)

    def _make_panel(self) -> VerbPanel:
        panel = VerbPanel(self._workspace, self._case_id, self.row_id)
        if self._named is not None:
            panel.name_of(*self._named)
        panel.shut.connect(self._stay)
        return panel

    def _stay(self) -> None:
        """Keep the keys at this card: the button of a verb is gone when the verb is done."""
        place, focus = self._keys.itemAt(0), QApplication.focusWidget()
        key = place.widget() if place is not None else None
        if key is not None and (focus is None or not self.isAncestorOf(focus)):
            QTimer.singleShot(0, key, key.setFocus)  # it is shown only then

    def _show_tags(self, row: InterventionRow, *, with_rung: bool) -> None:
        self._tags.clear()
        self._tags.addWidget(Tag(word(row.status), TONES.get(row.status, "")))
        if waiting := waiting_words(row):
            self._tags.addWidget(Tag(waiting, "warn", "clock-counter-clockwise"))
        if row.overdue:
            self._tags.addWidget(Tag("forventet slut er gået", "warn", "warning-circle"))
        if with_rung and row.rung:
            self._tags.addWidget(Tag(f"trin {row.rung}", "", "steps"))
        for arena in row.arenas:
            self._tags.addWidget(Tag(word(arena), "", "house-line" if arena is Arena.HOME else ""))

    def _programme_words(self, row: InterventionRow) -> list[str]:
        used = self._workspace.ask(used_programme, row.id) if row.from_catalogue else None
        if used is None:
            return []
        tail = " (teksten i kataloget er ændret siden)" if used.is_changed else ""
        tail = " (findes ikke længere i kataloget)" if not used.is_in_use else tail
        return [f"Fra kataloget: {used.programme.name}{tail}"]

    def _keep_arenas(self, ticked: tuple[str, ...]) -> None:
        chosen = tuple(Arena(each) for each in ticked)
        self._workspace.do("Ret, hvor indsatsen foregår", set_arenas, self.row_id, chosen)

    def _keep_goals(self, ticked: tuple[str, ...]) -> None:
        chosen = tuple(UUID(each) for each in ticked)
        self._workspace.do("Vælg mål for indsatsen", set_goals, self.row_id, chosen)

    def _show_keys(self, row: InterventionRow, number: int) -> None:
        self._keys.clear()
        for verb in OFFERED[row.status]:
            words = self._verb_words(verb, row)
            if words:
                button = PlainButton(words)
                button.setAccessibleName(f"{words}, indsats {number}")
                button.clicked.connect(lambda _on=False, verb=verb: self.begin_verb(verb))
                self._keys.addWidget(button)
        if row.status in AGAIN:
            again = PlainButton("Ønsk igen")
            again.setAccessibleName(f"Ønsk igen, indsats {number}")
            again.clicked.connect(lambda: self._workspace.do("Ønsk igen", wish_again, self.row_id))
            self._keys.addWidget(again)
        self._keys.addWidget(self._arenas.key(number))
        if self._goals.has_ticks():
            self._keys.addWidget(self._goals.key(number))

    def _verb_words(self, verb: str, row: InterventionRow) -> str:
        """Return what a verb is called now; one that has been done is not offered again."""
        if verb == "end" and row.status is InterventionStatus.ENDED:
            return "Ret afslutningen"
        if verb == "grant" and row.status is InterventionStatus.ACTIVE:
            return "" if row.decided_on else "Skriv afgørelsen"
        return VERBS[verb].button


def waiting_words(row: InterventionRow) -> str:
    """Return how long the family has waited: »har ventet 12 dage«; empty when it runs or nobody knows."""
    waits = row.status in (InterventionStatus.WISHED, InterventionStatus.GRANTED)
    if not waits or row.waiting_days is None:
        return ""
    if row.waiting_days == 0:
        return "ønsket i dag"
    return "har ventet 1 dag" if row.waiting_days == 1 else f"har ventet {row.waiting_days} dage"


def lines_of(row: InterventionRow) -> list[str]:
    """Return what the card tells of an intervention, in short lines."""
    when = " · ".join(
        f"{name} {day}"
        for name, day in (
            ("ønsket", row.wished_on), ("afgørelse", row.decided_on), ("start", row.since),
            ("forventet slut", "" if row.until else row.expected_until), ("slut", row.until),
        )
        if day
    )  # fmt: skip
    refused = row.status is InterventionStatus.REFUSED
    parts = (
        ("", when[:1].upper() + when[1:]),
        ("", " · ".join(filter(None, (row.provider, row.amount)))),
        ("Formål", row.purpose),
        ("Hvorfor denne indsats", row.why_this),
        ("Virkede det", word(row.worked) if row.worked else ""),
        ("Nej, fordi" if refused else "Det kom der ud af det", row.result),
        ("Familien siger", row.family_view),
        ("Plan", word(row.plan_choice) if row.plan_choice else ""),
        ("Fordi", row.plan_choice_because),
    )
    return [f"{name}: {text}" if name else text for name, text in parts if text]


def _goal_words(row: InterventionRow, goals: Sequence[tuple[str, str]]) -> list[str]:
    chosen = [text for key, text in goals if UUID(key) in row.goals]
    return [f"Til {'målet' if len(chosen) == 1 else 'målene'}: {'; '.join(chosen)}"] if chosen else []


def law_lines(row: InterventionRow) -> list[str]:
    """Return the legal basis as it was written, then and now; it is never turned from one law into another."""
    parts = (("Lovgrundlag", row.legal_basis), ("Lovgrundlag, da den blev besluttet", row.earlier_legal_basis))
    return [f"{name}: {text}" for name, text in parts if text]
