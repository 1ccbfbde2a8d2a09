"""The page where one meeting type is edited: what holds for the whole of it, its steps, and the chosen step."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.documents.outgoing_file import write_outside
from app.errors import UserError
from app.rules.meeting_type_checks import KIND_MISSING, NAME_MISSING, QUESTION_MISSING, Fault, advice_on
from app.rules.meeting_type_edits import question_places, step_added, step_moved, step_removed
from app.rules.meeting_types import MeetingType
from app.services import meeting_types
from app.views.file_choice import ask_save_path
from app.views.settings.meeting_type_desk import Standing, TypeDesk
from app.views.settings.meeting_type_head import TypeHead
from app.views.settings.meeting_type_step import StepCard
from app.views.settings.meeting_type_steps import StepsCard
from app.views.settings.meeting_type_whole import WholeCard
from app.views.settings.meeting_type_words import NEW_STEP
from app.views.theme import current_theme
from app.views.widgets.columns import Columns
from app.views.widgets.fields import LabeledField
from app.views.widgets.fitted import Fitted, scrolling
from app.views.workspace import Workspace

WIDEST = 1180
"""Pixels at 100 %."""
KIND, FILE_NAME = "Mødetype fra Rundbord (*.json)", "moedetype.json"
USED = "Mødetypen er i brug fra i dag. Møder, der er begyndt, beholder deres trin."
SAVED = "Mødetypen er gemt som fil. Andre kommuner kan hente den i deres Rundbord."
TO_DO = "Ret det, der står med rødt. Så kan mødetypen tages i brug."
UNWRITTEN = (NAME_MISSING, QUESTION_MISSING, KIND_MISSING)
"""What is only not written yet is not called wrong before she wants to use the type."""


class TypeEditor(QWidget):
    """The page. `closed` when she goes back."""

    help_topic = "settings.meeting_types"

    closed = Signal()

    def __init__(self, workspace: Workspace, desk: TypeDesk) -> None:
        super().__init__()
        self._workspace, self._desk = workspace, desk
        self._type_id, self._step_id, self._tried = "", "", False
        self.head, self.whole, self.steps = TypeHead(), WholeCard(desk, self.kind), StepsCard()
        self.step = StepCard(desk, self.kind)
        self._at, self._inside = 0, Fitted()
        self._lay_out()
        self._connect()

    def show_type(self, type_id: str, words: str = "") -> None:
        """Edit a type; `words` are said at once."""
        self._type_id, self._tried = type_id, False
        self._step_id = self.kind().steps[0].id
        self.head.notice.close_notice()
        if words:
            self.head.notice.say(words)
        self._inside.setMaximumWidth(current_theme().px(WIDEST))
        self._draw(another=True)

    def kind(self) -> MeetingType:
        """Return the type as it stands."""
        return self._desk.standing(self._type_id).shown()

    def enter(self) -> None:
        """Begin in the first field."""
        self.whole.fields.field("name").editor.setFocus()

    def use(self) -> bool:
        """Use the type from today, or go to the first thing that must be put right."""
        self._commit()
        self._tried = True
        if faults := self._desk.faults(self._type_id):
            self.head.notice.say(TO_DO, "warn")
            self._go_to(faults[0])
            return False
        done = self._desk.take_in_use(self._type_id)
        if done:
            self._tried = False
            self.head.notice.say_done(USED, self._workspace.undo_stack)
        return done

    def go_to_step(self, place: int) -> None:
        """Choose a step."""
        self._commit()
        steps = self.kind().steps
        self._step_id = steps[min(place, len(steps) - 1)].id
        self._draw(another=True)

    def save_to(self, path: Path) -> None:
        """Write the type to a file for others."""
        done = self._workspace.do("Gem mødetype som fil", meeting_types.export_type, self._type_id)
        if done is None:
            return
        try:
            write_outside(path, done.value)
        except UserError as error:
            self.head.notice.say(str(error), "warn")
            return
        self.head.notice.say(SAVED, "good")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the settings."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self._on_back()
            return
        super().keyPressEvent(event)

    def _lay_out(self) -> None:
        inside = self._inside
        columns = Columns((2, 3), narrow=820, gap=16)
        columns.columns[0].addWidget(self.steps)
        columns.columns[1].addWidget(self.step)
        columns.push_up()
        column = QVBoxLayout(inside)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(16)
        for part in (self.head, self.whole, columns):
            column.addWidget(part)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(inside, "Mødetype"))

    def _connect(self) -> None:
        head, steps, desk = self.head, self.steps, self._desk
        head.back.connect(self._on_back)
        head.use.connect(self.use)
        head.leave.connect(lambda: desk.throw_away(self._type_id))
        head.shipped.connect(lambda: desk.use_shipped(self._type_id))
        head.retire.connect(self._on_retire)
        head.save.connect(self._on_save)
        steps.chosen.connect(self.go_to_step)
        steps.moved.connect(self._on_moved)
        steps.added.connect(self._on_added)
        steps.removed.connect(self._on_removed)
        desk.changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        if not self._type_id:
            return
        if self._desk.standing(self._type_id) == Standing():  # a type that was begun, and undone
            self._type_id = ""
            self.closed.emit()
            return
        if not self._tried:  # what was said is of before, also its »Fortryd«
            self.head.notice.close_notice()
        self._draw()

    def _draw(self, *, another: bool = False) -> None:
        kind, found = self.kind(), self._desk.faults(self._type_id)
        faults = found if self._tried else [each for each in found if each.sentence not in UNWRITTEN]
        ids = [each.id for each in kind.steps]
        another = another or self._step_id not in ids
        self._step_id = self._step_id if self._step_id in ids else ids[min(self._at, len(ids) - 1)]
        at = self._at = ids.index(self._step_id)
        self.head.show_standing(self._desk.standing(self._type_id), advice_on(kind))
        self.whole.show_type(kind, _by_field(faults, kind, None), another=another)
        lacking = {place for place in range(len(ids)) if _by_field(found, kind, place)}
        whole = next((each.sentence for each in faults if each.where in (("steps",), ("questions",), ("id",))), "")
        self.steps.show_steps(kind, at, lacking, whole)
        self.step.show_step(kind, at, _by_field(faults, kind, at), another=another)

    def _go_to(self, fault: Fault) -> None:
        kind = self.kind()
        places = [place for place in range(len(kind.steps)) if _by_field([fault], kind, place)]
        if places:
            self.go_to_step(places[0])
        else:
            self._draw()
        field = self._field_of(fault)
        if field is not None:
            field.editor.setFocus()

    def _field_of(self, fault: Fault) -> LabeledField | None:
        name = str(fault.where[-1]) if fault.where[0] != "questions" else ".".join(map(str, fault.where[1:]))
        groups = (self.whole.fields,) if len(fault.where) == 1 else (self.step.fields, self.step.questions)
        return next((each.field(name) for each in groups if each.has(name)), None)

    def _commit(self) -> None:
        self.whole.fields.commit()
        self.step.commit()

    def _on_moved(self, by: int) -> None:
        self._commit()
        place = self._at
        if 0 <= place + by < len(self.kind().steps):
            self._desk.change("Flyt trinnet", step_moved(self.kind(), place, place + by))

    def _on_added(self) -> None:
        self._commit()
        changed = step_added(self.kind(), self._at + 1, NEW_STEP, "")
        self._desk.change("Nyt trin", changed)
        self.go_to_step(self._at + 1)
        self.step.fields.field("kind").editor.setFocus()

    def _on_removed(self) -> None:
        self._commit()
        if len(self.kind().steps) > 1:
            self._desk.change("Fjern trinnet", step_removed(self.kind(), self._at))

    def _on_retire(self) -> None:
        row = self._desk.standing(self._type_id).row
        if row is not None and row.is_retired:
            self._desk.bring_back(self._type_id)
        else:
            self._desk.retire(self._type_id)

    def _on_save(self) -> None:
        path = ask_save_path(self, "Gem mødetypen", FILE_NAME, KIND)
        if path:
            self.save_to(Path(path))

    def _on_back(self) -> None:
        self._commit()
        self.closed.emit()


def _by_field(faults: list[Fault], kind: MeetingType, place: int | None) -> dict[str, str]:
    """Return the sentences by field: of the whole when there is no place, else of that step and its questions."""
    if place is None:
        return {str(each.where[0]): each.sentence for each in faults if len(each.where) == 1}
    bank = question_places(kind, kind.steps[place].kind)
    found = {}
    for each in faults:
        if each.where[:2] == ("steps", place):
            found[str(each.where[-1])] = each.sentence
        elif each.where[0] == "questions" and len(each.where) > 1 and each.where[1] in bank:
            found[".".join(map(str, each.where[1:]))] = each.sentence
    return found
