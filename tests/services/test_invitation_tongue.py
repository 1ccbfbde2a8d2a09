"""An invitation in the reader's own language says which one that is, when the caseworker wrote it under »Tolk«."""

from uuid import UUID

from doing import do

from app.bootstrap import OpenStore
from app.models.enums import PaperKind
from app.models.meeting import Participant
from app.models.people import Person
from app.services.ports import Unit
from tests.services.meeting_making import paper, plan_with, set_row, who


def test_the_language_of_the_readers_own_interpreter_is_told_with_the_text_in_it(
    store: OpenStore, mathias_case: UUID
) -> None:
    lone, inger = who(store, mathias_case, "Lone"), who(store, mathias_case, "Inger")
    planned = plan_with(store, mathias_case, lone, inger)
    for person in (lone, inger):
        set_row(store, Person, person, interpreter="somali, kvinde")

    def translate(unit: Unit) -> None:
        for each in unit.live(Participant, Participant.meeting_id == planned):
            each.own_language = "Waxaan jeclaan lahayn inaan kula kulanno" if each.person_id == lone else None

    do(store, translate)
    hers, grandmothers = (paper(store, planned, PaperKind.INVITATION, each) for each in (lone, inger))
    assert hers.tongue == "so"
    assert grandmothers.tongue == ""
