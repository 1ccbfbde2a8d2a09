"""What only the child's own page holds: its own number, whom to tell, and how to be part of the next meeting."""

from uuid import UUID

from app.models.case import Child
from app.models.enums_meeting import MeetingStatus, TakesPart
from app.models.meeting import Meeting, Participant, Scale, ScaleAnswer
from app.models.people import NetworkTie, Person
from app.services.hard_stops import kept_out
from app.services.meeting_paper_invitation import CHANGE_IT
from app.services.meeting_paper_next import may_know_of
from app.services.plan_rows import OwnScale
from app.services.told_facts import Told

CHOOSE = (
    "Du vælger selv: med hele tiden, med lidt af tiden, eller sig det til {who} først. "
    "Du må tage en med, du er tryg ved."
)
CHOSEN = {
    TakesPart.WHOLE: "Du har sagt, at du vil være med hele tiden.",
    TakesPart.PARTLY: "Du har sagt, at du vil være med lidt af tiden.",
    TakesPart.TOLD_BEFORE: "Du har sagt, at du vil fortælle det først. Så tager vi dine ord med.",
    TakesPart.LETTER: "Du har sagt, at du vil være med i et brev, en tegning eller en optagelse.",
    TakesPart.REPRESENTED: "Du har sagt, at en anden skal tale for dig.",
}
MOST_TRUSTED = 3


def joining(told: Told, person: Person, caseworker: str) -> str:
    """Return how the child can be part of the next meeting, or the way it has chosen, which it may change."""
    planned = [each for each in told.rows.of(Meeting) if each.status is MeetingStatus.PLANNED and each.held_on]
    known = sorted((each for each in planned if may_know_of(told.rows, told.sight, each)), key=lambda e: str(e.held_on))
    for meeting in known[:1]:
        for each in told.rows.inside(Participant, meeting.id):
            if each.person_id == person.id and each.takes_part in CHOSEN:
                return f"{CHOSEN[each.takes_part]} {CHANGE_IT}"
    return CHOOSE.format(who=caseworker.split(" ", maxsplit=1)[0] or "din rådgiver")


def trusted(told: Told, child: Child) -> tuple[str, ...]:
    """Return those the child itself has set nearest, as it calls them; never one it is to be heard without."""
    out = kept_out(told.rows)
    near = [
        each.person_id
        for each in told.rows.of(NetworkTie)
        if each.placed_by_child and each.ring == 1 and each.child_id in (None, child.id)
        and each.person_id not in out and told.sight.network(each) and _lives(told, each.person_id)
    ]  # fmt: skip
    return tuple(told.rows.called(each) for each in dict.fromkeys(near))[:MOST_TRUSTED]


def own_scale(told: Told, child: Child, person: Person) -> OwnScale | None:
    """Return the child's newest answer on a scale, and nobody else's."""
    for scale in reversed([each for each in told.rows.of(Scale) if each.child_id in (None, child.id)]):
        for answer in told.rows.inside(ScaleAnswer, scale.id):
            if answer.person_id == person.id:
                return OwnScale(
                    value=answer.value,
                    question=scale.question or "",
                    low_word=scale.low_text or "",
                    high_word=scale.high_text or "",
                )
    return None


def _lives(told: Told, person_id: UUID) -> bool:
    person = told.rows.person(person_id)
    return person is not None and person.death is None
