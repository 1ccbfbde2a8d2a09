"""What it costs that every paper is tagged and archivable: the same paper drawn by the same program without either."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import date

from app.documents import sheet
from app.documents.plan_paper import plan_pdf
from app.documents.structure import Area, Element
from app.documents.tagged_canvas import Kind, TaggedCanvas
from app.services.plan_rows import AgreementLine, ChildPart, GoalLine, PlanPaper, Quote
from tests.bench.measures import Pair, in_turn


class UntaggedCanvas(TaggedCanvas):
    """Draws the same and tells nothing of it."""

    def tagged(self, element: Element, area: Area | None = None) -> AbstractContextManager[None]:
        """Draw."""
        return nullcontext()

    def artifact(self, kind: Kind = "") -> AbstractContextManager[None]:
        """Draw."""
        return nullcontext()

    def read_as(self, text: str, language: str = "") -> AbstractContextManager[None]:
        """Draw."""
        return nullcontext()

    def finished(self) -> bytes:
        """Return the file with nothing but what is seen."""
        self._own.info = self._particulars
        self.save()
        return self._target.getvalue()


def pairs() -> Iterator[Pair]:
    """Yield plans of two and of four pages, each against itself untagged."""
    for pages, agreements in ((2, 8), (4, 32)):
        row = plan(agreements)
        yield in_turn(f"plan of {pages} pages, tagged and archivable", lambda _, row=row: plan_pdf(row),
                      "the same untagged", lambda _, row=row: untagged(row))  # fmt: skip


def untagged(row: PlanPaper) -> bytes:
    """Return the plan as it would be without tags."""
    kept = sheet.TaggedCanvas
    sheet.TaggedCanvas = UntaggedCanvas
    try:
        return plan_pdf(row)
    finally:
        sheet.TaggedCanvas = kept


def plan(agreements: int, when: str = "tirsdag og torsdag kl. 16.40") -> PlanPaper:
    """Return a plan with a child's words, three goals and so many agreements."""
    rows = tuple(
        AgreementLine(number=number, area=("home", "school", "leisure")[number % 3], owners=("Kasper Lind",),
                      text="Kasper henter Mathias til træning og følger ham hjem bagefter.",
                      when_text=when)
        for number in range(1, agreements + 1)
    )  # fmt: skip
    goal = GoalLine(
        number=1, text="Mathias er i skole mindst fire dage om ugen.", reached_when="det er lykkedes før jul"
    )
    child = ChildPart(
        name="Mathias Kjærgaard Østergård", first_name="Mathias", age=11, agreements=rows,
        own_words=(Quote(text="Det er bedst, når jeg må komme ind før de andre."),),
        goals=tuple(replace(goal, number=number) for number in (1, 2, 3)), works=("fodbold", "matematik", "mormor"),
    )  # fmt: skip
    return PlanPaper(title="Vores aftaler", copy="family", made_on=date(2026, 11, 18), version="1", children=(child,),
                     recipients="Til Mathias og Lone", municipality="Eksempel Kommune")  # fmt: skip
