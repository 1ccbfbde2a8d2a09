"""The doors of meeting types: a text in every place of a type, and a type asked for by a text."""

from app.rules.meeting_type_edits import with_question, with_step, with_values
from app.rules.meeting_type_text import from_text
from app.services import meeting_types
from app.services.ports import Unit
from tests.hostile.hall import Door, Hall, read


def _save(unit: Unit, _: Hall, text: str) -> None:
    kind = meeting_types.shipped_types()["handover_meeting"]
    asked = with_question(with_step(kind, 0, name=text, question=text, hint=text), 0, text=text, child_text=text)
    meeting_types.save_type(unit, with_values(asked, id="own_1", name=text, about=text, source=text))


MEETING_TYPE_DOORS: dict[str, Door] = {
    "meeting_types.save": read(_save),
    "meeting_types.save file": read(lambda unit, _, text: meeting_types.save_type(unit, from_text(text))),
    "meeting_types.retire": read(lambda unit, _, text: meeting_types.retire_type(unit, text)),
    "meeting_types.restore": read(lambda unit, _, text: meeting_types.restore_shipped(unit, text)),
    "meeting_types.export": read(lambda unit, _, text: meeting_types.export_type(unit, text)),
}
