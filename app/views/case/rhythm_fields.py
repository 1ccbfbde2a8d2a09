"""The fields of a rhythm: what is suggested and why, how often, the reason, and whom it was explained to.

What is suggested only fills the numbers in; the reason is the caseworker's own. A rhythm of more than six months asks
why once more, and takes any answer.
"""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import UserError
from app.language.dates import long_date
from app.language.folding import join_names, possessive
from app.models.approx_spans import Tense
from app.models.enums import TimeUnit
from app.services.follow_ups import ChosenRhythm
from app.services.rhythm_choice import RhythmAdvice, RhythmOffer, asks_again
from app.views.records.fields import date_words, offer
from app.views.widgets.editors import LineEditor
from app.views.widgets.fields import LabeledField, choice_field, line_field
from app.views.widgets.text import Text
from app.views.workspace import Workspace
from app.wording import word

OWN = ("", "vores egen rytme")
MOST = 104
NO_NUMBER = "Skriv et helt tal ved »Hver«, fx 3."
UNSURE = "Paragraffen er ikke bekræftet."
Put = Callable[[str, LabeledField], LabeledField]


class RhythmFields(QWidget):
    """The fields. `put` binds each to its draft by name; `names` tells two sets on one page apart."""

    def __init__(self, workspace: Workspace, put: Put, scope: str = "") -> None:
        super().__init__()
        self._offers: dict[str, RhythmOffer] = {}
        self._longest, self._law = 0, ""
        self.fields: dict[str, LabeledField] = {}
        self._put, self._scope = put, scope
        self.about, self._again = (Text("", "meta", colour, wrap=True) for colour in ("ink2", "warn"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._ask(*(date_words(workspace.today, each) for each in (Tense.EITHER, Tense.GONE)))
        self.fields["preset"].committed.connect(self._fill_in)
        for name in ("every", "unit"):
            self.fields[name].committed.connect(lambda _text: self._ask_again())
        self.defaults()

    def name_children(self, names: Sequence[str]) -> None:
        """Call the children by their names in the questions."""
        whose = possessive(names[0]) if len(names) == 1 else "Børnenes"
        wish = self.fields["child_wish"]
        wish.set_label(f"{whose} ønske")
        wish.editor.setAccessibleName(f"{whose} ønske, {self._scope}" if self._scope else f"{whose} ønske")
        explained = self.fields["explained_to"].editor
        if isinstance(explained, LineEditor):
            explained.setPlaceholderText(f"fx {join_names([*names[:2], 'forældrene'])}")

    def show_advice(self, advice: RhythmAdvice) -> None:
        """Offer the rhythms there are, the one that fits first, with why."""
        self._law = advice.law
        self._offers = {each.preset_id: each for each in advice.offers}
        self._longest = advice.longest
        names = [(each.preset_id, f"{each.name} (passer her)" if each.why else each.name) for each in advice.offers]
        offer(self.fields["preset"], [OWN, *names])
        if not self.fields["preset"].text():
            best = advice.best
            told = f"Forslag: {best.name}. {best.why}" if best else ""
            self.about.setText(" ".join(filter(None, (told, advice.law))))
        else:
            self._tell(self.fields["preset"].text())
        self._ask_again()

    def defaults(self) -> None:
        """Choose what is usual where nothing is chosen."""
        for name, value in (("unit", TimeUnit.MONTHS.value), ("first_unit", TimeUnit.MONTHS.value), ("preset", "")):
            if not self.text(name):
                self.fields[name].set_text(value)
        self._ask_again()

    def kind_of(self, preset_id: str) -> str:
        """Return what a known rhythm is for, empty for one of one's own."""
        found = self._offers.get(preset_id)
        return found.kind.value if found else ""

    def text(self, name: str) -> str:
        """Return what stands in a field."""
        return self.fields[name].text().strip()

    def chosen(self, kind: str, child_id: UUID | None = None) -> ChosenRhythm:
        """Return the rhythm as it stands. Raises UserError when the number is none, or a long one has no answer."""
        every, first = _number(self.text("every")), self.text("first")
        if every is None or (first and _number(first) is None):
            raise UserError(NO_NUMBER)
        again = asks_again(every, self.text("unit"), self._longest) if self._longest else ""
        if again and not self.text("longer_because"):
            raise UserError(again)
        words = {name: self.text(name) for name in ("base_on", "child_wish", "explained_to", "explained_on")}
        return ChosenRhythm(
            every=every, unit_of_time=self.text("unit"), reason=self.text("reason"), first=_number(first),
            first_unit=self.text("first_unit") if first else "", preset_id=self.text("preset"), kind=kind,
            longer_because=self.text("longer_because") if again else "", child_id=child_id, **words,
        )  # fmt: skip

    def _ask(self, counts_from: Callable[[str], str], explained: Callable[[str], str]) -> None:
        """Lay out the questions; the two say how a date is read, as the facts of the two days are."""
        units = [(each.value, word(each)) for each in TimeUnit]
        self._line(preset=(choice_field("Forslag", [OWN]), 1))
        self._column.addWidget(self.about)
        self._line(
            every=(line_field("Hver", placeholder="fx 3"), 1), unit=(choice_field("Enhed", units), 1),
            first=(line_field("Første gang efter", placeholder="samme"), 1),
            first_unit=(choice_field("Første enhed", units), 1),
            base_on=(line_field("Regnes fra", placeholder="i dag", explain=counts_from), 2),
        )  # fmt: skip
        self._line(reason=(line_field("Fordi", sentences=True), 1))
        self._column.addWidget(self._again)
        self._line(longer_because=(line_field("Hvorfor så sjældent?", sentences=True), 1))
        self._line(child_wish=(line_field("Barnets ønske"), 1))
        self._line(
            explained_to=(line_field("Forklaret for", placeholder="fx barnet og forældrene"), 1),
            explained_on=(line_field("Forklaret den", placeholder="i dag", explain=explained), 1),
        )

    def _line(self, **fields: tuple[LabeledField, int]) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        for name, (field, share) in fields.items():
            if self._scope:
                field.editor.setAccessibleName(f"{field.editor.accessibleName()}, {self._scope}")
            self.fields[name] = self._put(name, field)
            row.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(row)

    def _fill_in(self, preset_id: str) -> None:
        self._tell(preset_id)
        found = self._offers.get(preset_id)
        if found is None or not (found.every or found.first):
            return
        values = {
            "every": str(found.every or ""), "unit": found.unit or found.first_unit, "first": str(found.first or ""),
            "first_unit": found.first_unit or found.unit, "base_on": long_date(found.base_on),
        }  # fmt: skip
        for name, text in values.items():
            self.fields[name].restore(text)
            self.fields[name].commit()
        self._ask_again()

    def _tell(self, preset_id: str) -> None:
        found = self._offers.get(preset_id)
        unsure = UNSURE if found and found.is_unsure else ""
        about = (found.why, found.about, unsure) if found else ()
        self.about.setText(" ".join(filter(None, (*about, self._law))))

    def _ask_again(self) -> None:
        every = _number(self.text("every"))
        again = asks_again(every, self.text("unit"), self._longest) if every and self._longest else ""
        field = self.fields["longer_because"]
        field.setVisible(bool(again))
        field.editor.setAccessibleDescription(again)
        self._again.setText(again)
        self._again.setVisible(bool(again))


def _number(text: str) -> int | None:
    whole = text.isascii() and text.isdecimal() and len(text) <= len(str(MOST))
    return int(text) if whole and 1 <= int(text) <= MOST else None
