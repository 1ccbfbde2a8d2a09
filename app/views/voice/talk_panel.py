"""A talk as it is typed: when, with whom, where and how, who was there, and the child's own words."""

import datetime as dt
from collections.abc import Callable, Sequence
from uuid import UUID

from app.language.dates import approx
from app.language.folding import possessive
from app.models.approx_spans import Tense
from app.services.child_talk_rows import TalkRow
from app.services.child_talks import TypedTalk, correct_talk, note_not_held, note_talk
from app.services.typed_days import typed_day
from app.views.records.attempt import attempt
from app.views.records.begin_panel import BeginPanel
from app.views.records.fields import offer
from app.views.widgets.columns import Columns
from app.views.widgets.fields import LabeledField, choice_field, line_field, text_field
from app.views.widgets.text import Text
from app.views.workspace import Workspace

NOBODY, NOTHING = ("", "ikke valgt"), ("", "ikke forud for noget bestemt")
YES_NO = (("", "ikke skrevet"), ("ja", "ja"), ("nej", "nej"))
WORD_FOR_WORD = "Skriv det, som {name} sagde det. Programmet sætter selv anførselstegn."
RARE = (
    "Der skal tales med {name} før enhver beslutning, også om det lille. Kun i helt særlige tilfælde kan det ikke lade "
    "sig gøre. Skriv, hvad der stod i vejen, og hvordan I fik {whose} mening med alligevel."
)
_FIELDS = ("on", "with_id", "place", "how", "alone", "others", "offered", "companion", "own_words", "before")
Choices = Sequence[tuple[str, str]]


class TalkPanel(BeginPanel):
    """The card of a new talk, or of one that is put right (`row`). Half-typed words wait as drafts."""

    def __init__(
        self, workspace: Workspace, case_id: UUID, child: tuple[UUID, str], row: TalkRow | None = None
    ) -> None:
        day = f" {row.on}" if row and row.on else ""
        heading = f"Ret samtalen{day}" if row else "Ny samtale"
        key = f"voice_talk:{row.id if row else child[0]}"
        super().__init__(workspace, case_id, key, heading, "Gem rettelsen" if row else "Gem samtalen")
        self._child, self._row = child, row
        name, self._values = child[1], _values_of(row)
        self._add("on", line_field("Hvornår (tomt er i dag)", explain=day_words(workspace.today)))
        self._add("with_id", choice_field(f"Hvem talte med {name}", [NOBODY]))
        self._add("place", line_field("Hvor"))
        self._add("how", line_field("Hvordan", placeholder="Fx på en gåtur, med en tegning"))
        self._add("alone", choice_field(f"Var {name} alene med den voksne", YES_NO))
        self._add("others", line_field("Hvem var der ellers"))
        self._add("offered", choice_field(f"Ved {name}, at en bisidder må være med", YES_NO))
        self._add("companion", line_field("Hvem var bisidder"))
        words = text_field(f"{possessive(name)} egne ord", rows=3, hint=WORD_FOR_WORD.format(name=name), as_said=True)
        self._add("own_words", words)
        self._add("before", choice_field("Forud for", [NOTHING]))
        for field in self.fields.values():
            field.editor.setAccessibleName(f"{field.editor.accessibleName()}, {heading.lower()}")
        self._lay_out()
        self.finish_layout()

    def offer_choices(self, people: Choices, before: Choices) -> None:
        """Offer who may have talked with the child, and what the talk can come before; what was chosen stays."""
        for name, first, choices in (("with_id", NOBODY, people), ("before", NOTHING, before)):
            field = self.fields[name]
            offer(field, [first, *choices])
            take_up(self, name, self._values[name])

    def carry_out(self) -> None:
        """Write the talk down."""
        typed = self._typed()
        with self.drafts.becoming_step():
            if self._row:
                changed = attempt(self.workspace, "Ret samtalen", correct_talk, self._row.id, typed)
                refusal, kept = changed.refusal, changed.done is not None
            else:
                noted = attempt(self.workspace, "Skriv samtale", note_talk, self.case_id, self._child[0], typed)
                refusal, kept = noted.refusal, noted.done is not None
        self.settle(refusal, kept=kept)

    def _typed(self) -> TypedTalk:
        column, _, row_id = self.text("before").partition(":")
        return TypedTalk(
            on=self.text("on"),
            with_id=UUID(self.text("with_id")) if self.text("with_id") else None,
            place=self.text("place"),
            how=self.text("how"),
            alone=_is_yes(self.text("alone")),
            others=self.text("others"),
            own_words=self.text("own_words"),
            companion_offered=_is_yes(self.text("offered")),
            companion=self.text("companion"),
            before=(column, UUID(row_id)) if row_id else None,
        )

    def _add(self, name: str, field: LabeledField) -> None:
        field.set_text(self._values[name])
        self.put(name, field)

    def _lay_out(self) -> None:
        for pair in (("on", "with_id"), ("place", "how"), ("alone", "others"), ("offered", "companion")):
            columns = Columns((1, 1), narrow=560, gap=16)
            for column, name in zip(columns.columns, pair, strict=True):
                column.addWidget(self.fields[name])
            columns.push_up()
            self.body.addWidget(columns)
        for name in ("own_words", "before"):
            self.body.addWidget(self.fields[name])


class NotHeldPanel(BeginPanel):
    """The rare exception: two sentences, and nothing to choose from."""

    def __init__(self, workspace: Workspace, case_id: UUID, child: tuple[UUID, str]) -> None:
        super().__init__(workspace, case_id, f"voice_not_held:{child[0]}", "Ikke talt sammen", "Gem det sådan")
        self._child = child
        self.body.addWidget(Text(RARE.format(name=child[1], whose=possessive(child[1])), "body", "ink2", wrap=True))
        self.put("because", text_field(f"Derfor kunne vi ikke tale med {child[1]}", rows=2))
        self.put("instead", text_field("Det gjorde vi i stedet", rows=2))
        self.put("before", choice_field("Det gælder forud for", [NOTHING]))
        for field in self.fields.values():
            self.body.addWidget(field)
        self.finish_layout()

    def offer_before(self, before: Choices) -> None:
        """Offer what it was before."""
        offer(self.fields["before"], [NOTHING, *before])
        take_up(self, "before", "")

    def carry_out(self) -> None:
        """Write it down."""
        column, _, row_id = self.text("before").partition(":")
        with self.drafts.becoming_step():
            tried = attempt(
                self.workspace, "Skriv, hvorfor der ikke er talt sammen", note_not_held, self.case_id, self._child[0],
                because=self.text("because"), instead=self.text("instead"),
                before=(column, UUID(row_id)) if row_id else None,
            )  # fmt: skip
        self.settle(tried.refusal, kept=tried.done is not None)


def take_up(panel: BeginPanel, name: str, otherwise: str) -> None:
    """Choose what was half chosen before the program stopped, else what stands there, else what is usual."""
    field = panel.fields[name]
    if (kept := panel.drafts.text(name)) is not None:
        field.restore(kept)  # it was not among the choices until now
    elif not field.text():
        field.set_text(otherwise)


def day_words(today: dt.date) -> Callable[[str], str]:
    """Return how a day is read, also one that is only about right (»uge 45«). The reader raises UserError."""
    return lambda text: approx(typed_day(text, today, Tense.GONE))


def _values_of(row: TalkRow | None) -> dict[str, str]:
    """Return what stands in the fields of a talk, all empty for a new one."""
    if row is None:
        return dict.fromkeys(_FIELDS, "")
    return {
        "on": row.on, "with_id": str(row.with_id or ""), "place": row.place, "how": row.how,
        "alone": _yes_no(row.alone), "others": row.others, "offered": _yes_no(row.companion_offered),
        "companion": row.companion, "own_words": row.own_words, "before": _before(row),
    }  # fmt: skip


def _before(row: TalkRow) -> str:
    return f"{row.before[0]}:{row.before[1]}" if row.before else ""


def _yes_no(value: bool | None) -> str:
    return "" if value is None else "ja" if value else "nej"


def _is_yes(text: str) -> bool | None:
    return None if not text else text == "ja"
