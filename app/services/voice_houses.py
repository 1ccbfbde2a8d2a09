"""The three houses of a talk: what the child told of its worries, the good things and its dreams, word for word."""

from uuid import UUID

from app.errors import UserError
from app.models.enums_early import House
from app.models.knowledge import ChildTalk
from app.models.voice import HouseWord
from app.services.child_talk_rows import HouseWordRow, house_words
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.snapshot import read_case
from app.services.typed_values import typed_text

HOUSE_NAMES = {House.WORRIES: "Bekymringer", House.GOOD_THINGS: "Det gode", House.DREAMS: "Drømme"}
"""What stands on the houses: to the child, on screen and paper."""
HOUSE_ASKS = {
    House.WORRIES: "Hvad er svært?",
    House.GOOD_THINGS: "Hvad er godt?",
    House.DREAMS: "Hvordan ville det være, hvis du selv bestemte?",
}
"""The question of each house, in words of our own."""
EMPTY = "Skriv, hvad der skal stå i huset."


@use_case("voice.house_add")
def add_house_word(unit: Unit, talk_id: UUID, house: str, text: str) -> UUID:
    """Write something down in a house of a talk and return its id. Raises UserError when it says nothing."""
    talk = unit.get(ChildTalk, talk_id)
    row = HouseWord(
        case_id=talk.case_id, child_talk_id=talk.id, house=House(house), text=_said(text),
        order_key=next_key(unit, HouseWord, talk.case_id),
    )  # fmt: skip
    unit.about(talk.case_id)
    return unit.add(row).id


@use_case("voice.house_change")
def change_house_word(unit: Unit, word_id: UUID, text: str) -> None:
    """Put what stands in a house right. Raises UserError when it would say nothing."""
    row = unit.get(HouseWord, word_id)
    row.text = _said(text)
    unit.about(row.case_id)


@use_case("voice.house_remove")
def remove_house_word(unit: Unit, word_id: UUID) -> None:
    """Take something out of a house (undoable)."""
    row = unit.get(HouseWord, word_id)
    unit.about(row.case_id)
    unit.remove(row)


@use_case("voice.houses")
def list_house_words(unit: Unit, talk_id: UUID) -> tuple[HouseWordRow, ...]:
    """Return what stands in the houses of a talk, house by house."""
    talk = unit.get(ChildTalk, talk_id)
    unit.about(talk.case_id)
    return house_words(read_case(unit, talk.case_id), talk_id)


def _said(text: str) -> str:
    said = typed_text(text)
    if not said:
        raise UserError(EMPTY)
    return said
