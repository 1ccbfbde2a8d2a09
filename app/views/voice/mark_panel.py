"""A mark typed by the caseworker: on which ruler, by whom, on which day. The child's own from paper too."""

from uuid import UUID

from app.errors import UserError
from app.models.enums_early import Rater
from app.services.wellbeing import TypedMark, set_mark
from app.services.wellbeing_rulers import Ruler
from app.views.records.attempt import attempt
from app.views.records.begin_panel import BeginPanel
from app.views.records.fields import gone_day_words, offer
from app.views.voice.talk_panel import Choices, take_up
from app.views.widgets.columns import Columns
from app.views.widgets.fields import choice_field, line_field
from app.views.workspace import Workspace

SAID_BY = {Rater.CHILD: "{name} selv", Rater.PARENT: "en forælder", Rater.NETWORK: "en fra netværket",
           Rater.PROFESSIONAL: "en fagperson"}  # fmt: skip
CHOOSE_STEP = "Vælg et trin på linealen."


class MarkPanel(BeginPanel):
    """The card. The steps offered are those of the ruler that is chosen."""

    def __init__(self, workspace: Workspace, case_id: UUID, child: tuple[UUID, str]) -> None:
        super().__init__(workspace, case_id, f"voice_mark:{child[0]}", "Nyt mærke", "Sæt mærket")
        self._child, self._rulers = child, dict[str, Ruler]()
        raters = [(each.value, words.format(name=child[1])) for each, words in SAID_BY.items()]
        self.put("ruler", choice_field("Lineal til mærket", []))
        self.put("question", choice_field("Spørgsmål", []))
        self.put("value", choice_field("Trin", []))
        self.put("rater", choice_field("Hvem sætter mærket", raters))
        self.put("by", choice_field("Navn", [("", "ikke valgt")]))
        self.put("on", line_field("Dag for mærket (tomt er i dag)", explain=gone_day_words(workspace.today)))
        self.put("because", line_field("Fordi (kan stå tomt)", sentences=True))
        self.fields["ruler"].committed.connect(lambda _id: self._offer_steps())
        self.fields["rater"].committed.connect(lambda _value: self._show_by())
        for pair in (("ruler", "question"), ("value", "rater"), ("on", "by")):
            columns = Columns((1, 1), narrow=560, gap=16)
            for column, name in zip(columns.columns, pair, strict=True):
                column.addWidget(self.fields[name])
            columns.push_up()
            self.body.addWidget(columns)
        self.body.addWidget(self.fields["because"])
        self.finish_layout()

    def offer_choices(self, rulers: tuple[Ruler, ...], people: Choices) -> None:
        """Offer the rulers in use and who may set a mark."""
        self._rulers = {each.id: each for each in rulers}
        offer(self.fields["ruler"], [(each.id, each.name) for each in rulers])
        offer(self.fields["by"], [("", "ikke valgt"), *people])
        self._begin_anew()

    def carry_out(self) -> None:
        """Set the mark."""
        try:
            typed = self._typed()
        except UserError as error:
            self.settle(str(error), kept=False)
            return
        with self.drafts.becoming_step():
            tried = attempt(self.workspace, "Mærke på en lineal", set_mark, self.case_id, self._child[0], typed)
        self.settle(tried.refusal, kept=tried.done is not None)
        if tried.done is not None:
            self._begin_anew()

    def _typed(self) -> TypedMark:
        if not self.text("value").isdecimal():
            raise UserError(CHOOSE_STEP)
        return TypedMark(
            ruler_id=self.text("ruler"),
            question_id=self.text("question"),
            value=int(self.text("value")),
            rater=Rater(self.text("rater") or Rater.CHILD.value),
            rated_by_id=UUID(self.text("by")) if self.text("by") and not self._is_childs() else None,
            because=self.text("because"),
            on=self.text("on"),
        )

    def _is_childs(self) -> bool:
        return self.text("rater") in ("", Rater.CHILD.value)

    def _begin_anew(self) -> None:
        """Choose what is chosen from the start, unless something was half chosen before."""
        first = next(iter(self._rulers), "")
        for name, value in (("ruler", first), ("rater", Rater.CHILD.value), ("by", "")):
            take_up(self, name, value)
        self._offer_steps()
        self._show_by()

    def _offer_steps(self) -> None:
        ruler = self._rulers.get(self.text("ruler"))
        if ruler is None:
            return
        steps = [(str(each.value), f"{each.value} {each.word}".strip()) for each in ruler.steps]
        offer(self.fields["question"], [(each.id, each.text) for each in ruler.questions])
        offer(self.fields["value"], steps)
        for name, first in (("question", ruler.questions[0].id), ("value", "")):
            take_up(self, name, first)

    def _show_by(self) -> None:
        self.fields["by"].setVisible(not self._is_childs())
