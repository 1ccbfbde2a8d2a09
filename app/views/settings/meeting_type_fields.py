"""Fields of a meeting type: what is typed becomes a draft at once, and a change that can be undone when it is left."""

from collections.abc import Callable, Mapping

from app.errors import UserError
from app.rules.meeting_types import MeetingType
from app.views.settings.meeting_type_desk import TypeDesk
from app.views.widgets.fields import LabeledField

Edit = Callable[[MeetingType, str], MeetingType]


class TypeFields:
    """Some fields by name, and the edit each makes of its text. An edit may raise UserError, told under the field."""

    def __init__(self, desk: TypeDesk, current: Callable[[], MeetingType]) -> None:
        self._desk, self._current = desk, current
        self._fields: dict[str, LabeledField] = {}
        self._shown: dict[str, str] = {}
        self._refused: dict[str, str] = {}

    def add(self, name: str, field: LabeledField, edit: Edit) -> LabeledField:
        """Take a field in."""
        self._fields[name] = field
        field.typed.connect(lambda text: self._on_typed(edit, text))
        field.committed.connect(lambda text: self._on_committed(name, edit, text))
        return field

    def field(self, name: str) -> LabeledField:
        """Return a field; KeyError when there is none of the name."""
        return self._fields[name]

    def has(self, name: str) -> bool:
        """Tell whether there is a field of the name."""
        return name in self._fields

    def forget(self) -> None:
        """Let all fields go; their widgets are somebody else's to delete."""
        self._fields.clear()
        self._shown.clear()
        self._refused.clear()

    def commit(self) -> None:
        """Hand on what stands in the fields, before something else is done with the type."""
        for field in list(self._fields.values()):
            field.commit()

    def show(self, texts: Mapping[str, str], *, others: bool = False) -> None:
        """Show what is kept. What is half typed stays, unless the fields now are about `others`."""
        if others:
            self._refused.clear()
        for name, text in texts.items():
            field, before = self._fields[name], self._shown.get(name)
            half_typed = before is not None and field.text() != before and not others
            if not half_typed and (others or field.text() != text):
                field.set_text(text)
            self._shown[name] = text

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Say under each field what is wrong with it."""
        for name, field in self._fields.items():
            sentence = self._refused.get(name) or faults.get(name, "")
            if sentence or field.error():
                field.set_error(sentence)

    def _on_typed(self, edit: Edit, text: str) -> None:
        try:
            self._desk.keep_half(edit(self._current(), text))
        except UserError:
            return  # said when the field is left

    def _on_committed(self, name: str, edit: Edit, text: str) -> None:
        label = self._fields[name].editor.accessibleName()
        try:
            kind = edit(self._current(), text)
        except UserError as error:
            self._refused[name] = str(error)
            self._fields[name].set_error(str(error))
            return
        self._refused.pop(name, None)
        self._shown[name] = text
        self._desk.change(f"Mødetype: {label}", kind)


def one_line(text: str) -> str:
    """Return a text without the line breaks that a large field lets in."""
    return " ".join(text.split())
