"""The card where somebody is asked: to what of the three, about whom, who is asked, how far it goes and how long."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.models.enums_people import ConsentKind
from app.services.consents_kept import ask_consent
from app.services.consents_kept_rows import ConsentsPage, TypedAsk
from app.views.meeting.chips import ChipRow
from app.views.records.attempt import attempt
from app.views.records.begin_panel import BeginPanel
from app.views.records.fields import choose_only, date_words, offer
from app.views.widgets.fields import choice_field, line_field, text_field
from app.views.widgets.text import Text
from app.views.workspace import Workspace

KINDS = (
    (ConsentKind.INTERVENTION.value, "hjælpen"),
    (ConsentKind.FETCHING.value, "at hente oplysninger"),
    (ConsentKind.SHARING.value, "at give oplysninger videre"),
)
NONE = ("", "ingen bestemt")
ALL_OF_THEM = "Vælger du ingen, bliver alle, der skal sige ja, spurgt hver for sig."
ASKED = "asked"
_OF_HELP, _OF_WORDS = ("intervention",), ("from_whom", "listener")


class AskPanel(BeginPanel):
    """The card. `asked` carries the ids of what was asked."""

    asked = Signal(object)

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id, "ask_consent", "Spørg om et ja", "Skriv det på")
        self._people: tuple[tuple[UUID, str], ...] = ()
        kind, about = choice_field("Ja til hvad?", KINDS), choice_field("Om", [])
        kind.set_text(ConsentKind.INTERVENTION.value)
        self.who = ChipRow("Hvem spørger vi?", several=True)
        self.who.chosen.connect(lambda: self.drafts.keep(ASKED, " ".join(str(each) for each in self.who.values())))
        fields: tuple[QWidget, ...] = (
            self.put("kind", kind), self.put("about", about),
            self.put("intervention", choice_field("Hvilken indsats?", [NONE])),
            self.put("from_whom", line_field("Hvor?", placeholder="Fx skolen eller lægen")),
            self.put("listener", choice_field("Er det en i sagen?", [NONE])),
            self.put("scope", text_field("Hvad handler det om?", rows=2)),
            self.put("until", line_field("Gælder til", explain=date_words(workspace.today))),
            Text("Hvem spørger vi?", "meta", "ink2"), self.who, Text(ALL_OF_THEM, "meta", "ink2", wrap=True),
        )  # fmt: skip
        for each in fields:
            self.body.addWidget(each)
        self.finish_layout()
        kind.committed.connect(lambda _value: self._show_fields())
        self._show_fields()

    def offer_page(self, page: ConsentsPage) -> None:
        """Offer the children, the people and the help there are now; what is half typed stays."""
        people = [(str(each), name) for each, name in page.people]
        offer(self.fields["about"], [(str(each), name) for each, name in _together(page)])
        offer(self.fields["listener"], [NONE, *people])
        offer(self.fields["intervention"], [NONE, *((str(each), name) for each, name in page.interventions)])
        for name in ("about", "listener", "intervention"):  # a draft of what was not offered before
            if (half := self.drafts.text(name)) and not self.fields[name].text():
                self.fields[name].restore(half)
        choose_only(self.fields["about"])
        if not self.fields["about"].text() and page.children:
            self.fields["about"].set_text(str(page.children[0][0]))
        self._people = page.people
        self.who.set_choices(page.people)
        kept = (self.drafts.text(ASKED) or "").split()
        self.who.set_values([each for each, _ in page.people if str(each) in kept])

    def fill(self, ask: TypedAsk) -> None:
        """Fill the card for something that needs a yes, with those who must be asked."""
        shown = {
            "kind": ask.kind.value, "about": str(ask.about_id or ""), "from_whom": ask.from_whom, "scope": ask.scope,
            "intervention": str(ask.intervention_id or ""), "listener": str(ask.listener_id or ""),
        }  # fmt: skip
        for name, text in shown.items():
            self.fields[name].set_text(text)
            self.drafts.keep(name, text)
        self.who.set_values(list(ask.asked))
        self.drafts.keep(ASKED, " ".join(str(each) for each in ask.asked))
        self._show_fields()
        self.begin()

    def carry_out(self) -> None:
        """Note who is asked, as one step; a refusal is said in the card and everything stays."""
        with self.drafts.becoming_step():
            tried = attempt(self.workspace, "Spørg om et ja", ask_consent, self.case_id, self._typed())
        self.settle(tried.refusal, kept=tried.done is not None)
        if tried.done is not None:
            self.who.set_values([])
            self.fields["kind"].set_text(ConsentKind.INTERVENTION.value)
            self._show_fields()
            self.asked.emit(tried.done.value)

    def _typed(self) -> TypedAsk:
        kind = ConsentKind(self.text("kind") or ConsentKind.INTERVENTION)
        is_help = kind is ConsentKind.INTERVENTION
        chosen = self.who.values()
        return TypedAsk(
            kind=kind, about_id=self._id("about"), asked=tuple(each for each, _ in self._people if each in chosen),
            intervention_id=self._id("intervention") if is_help else None,
            from_whom="" if is_help else self.text("from_whom"),
            listener_id=None if is_help else self._id("listener"), scope=self.text("scope"), until=self.text("until"),
        )  # fmt: skip

    def _id(self, name: str) -> UUID | None:
        return UUID(self.text(name)) if self.text(name) else None

    def _show_fields(self) -> None:
        is_help = self.text("kind") in ("", ConsentKind.INTERVENTION)
        for name in _OF_HELP:
            self.fields[name].setVisible(is_help)
        for name in _OF_WORDS:
            self.fields[name].setVisible(not is_help)
        fetching = self.text("kind") == ConsentKind.FETCHING
        self.fields["from_whom"].set_label("Hentes hos" if fetching else "Gives til")


def _together(page: ConsentsPage) -> tuple[tuple[UUID, str], ...]:
    """Return the children first, then the others it may be about."""
    children = dict(page.children)
    return (*page.children, *(each for each in page.people if each[0] not in children))
