"""What of a profile is kept as definitions and lists of the municipality's own: each a table of the file, all alike.

A table reads one entry of the file, says what is our own here and how it stands, and takes an entry in.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Generic, TypeVar

from app.errors import UserError
from app.rules import guides as guide_rules
from app.rules.guides import Guide
from app.services import assessment_templates as headings
from app.services import (
    case_weights,
    figure_definitions,
    guide_lists,
    guides,
    notification_senders,
    placement_kinds,
    plan_aims,
    profile_lists,
    ruling_templates,
    weight_list,
    wellbeing_own,
    wellbeing_rulers,
)
from app.services.assessment_templates import AssessmentTemplate
from app.services.figure_definitions import OwnWords
from app.services.guide_lists import Entry, ListName
from app.services.placement_kinds import PlacementKind
from app.services.ports import Unit
from app.services.profile_lists import Aims, Senders
from app.services.ruling_templates import RulingTemplate
from app.services.weight_list import WeightList
from app.services.wellbeing_rulers import Ruler

T = TypeVar("T")
Row = dict[str, Any]
WHOLE = "all"
"""The key of a list that is one entry in a file."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DefinitionTable(Generic[T]):
    """One table. `plain` is an entry as a file has it; `here` is what stands in this store and `own` what is ours.

    `same` tells whether two entries stand alike: the day ours began does not count.
    """

    name: str
    area: str
    read: Callable[[Mapping[str, Any]], T]
    plain: Callable[[T], Row]
    here: Callable[[Unit], Iterable[T]]
    own: Callable[[Unit], Iterable[T]]
    save: Callable[[Unit, T], object]
    key: Callable[[T], str]
    title: Callable[[T], str]
    same: Callable[[T], object]

    def changed(self, unit: Unit, wanted: Iterable[T]) -> list[tuple[T, bool]]:
        """Return the entries of a file that stand otherwise here, and whether each is new."""
        known = {self.key(each): self.same(each) for each in self.here(unit)}
        return [(each, self.key(each) not in known) for each in wanted if known.get(self.key(each)) != self.same(each)]

    def read_row(self, row: Row) -> T:
        """Return an entry of a file. Raises UserError, and KeyError with the name of a value nobody knows."""
        found = self.read(row)
        for name in set(row) - set(self.plain(found)):
            raise KeyError(name)
        return found

    def rows(self, unit: Unit) -> list[Row]:
        """Return what is our own as a file has it, without what is empty: a file has no word for nothing."""
        return [{k: v for k, v in self.plain(each).items() if v is not None} for each in self.own(unit)]


def _guide(row: Mapping[str, Any]) -> Guide:
    found = guide_rules.guide_of(row)
    _refuse(guide_rules.faults_of(found))
    return found


def _headings(row: Mapping[str, Any]) -> AssessmentTemplate:
    found = headings.template_of(row)
    _refuse(headings.faults_of(found))
    return found


def _ruling(row: Mapping[str, Any]) -> RulingTemplate:
    found = ruling_templates.template_of(row)
    if not found.name.strip():
        raise UserError(ruling_templates.NAME_MISSING)
    return found


def _ruler(row: Mapping[str, Any]) -> Ruler:
    for name in ("id", "name", "kind", "steps", "questions"):
        if name not in row:
            raise KeyError(name)
    found = wellbeing_rulers.from_text(json.dumps(row, default=str))
    _refuse(wellbeing_rulers.faults_of(found))
    return found


def _figure(row: Mapping[str, Any]) -> OwnWords:
    found = figure_definitions.words_of(row)
    _refuse(figure_definitions.faults_of(found))
    return found


def _save_ruler(unit: Unit, ruler: Ruler) -> None:
    wellbeing_own.save_ruler(unit, ruler)
    if ruler.valid_to is not None:
        wellbeing_own.retire_ruler(unit, ruler.id)


def _ruler_stands(ruler: Ruler) -> object:
    return replace(ruler, source="", valid_from=None, valid_to=None), ruler.valid_to is None


def _entry(row: Mapping[str, Any]) -> Entry:
    key, name, in_use = row["id"], row["name"], row.get("in_use", True)
    for label, value, kind in (("id", key, str), ("name", name, str), ("in_use", in_use, bool)):
        if not isinstance(value, kind):
            raise TypeError(label)
    if not key.strip() or not name.strip():
        raise UserError(guide_lists.NAME_MISSING)
    if len(name) > guide_lists.LONGEST:
        raise UserError(guide_lists.NAME_LONG)
    return Entry(key, name, in_use)


def _list_table(which: ListName, area: str) -> DefinitionTable[Entry]:
    def own(unit: Unit) -> Iterable[Entry]:
        return guide_lists.entries(unit, which) if guide_lists.is_own(unit, which) else ()

    def save(unit: Unit, entry: Entry) -> None:
        here = guide_lists.entries(unit, which)
        known = any(each.id == entry.id for each in here)
        after = [entry if each.id == entry.id else each for each in here] if known else [*here, entry]
        guide_lists.put_list(unit, which, after)

    return DefinitionTable(
        name=which.value, area=area, read=_entry, plain=lambda e: {"id": e.id, "name": e.name, "in_use": e.in_use},
        here=lambda unit: guide_lists.entries(unit, which), own=own, save=save, key=lambda each: each.id,
        title=lambda each: each.name, same=lambda each: each,
    )  # fmt: skip


def _plain(text: str) -> Row:
    found: Row = json.loads(text)
    return found


def _plain_ruler(ruler: Ruler) -> Row:
    """Return a ruler as a file has it: the day and the source follow from its being ours."""
    return _plain(wellbeing_rulers.as_text(replace(ruler, source=wellbeing_own.OWN_SOURCE, valid_from=None)))


def _refuse(faults: Iterable[str]) -> None:
    for fault in faults:
        raise UserError(fault)


_GUIDES: DefinitionTable[Guide] = DefinitionTable(
    name="guide", area="Handleguides", read=_guide, plain=lambda each: _plain(guide_rules.as_text(each)),
    here=lambda unit: [row.guide for row in guides.all_guides(unit)],
    own=lambda unit: [row.guide for row in guides.all_guides(unit) if row.own_since],
    save=guides.save_guide, key=lambda each: each.id, title=lambda each: each.name, same=lambda each: each,
)  # fmt: skip
_HEADINGS: DefinitionTable[AssessmentTemplate] = DefinitionTable(
    name="assessment_template", area="Undersøgelsens overskrifter", read=_headings,
    plain=lambda each: _plain(headings.as_text(each)),
    here=lambda unit: [row.template for row in headings.list_assessment_templates(unit)],
    own=lambda unit: [row.template for row in headings.list_assessment_templates(unit) if row.own_since],
    save=headings.save_assessment_template, key=lambda each: each.id, title=lambda each: each.name,
    same=lambda each: each,
)  # fmt: skip
_RULINGS: DefinitionTable[RulingTemplate] = DefinitionTable(
    name="decision_template", area="Afgørelsernes skabeloner", read=_ruling,
    plain=lambda each: _plain(ruling_templates.as_text(each)),
    here=lambda unit: [row.template for row in ruling_templates.list_ruling_templates(unit)],
    own=lambda unit: [row.template for row in ruling_templates.list_ruling_templates(unit) if row.own_since],
    save=ruling_templates.save_ruling_template, key=lambda each: each.id, title=lambda each: each.name,
    same=lambda each: each,
)  # fmt: skip
_RULERS: DefinitionTable[Ruler] = DefinitionTable(
    name="ruler", area="Trivselslinealer", read=_ruler,
    plain=_plain_ruler,
    here=lambda unit: [row.ruler for row in wellbeing_own.list_rulers(unit)],
    own=lambda unit: [row.ruler for row in wellbeing_own.list_rulers(unit) if row.own_since],
    save=_save_ruler, key=lambda each: each.id, title=lambda each: each.name, same=_ruler_stands,
)  # fmt: skip
_FIGURES: DefinitionTable[OwnWords] = DefinitionTable(
    name="key_figure", area="Nøgletal", read=_figure, plain=asdict, here=figure_definitions.words_here,
    own=lambda unit: [each for each in figure_definitions.words_here(unit) if figure_definitions.is_own(each)],
    save=figure_definitions.save_words, key=lambda each: each.id, title=lambda each: each.name, same=lambda each: each,
)  # fmt: skip
_SENDERS: DefinitionTable[Senders] = DefinitionTable(
    name="notification_senders", area="Afsendere af underretninger", read=profile_lists.senders_of,
    plain=profile_lists.plain_senders, here=profile_lists.senders_here, own=profile_lists.own_senders,
    save=notification_senders.save_senders, key=lambda _: WHOLE, title=lambda _: "Hele listen", same=lambda each: each,
)  # fmt: skip
_AIMS: DefinitionTable[Aims] = DefinitionTable(
    name="plan_aims", area="Delmål på en plan", read=profile_lists.aims_of, plain=profile_lists.plain_aims,
    here=profile_lists.aims_here, own=profile_lists.own_aims, save=plan_aims.save_aims, key=lambda _: WHOLE,
    title=lambda _: "Hele listen", same=lambda each: each,
)  # fmt: skip
_WEIGHTS: DefinitionTable[WeightList] = DefinitionTable(
    name="case_weight_list", area="Sagernes vægt", read=profile_lists.weights_of, plain=weight_list.as_plain,
    here=lambda unit: [case_weights.weights_here(unit)],
    own=lambda unit: [case_weights.weights_here(unit)] if case_weights.criteria_are_own(unit) else [],
    save=case_weights.save_criteria, key=lambda _: WHOLE, title=lambda _: "Spørgsmål og point",
    same=lambda each: (each.criteria, each.light_to, each.middle_to),
)  # fmt: skip
_PLACEMENTS: DefinitionTable[PlacementKind] = DefinitionTable(
    name="placement_kind", area="Slags anbringelser", read=placement_kinds.kind_of, plain=asdict,
    here=placement_kinds.list_placement_kinds,
    own=profile_lists.own_placements,
    save=placement_kinds.save_kind, key=lambda each: each.id, title=lambda each: each.name, same=lambda each: each,
)  # fmt: skip

TABLES: tuple[DefinitionTable[Any], ...] = (
    _list_table(ListName.WORRY_KIND, "Slags bekymringer"), _list_table(ListName.PROFESSION, "Faggrupper"), _GUIDES,
    _HEADINGS, _RULINGS, _RULERS, _FIGURES, _SENDERS, _AIMS, _WEIGHTS, _PLACEMENTS,
)  # fmt: skip
"""In the order they are taken in: the lists before the guides that name them."""


def own_tables(unit: Unit) -> Iterator[tuple[str, list[Row]]]:
    """Yield the tables of what is the municipality's own."""
    for table in TABLES:
        yield table.name, table.rows(unit)


def take_tables(unit: Unit, read: Mapping[str, Mapping[str, Any]]) -> None:
    """Take in what stands otherwise here. Raises UserError."""
    for table in TABLES:
        for each, _ in table.changed(unit, read.get(table.name, {}).values()):
            table.save(unit, each)
