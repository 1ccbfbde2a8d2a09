"""What a child does itself on the screen that is turned to it: a word in a house, a mark on a ruler.

Each is one step, and belongs to the talk the tool was opened from, else to today's talk, which is begun by it.
"""

from dataclasses import dataclass, replace
from uuid import UUID

from app.models.case import Child
from app.models.enums import Copy
from app.models.knowledge import ChildTalk
from app.services.child_talk_rows import HouseWordRow, house_words
from app.services.child_talks import talk_of_today
from app.services.ports import Unit, use_case
from app.services.room_guard import keep_off
from app.services.sight import readers, shields
from app.services.snapshot import CaseRows, read_case
from app.services.voice_houses import add_house_word
from app.services.wellbeing import TypedMark, set_mark
from app.services.wellbeing_own import rulers_in_use
from app.services.wellbeing_rulers import Ruler

WITH_HOUSES, WITH_RULER = "Med de tre huse", "Med en lineal"
NOT_SHOWN = "(gemt, men vises ikke her)"


@dataclass(frozen=True, slots=True)
class ToolRows:
    """All the screen turned to a child shows of the store: what it is called, what it told here, and the rulers."""

    called: str
    words: tuple[HouseWordRow, ...]
    rulers: tuple[Ruler, ...]


@use_case("voice.tools")
def read_tools(unit: Unit, case_id: UUID, child_id: UUID, talk_id: UUID | None) -> ToolRows:
    """Return what stands in the houses of one talk; nothing before one was begun, whatever was said at others.

    Nobody can tell who looks over the child's shoulder, so all who bring the child up, and everybody somebody is
    protected against, count as readers: what the leak guard finds is kept and not shown.
    """
    rows = read_case(unit, case_id)
    unit.about(case_id)
    called = next((rows.called(person.id) for _, person in rows.children(child_id)), "")
    told = house_words(rows, talk_id) if talk_id else ()
    off, _ = keep_off(unit, case_id, {str(each.id): each.text for each in told}, _readers(rows, child_id))
    words = tuple(replace(each, text=NOT_SHOWN) if str(each.id) in off else each for each in told)
    unit.about(case_id)
    return ToolRows(called, words, rulers_in_use(unit))


@use_case("voice.tell")
def tell_in_house(
    unit: Unit, case_id: UUID, child_id: UUID, house: str, *, text: str, talk_id: UUID | None = None
) -> UUID:
    """Put what the child told in a house, and return the talk. Raises UserError when it says nothing."""
    talk = _talk(unit, case_id, child_id, talk_id, WITH_HOUSES)
    unit.session.flush()
    add_house_word(unit, talk.id, house, text)
    return talk.id


@use_case("voice.mark")
def mark_on_ruler(unit: Unit, case_id: UUID, child_id: UUID, typed: TypedMark, *, talk_id: UUID | None = None) -> UUID:
    """Set the child's own mark of today, and return the talk. Raises UserError as `wellbeing.set_mark`."""
    talk = _talk(unit, case_id, child_id, talk_id, WITH_RULER)
    unit.session.flush()
    set_mark(unit, case_id, child_id, replace(typed, talk_id=talk.id))
    return talk.id


def _readers(rows: CaseRows, child_id: UUID) -> frozenset[UUID]:
    children = {person.id for _, person in rows.children(child_id)}
    against = {each.against for each in shields(rows) if isinstance(each.against, UUID)}
    return readers(rows, Copy.FAMILY, child_id) | children | against


def _talk(unit: Unit, case_id: UUID, child_id: UUID, talk_id: UUID | None, how: str) -> ChildTalk:
    unit.about(case_id, unit.get(Child, child_id).id)
    return unit.get(ChildTalk, talk_id) if talk_id else talk_of_today(unit, case_id, child_id, how)
