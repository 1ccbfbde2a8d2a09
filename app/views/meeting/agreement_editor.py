"""Writing an agreement by form, new or changed. Nothing but the what is asked for, and nothing written is lost."""

from dataclasses import replace
from typing import cast
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Signal

from app.services.agreement_form import FormWords, add_by_form, change_by_form
from app.services.agreement_lines import resolve_line
from app.services.agreement_rows import AgreementRow
from app.services.agreements import remove_agreement
from app.services.meetings import person_called
from app.views.meeting.agreement_fields import AgreementFields, AgreementWords
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.draft_slot import DraftSlot, as_id
from app.views.meeting.field_keys import asks_for_form, is_way_out
from app.views.meeting.line_reading import Reading
from app.views.widgets.buttons import QuietButton

KEPT = ("text", "when", "area", "state", "decides")
"""The fields of the draft, in the order of `AgreementWords`."""


class AgreementEditor(AgreementFields):
    """Enter saves and stays; everything is a draft until then.

    `editing` is the agreement being changed, None for a new one. `left` comes on Esc and F2, with what stands there
    still in the form.
    """

    written = Signal()
    left = Signal()

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__(desk)
        self._before = AgreementWords()
        self.editing: UUID | None = None
        self.remove = QuietButton("Fjern aftalen")
        self.cancel = QuietButton("Ny aftale i stedet")
        self.slot = DraftSlot(desk.workspace, f"meeting:{desk.meeting_id}:agreement", desk.row.case_id, self)
        for button in (self.cancel, self.remove):
            self.rest.addWidget(button)
        self.slot.wanted.connect(self._keep)
        self.edited.connect(self.slot.touched)
        self.entered.connect(self._enter)
        self.remove.clicked.connect(self._take_off)
        self.cancel.clicked.connect(self._stop_editing)
        self.clear()

    def edit(self, row: AgreementRow) -> bool:
        """Change an agreement that stands there already; False when the one being changed could not be saved first."""
        if self.is_changed() and not self._store():
            return False
        self.clear()
        for person_id, name, _ in row.answers:
            self.know(person_id, name)
        if row.proposed_by_id:
            self.know(row.proposed_by_id, row.proposed_by)
        self._before = words_of(row)
        self.fill(self._before)
        self._begin_editing(row.id)
        return True

    def begin(self, reading: Reading) -> None:
        """Begin on a new agreement with what was read of a line."""
        self.clear()
        by = reading.proposed_by
        for person in (*reading.owners, *([by] if by else [])):
            self.know(person, self._desk.called(person))
        words = AgreementWords(reading.what, reading.when, reading.area, reading.state, owners=reading.owners)
        self.fill(replace(words, proposed_by=by))
        self.slot.touched()

    def clear(self) -> None:
        """Begin on a new agreement."""
        self._extra, self._before = [], AgreementWords()
        self.ask_who_decides(asks=False)
        self.fill(self._before)
        self._begin_editing(None)

    def is_changed(self) -> bool:
        """Tell whether an agreement is being changed and something in it is other than it was."""
        return self.editing is not None and self.words() != self._before

    def restore(self) -> bool:
        """Put an unfinished agreement back; False when there is none."""
        kept = self.slot.kept()
        if not kept:
            return False
        owners = cast("dict[str, str]", kept.get("owners") or {})
        for key, name in owners.items():
            if person := as_id(key):
                self.know(person, name)
        people = tuple(person for key in owners if (person := as_id(key)))
        text, when, area, state, decides = (str(kept.get(each, "")) for each in KEPT)
        words = AgreementWords(text, when, area, state, decides, people, as_id(kept.get("proposed_by")))
        row = next((each for each in self._desk.agreements if each.id == as_id(kept.get("editing"))), None)
        self.fill(words)
        self.other.set_value(str(kept.get("other", "")))
        self._before = AgreementWords(when=str(kept.get("before", "")))
        self._begin_editing(row.id if row else None)
        return True

    def save(self) -> None:
        """Make the form a step; without words nothing happens, and a refused one stays."""
        if not self.what.text().strip():
            return
        if self.other.text().strip():
            self._add_other()
        if self._store():
            self.slot.drop()
            self.clear()
            self.what.setFocus()
            self.written.emit()

    def keep_changes(self) -> bool:
        """Save what was changed in an agreement and let go of it; False when it was refused."""
        if self.is_changed() and not self._store():
            return False
        self.slot.drop()
        self.clear()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Esc and F2 leave the form, not the meeting."""
        if is_way_out(event) or asks_for_form(event):
            event.accept()
            if event.type() is QEvent.Type.KeyPress:
                self.left.emit()
            return True
        return super().eventFilter(watched, event)

    def _enter(self, line: object) -> None:
        if line is self.other and self.other.text().strip():
            self._add_other()
        else:
            self.save()

    def _store(self) -> bool:
        with self.slot.becoming_step():
            return self._make_step()

    def _make_step(self) -> bool:
        words, by = self.words(), self.words().proposed_by
        when = None if words.when == self._before.when else words.when
        form = FormWords(
            text=words.what, when=when, area=words.area, state=words.state, decides=words.decides, owners=words.owners
        )
        if self.editing and words == self._before:
            return bool(self._desk.do("Aftalen er set efter", resolve_line, self.editing))
        if self.editing:
            return bool(self._desk.do("Ret aftale", change_by_form, self.editing, proposed_by=by, **form))
        return bool(self._desk.do("Ny aftale", add_by_form, self._desk.meeting_id, proposed_by=by, **form))

    def _add_other(self) -> None:
        """Put somebody who is not on the list on the line: found by name in the case, else new in the network."""
        name = self.other.text().strip()
        if name.isdecimal():  # nobody is called »4«, but it stands as a key beside a name
            if self.owners.press(int(name)):
                self.other.clear()
            return
        done = self._desk.do("Find person", person_called, self._desk.meeting_id, called=name)
        if done is None:
            return
        self.other.clear()
        owners = (*cast("tuple[UUID, ...]", self.owners.values()), done.value)
        self.know(done.value, name)
        self.show_people()
        self.owners.set_values(owners)
        self.on_changed()

    def _begin_editing(self, agreement_id: UUID | None) -> None:
        self.editing = agreement_id
        self.remove.setVisible(agreement_id is not None)
        self.cancel.setVisible(agreement_id is not None)

    def _take_off(self) -> None:
        if self.editing and self._desk.do("Fjern aftale", remove_agreement, self.editing):
            self.slot.drop()
            self.clear()
            self.written.emit()

    def _stop_editing(self) -> None:
        self.slot.drop()
        self.clear()
        self.left.emit()

    def _keep(self) -> None:
        if self.is_empty():
            self.slot.drop()
            return
        words, names = self.words(), self.names()
        by = words.proposed_by
        owners = {str(person): names.get(person, "") for person in words.owners}
        self.slot.keep(
            {"text": words.what, "when": words.when, "area": words.area, "state": words.state, "owners": owners,
             "decides": words.decides, "editing": str(self.editing or ""), "before": self._before.when,
             "other": self.other.text(), "proposed_by": str(by or "")}
        )  # fmt: skip


def words_of(row: AgreementRow) -> AgreementWords:
    """Return what the form holds of an agreement that stands there already."""
    when, by = row.when_text or row.when, row.proposed_by_id
    return AgreementWords(row.text, when, row.area.value, row.state.value, row.decides, row.owner_ids, by)
