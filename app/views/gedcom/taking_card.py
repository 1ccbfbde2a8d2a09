"""What a file holds and what of it is taken: the child, how far round it, who is here already, private facts."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from app.exchange.gedcom_file import GedcomFile
from app.language.dates import approx
from app.services.family_file import FamilyFile, FilePerson
from app.services.family_groups import FamilyGroups
from app.services.family_import import LookAlike
from app.services.people import PersonRow
from app.views.gedcom.choosing import NOBODY, part_choices, part_of, person_choices
from app.views.records.fields import offer
from app.views.theme import current_theme
from app.views.widgets.cards import Card
from app.views.widgets.check_box import CheckBox
from app.views.widgets.fields import LabeledField, choice_field
from app.views.widgets.rows import Column
from app.views.widgets.rows_table import RowsTable
from app.views.widgets.text import SectionHeading, Text

HINT = "Skriv de første bogstaver af navnet for at finde det i listen."
MOST_ALIKE = 100
SAME = "Er de her i forvejen?"
SAME_ABOUT = "Sæt flueben ved dem, der er samme menneske. Uden flueben bliver de lagt ind som nye personer."
KEPT = "Det, der står i sagen, bliver stående. Filen fylder kun det ud, der mangler."
PRIVATE = "Tag også adresser, telefonnumre og CPR-numre med ({count})"
PRIVATE_ABOUT = "De bliver kun lagt ind, hvis du sætter flueben. Det gælder også noter, hvor der står sådan noget."
TABLE_ROWS = 7
LONGEST_SHOWN = 40
"""Letters of a name beside a box to tick, which cannot break its line."""


class TakingCard(Card):
    """The card »Det er der i filen«. `chosen()` is what is to be taken in."""

    def __init__(self) -> None:
        super().__init__("Det er der i filen", icon="tree-structure")
        self._file: GedcomFile | None = None
        self._groups: FamilyGroups | None = None
        self._children: dict[UUID, LabeledField] = {}
        self._alike: dict[LookAlike, CheckBox] = {}
        self._count = Text("", "body", wrap=True)
        self._who, self._boxes = QVBoxLayout(), QVBoxLayout()
        self._part = choice_field("Hvem skal med?", [])
        self._part.setMaximumWidth(560)
        self._part.committed.connect(lambda _value: self._show_part())
        self._same, self._about = SectionHeading(SAME), Text(f"{SAME_ABOUT} {KEPT}", "meta", "ink2", wrap=True)
        self._private, self._private_about = CheckBox(PRIVATE), Text(PRIVATE_ABOUT, "meta", "ink2", wrap=True)
        self._table = RowsTable[FilePerson]("De, der bliver lagt ind", _columns(), lambda row: row.key)
        self._lay_out()

    def file(self) -> GedcomFile | None:
        """Return the file that is shown."""
        return self._file

    def forget(self) -> None:
        """Let go of the file and of everything chosen."""
        self._file, self._groups = None, None
        self._table.set_rows(())
        self._private.setChecked(False)
        for field in self._children.values():
            _drop(self._who, field)
        for box in self._alike.values():
            _drop(self._boxes, box)
        self._children, self._alike = {}, {}

    def show_file(self, file: GedcomFile, groups: FamilyGroups) -> None:
        """Show another file."""
        self.forget()
        self._file, self._groups = file, groups

    def show_people(self, children: Sequence[PersonRow], alike: Sequence[LookAlike]) -> None:
        """Offer who of the file the children of the case are, and who else may be here already."""
        if self._file is None:
            return
        for child in children:
            if child.id not in self._children:
                self._add_child(child, [each for each in alike if each.person_id == child.id])
        for each in alike[:MOST_ALIKE]:
            if not each.is_child and each not in self._alike:
                box = CheckBox(_alike_words(each))
                self._alike[each] = box
                self._boxes.addWidget(box)
        self._offer_parts()

    def chosen(self) -> tuple[FamilyFile, dict[str, UUID]]:
        """Return the part of the file, and who of it is who in the case."""
        if self._file is None or self._groups is None:
            return FamilyFile(), {}
        part = part_of(self._file.family, self._groups, self._first_child(), self._part.text())
        keys = {each.key for each in part.persons}
        same = {each.key: each.person_id for each, box in self._alike.items() if box.isChecked()}
        same |= {field.text(): child for child, field in self._children.items()}
        return part, {key: person for key, person in same.items() if key in keys}

    def wants_private(self) -> bool:
        """Tell whether addresses, telephones and numbers are to be taken too."""
        return self._private.isChecked()

    def _add_child(self, child: PersonRow, alike: list[LookAlike]) -> None:
        family = self._file.family if self._file else FamilyFile()
        choices = person_choices(family, [each.key for each in alike])
        field = choice_field(f"Hvem i filen er {child.name}?", choices, hint=HINT)
        field.setMaximumWidth(560)
        sure = [each.key for each in alike if each.born and each.born == each.case_born]
        field.set_text(sure[0] if len(sure) == 1 else NOBODY[0])
        field.committed.connect(lambda _value: self._offer_parts())
        self._children[child.id] = field
        self._who.addWidget(field)
        if len(self._children) == 1:
            self.setFocusProxy(field)

    def _first_child(self) -> str:
        return next((field.text() for field in self._children.values() if field.text() not in ("", NOBODY[0])), "")

    def _offer_parts(self) -> None:
        """Offer the parts there are round the chosen child, and suggest one."""
        if self._file is None or self._groups is None:
            return
        choices, suggested = part_choices(self._file.family, self._groups, self._first_child())
        before = self._part.text()
        offer(self._part, choices)
        known = before in dict(choices) and self._table.current_row() is not None
        self._part.set_text(before if known and before.partition(" ")[0] != "family" else suggested)
        self._show_part()

    def _show_part(self) -> None:
        part, same = self.chosen()
        families = len(self._groups.families()) if self._groups else 0
        total = len(self._file.family.persons) if self._file else 0
        self._count.setText(
            f"{_count(total, 'person', 'personer')} i {_count(families, 'familie', 'familier')}. {_comes(part)}"
        )
        self._table.set_rows(part.persons)
        row = self._table.verticalHeader().defaultSectionSize()
        self._table.setFixedHeight(row * (min(len(part.persons), TABLE_ROWS) + 1) + current_theme().px(8))
        keys = {each.key for each in part.persons}
        for each, box in self._alike.items():
            box.setVisible(each.key in keys and each.key not in self._as_child(same))
        shown = any(not box.isHidden() for box in self._alike.values())
        self._same.setVisible(shown)
        self._about.setVisible(shown)
        private = sum(1 for each in part.persons if each.private)
        self._private.setText(PRIVATE.format(count=_count(private, "person", "personer")))
        self._private.setAccessibleName(self._private.text())
        self._private.setVisible(bool(private))
        self._private_about.setVisible(bool(private))

    def _as_child(self, same: dict[str, UUID]) -> set[str]:
        return {key for key, person in same.items() if person in self._children}

    def _lay_out(self) -> None:
        for column in (self._who, self._boxes):
            column.setSpacing(8)
        self.body.setSpacing(12)
        self.body.addWidget(self._count)
        self.body.addLayout(self._who)
        self.body.addWidget(self._part)
        self.body.addWidget(self._table)
        self.body.addWidget(self._same)
        self.body.addWidget(self._about)
        self.body.addLayout(self._boxes)
        self.body.addWidget(self._private, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._private_about)


def _columns() -> tuple[Column[FilePerson], ...]:
    return (
        Column("Navn", lambda row: row.name or "Uden navn", stretch=True),
        Column(
            "Født", lambda row: approx(row.birth) if row.birth else "", lambda row: row.birth and row.birth.sort_key
        ),
        Column("Død", lambda row: (approx(row.death) if row.death else "død") if row.deceased else ""),
    )


def _comes(part: FamilyFile) -> str:
    pairs = _count(len(part.pairs), "par", "par")
    return f"{_count(len(part.persons), 'person', 'personer')} og {pairs} kommer med."


def _alike_words(each: LookAlike) -> str:
    born, here = (f", født {text}" if text else "" for text in (each.born, each.case_born))
    return f"{_short(each.name)}{born} ({each.key[:20]}) er samme menneske som {_short(each.case_name)}{here} i sagen"


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_SHOWN else f"{name[: LONGEST_SHOWN - 1]}…"


def _count(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _drop(column: QVBoxLayout, widget: LabeledField | CheckBox) -> None:
    column.removeWidget(widget)
    widget.hide()
    widget.deleteLater()
