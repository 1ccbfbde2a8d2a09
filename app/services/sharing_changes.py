"""Setting one cell, a row, or all professionals at once of »Må vi tale om …?«.

One answer is one row: who answered, about whom, which topic, to whom. A new answer changes that row, so that the change
log tells when a yes was taken back.
"""

from collections import defaultdict
from uuid import UUID

from app.models.enums import Topic
from app.models.enums_people import ConsentAnswer, ConsentKind, SharingBasis
from app.models.safety import Consent
from app.services.consents import give_answer, who_answers
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.sharing import answers_about
from app.services.snapshot import CaseRows, read_case
from app.services.typed_values import typed_text

Cell = tuple[str, UUID]
"""A topic, and who would hear of it."""
LAW, UNCLEAR = "law", "unclear"
"""Answers that are nobody's: a rule allows it, or it is not cleared."""


@use_case("sharing.set")
def set_sharing(
    unit: Unit, case_id: UUID, *, about_id: UUID, cells: tuple[Cell, ...], answer: str, by_id: UUID | None = None,
    law: str = "",
) -> None:  # fmt: skip
    """Set what may be told about somebody: »yes«, »no«, »withdrawn« from `by_id`, »law«, or »unclear« for none of it.

    A cell is a topic and who would hear it. When only one can answer, `by_id` may be left out; raises UserError when
    several can.
    """
    unit.about(case_id, about_id)
    rows, there = read_case(unit, case_id), defaultdict(list)
    for row in answers_about(rows, about_id):
        there[row.topic, row.listener_id].append(row)
    pen = _Pen(unit, rows, about_id)
    for topic, listener in dict.fromkeys(cells):
        if listener != about_id:
            pen.write(there[Topic(topic), listener], (Topic(topic), listener), answer, by_id, typed_text(law))


@use_case("sharing.in_writing")
def set_in_writing(unit: Unit, case_id: UUID, *, about_id: UUID, cells: tuple[Cell, ...], yes: bool) -> None:
    """Note that the yeses in some cells are on paper, or that they are not."""
    unit.about(case_id, about_id)
    for row in answers_about(read_case(unit, case_id), about_id):
        if (row.topic, row.listener_id) in cells and row.answer is ConsentAnswer.YES:
            row.in_writing = yes


class _Pen:
    """Writes the answers about one subject."""

    def __init__(self, unit: Unit, rows: CaseRows, about_id: UUID) -> None:
        self._unit, self._rows, self._about = unit, rows, about_id
        self._key = next_key(unit, Consent, rows.case.id)

    def write(self, there: list[Consent], cell: tuple[Topic, UUID], answer: str, by_id: UUID | None, law: str) -> None:
        """Write one cell."""
        laws = [each for each in there if each.basis is SharingBasis.LAW]
        others = [each for each in there if each.basis is not SharingBasis.LAW]
        if answer == UNCLEAR:
            for row in there:
                self._unit.remove(row)
        elif answer == LAW:
            row = laws[0] if laws else self._new(self._about, cell)
            row.basis, row.law = SharingBasis.LAW, law or row.law
        else:
            self._say(others, cell, ConsentAnswer(answer), who_answers(self._rows, self._about, by_id))
            for row in laws if answer == ConsentAnswer.YES else ():
                self._unit.remove(row)  # a yes is asked for instead of the rule

    def _say(self, others: list[Consent], cell: tuple[Topic, UUID], answer: ConsentAnswer, by_id: UUID) -> None:
        row = next((each for each in others if each.person_id == by_id), None) or self._new(by_id, cell)
        row.basis = SharingBasis.CONSENT
        give_answer(row, answer, self._unit.today)

    def _new(self, by_id: UUID, cell: tuple[Topic, UUID]) -> Consent:
        row = Consent(case_id=self._rows.case.id, person_id=by_id, kind=ConsentKind.SHARING)
        row.topic, row.listener_id = cell
        row.about_id, row.order_key = self._about, self._key
        return self._unit.add(row)
