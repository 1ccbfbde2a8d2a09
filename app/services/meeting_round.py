"""Round the table: who has spoken, and the adults' numbers that are written first and shown together."""

from uuid import UUID

from app.models.meeting import Meeting, Participant, Scale
from app.services.consents import drawing_yes
from app.services.custody import is_living
from app.services.kinship import kin_of_case
from app.services.ports import Unit, use_case
from app.services.snapshot import read_case


@use_case("meeting.turn")
def count_turn(unit: Unit, participant_id: UUID) -> int:
    """Note for the chair that somebody spoke; it stands on no paper and on no screen but hers. Returns how often."""
    participant = unit.get(Participant, participant_id)
    participant.turns = min((participant.turns or 0) + 1, 1000)
    return participant.turns


@use_case("meeting.turns_gone")
def forget_turns(unit: Unit, meeting_id: UUID) -> None:
    """Forget who has spoken; it was for the chair while the meeting ran."""
    for each in unit.live(Participant, Participant.meeting_id == meeting_id):
        each.turns = None


@use_case("meeting.reveal")
def reveal_scale(unit: Unit, scale_id: UUID, *, shown: bool = True) -> None:
    """Show the adults' numbers together, or cover them again."""
    unit.get(Scale, scale_id).revealed = shown or None


@use_case("meeting.may_draw")
def may_draw(unit: Unit, meeting_id: UUID) -> bool:
    """Tell whether everybody of the family who is alive has said yes to the drawing being seen in the room."""
    meeting = unit.get(Meeting, meeting_id)
    unit.about(meeting.case_id, meeting_id)
    rows = read_case(unit, meeting.case_id)
    living = {person for person in kin_of_case(rows) if is_living(rows, person)}
    return living <= drawing_yes(rows)
