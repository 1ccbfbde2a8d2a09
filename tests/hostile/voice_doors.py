"""The doors of the child's voice: talks, houses, marks on rulers, the rulers themselves, and feedback numbers."""

from typing import Any
from uuid import UUID

from app.models.case import Child
from app.models.knowledge import ChildTalk
from app.models.people import Person
from app.models.voice import HouseWord, WellbeingMark
from app.services import child_talks, fit, voice_houses, voice_tools, wellbeing, wellbeing_own
from app.services.child_talks import TypedTalk
from app.services.fit import TypedFit
from app.services.ports import Unit
from app.services.wellbeing import TypedMark
from app.services.wellbeing_rulers import Ruler, RulerKind
from app.services.wellbeing_typed import questions_of, steps_of
from tests.hostile.hall import Door, Hall, Kept, kept_in, read

LONG_ENOUGH = "Det kunne ikke lade sig gøre, for vi fik ikke fat i nogen. "


def _note(unit: Unit, hall: Hall, **values: Any) -> UUID:
    typed = TypedTalk(**({"place": "Hjemme"} | values))
    return child_talks.note_talk(unit, hall.case, hall.the(Child), typed)


def _correct(unit: Unit, hall: Hall, text: str) -> Kept:
    made = _note(unit, hall)
    child_talks.correct_talk(unit, made, TypedTalk(own_words=text, how="Hjemme"))
    return Kept(ChildTalk, made, "own_words")


def _not_held(unit: Unit, hall: Hall, text: str) -> UUID:
    child = hall.the(Child)
    return child_talks.note_not_held(unit, hall.case, child, because=LONG_ENOUGH + text, instead=LONG_ENOUGH)


def _house(unit: Unit, hall: Hall, text: str) -> UUID:
    return voice_houses.add_house_word(unit, _note(unit, hall), "dreams", text)


def _change_house(unit: Unit, hall: Hall, text: str) -> Kept:
    made = _house(unit, hall, "Et ord")
    voice_houses.change_house_word(unit, made, text)
    return Kept(HouseWord, made, "text")


def _mark(unit: Unit, hall: Hall, **values: Any) -> UUID:
    good: dict[str, Any] = {"ruler_id": "faces", "question_id": "now", "value": 1}
    return wellbeing.set_mark(unit, hall.case, hall.the(Child), TypedMark(**(good | values)))


def _ruler(unit: Unit, name: str = "Min", steps: str = "1 Ja\n2 Nej", questions: str = "Hvad?") -> None:
    ruler = Ruler("", name, RulerKind.NUMBERS, steps_of(steps), questions_of(questions, ()))
    wellbeing_own.save_ruler(unit, ruler)


def _fit(unit: Unit, hall: Hall, **values: Any) -> None:
    good: dict[str, Any] = {"form": "ors", "person_id": hall.the(Person), "numbers": ("1", "2", "3", "4")}
    fit.note_fit(unit, hall.case, TypedFit(**(good | values)))


VOICE_DOORS: dict[str, Door] = {
    "voice.note_talk words": kept_in(ChildTalk, "own_words", lambda u, h, t: _note(u, h, own_words=t)),
    "voice.note_talk others": kept_in(ChildTalk, "others", lambda u, h, t: _note(u, h, others=t)),
    "voice.note_talk companion": kept_in(ChildTalk, "companion", lambda u, h, t: _note(u, h, companion=t)),
    "voice.note_talk on": read(lambda u, h, t: _note(u, h, on=t)),
    "voice.correct_talk words": _correct,
    "voice.not_held because": read(_not_held),
    "voice.house_add text": kept_in(HouseWord, "text", _house),
    "voice.house_change text": _change_house,
    "voice.tell text": read(lambda u, h, t: voice_tools.tell_in_house(u, h.case, h.the(Child), "dreams", text=t)),
    "wellbeing.mark because": kept_in(WellbeingMark, "because", lambda u, h, t: _mark(u, h, because=t)),
    "wellbeing.mark on": read(lambda u, h, t: _mark(u, h, on=t)),
    "wellbeing.mark ruler": read(lambda u, h, t: _mark(u, h, ruler_id=t)),
    "wellbeing.mark question": read(lambda u, h, t: _mark(u, h, question_id=t)),
    "rulers.save name": read(lambda u, _, t: _ruler(u, name=t)),
    "rulers.save steps": read(lambda u, _, t: _ruler(u, steps=t)),
    "rulers.save questions": read(lambda u, _, t: _ruler(u, questions=t)),
    "rulers.retire id": read(lambda u, _, t: wellbeing_own.retire_ruler(u, t)),
    "rulers.restore id": read(lambda u, _, t: wellbeing_own.restore_ruler(u, t)),
    "fit.note number": read(lambda u, h, t: _fit(u, h, numbers=("1", "2", "3", t))),
    "fit.note form": read(lambda u, h, t: _fit(u, h, form=t)),
    "fit.note on": read(lambda u, h, t: _fit(u, h, on=t)),
    "fit.note note": read(lambda u, h, t: _fit(u, h, note=t)),
}
