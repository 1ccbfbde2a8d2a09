"""The headings an assessment is written under, as data: those that are shipped, as the municipality made them its own.

A changed set is a new version; an assessment keeps the one it was begun with (SHA-256). The law names no headings
(barnets lov § 22), so a set never decides what may be written: what stands under a heading that is not asked for any
more stays.
"""

import datetime as dt
import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.models.setup import DefinitionVersion
from app.paths import resources
from app.rules.cadence import Confidence
from app.services.definitions import end_own, keep_used, kept_text, own_versions, take_in_use
from app.services.ports import Unit, use_case

UNREADABLE = "Overskrifterne til undersøgelsen kan ikke læses. Geninstallér programmet."
NOT_A_TEMPLATE = "Filen er ikke et sæt overskrifter fra Rundbord."
NOT_SHIPPED = "Det sæt overskrifter følger ikke med programmet, så det kan ikke hentes tilbage."
NAME_MISSING = "Giv sættet et navn."
HEADING_MISSING = "Alle overskrifter skal have et navn."
HEADING_TWICE = "To overskrifter har samme navn. Hver skal have sit eget."
ODD_SIDE = "En overskrift står på en side, som trekanten ikke har."
SIDES = ("child", "parents", "network")
OLD_HEADINGS, USUAL = "six", "ics-new"
OWN, _USED = "assessment_template", "assessment_template_used"


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading. `side` is child, parents or network in a triangle, empty outside one; `help` is shown on demand."""

    key: str
    heading: str
    side: str = ""
    help: str = ""


@dataclass(frozen=True, slots=True)
class AssessmentTemplate:
    """A set of headings. `sides` names the three sides of a triangle, empty without one; `free`: they are typed."""

    id: str
    name: str
    source: str
    confidence: Confidence
    headings: tuple[Heading, ...]
    sides: tuple[tuple[str, str], ...] = ()
    free: bool = False

    def named(self, key: str) -> Heading | None:
        """Return a heading by its key."""
        return next((each for each in self.headings if each.key == key), None)


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A set as it stands here: whether it comes with the program, and since when it is the municipality's own."""

    template: AssessmentTemplate
    is_shipped: bool
    own_since: dt.date | None = None


@use_case("assessment_templates.list")
def list_assessment_templates(unit: Unit) -> tuple[TemplateRow, ...]:
    """Return the sets in use, in the order of the file, the municipality's new ones last."""
    unit.about()
    own, shipped = own_versions(unit, OWN), {each.id: each for each in shipped_templates()}
    found = [_row(each, own.get(key), is_shipped=True) for key, each in shipped.items()]
    found += [_row(from_text(row.content), row, is_shipped=False) for key, row in own.items() if key not in shipped]
    return tuple(found)


@use_case("assessment_templates.save", undoable=False)
def save_assessment_template(unit: Unit, template: AssessmentTemplate) -> str:
    """Keep a set as the municipality's own from today; what is begun keeps its own. Returns the version.

    Raises UserError with the first thing that must be put right.
    """
    for fault in faults_of(template):
        raise UserError(fault)
    return take_in_use(unit, OWN, template.id, as_text(template), template.source)


@use_case("assessment_templates.restore", undoable=False)
def restore_assessment_template(unit: Unit, template_id: str) -> None:
    """Use a set as it is shipped again. Raises UserError when it was never shipped."""
    if template_id not in {each.id for each in shipped_templates()}:
        raise UserError(NOT_SHIPPED)
    end_own(unit, OWN, template_id)


def templates_here(unit: Unit) -> dict[str, AssessmentTemplate]:
    """Return the sets there are to begin with, by id."""
    return {row.template.id: row.template for row in list_assessment_templates(unit)}


def template_kept(unit: Unit, version: str | None) -> AssessmentTemplate | None:
    """Return a set by its version; None when it is not known here (a case that was handed over)."""
    text = kept_text(unit, version, OWN, _USED)
    return from_text(text) if text is not None else None


def keep_template(unit: Unit, template: AssessmentTemplate) -> str:
    """Keep a set for as long as what was written with it. Returns its version (SHA-256)."""
    return keep_used(unit, _USED, template.id, as_text(template), template.source)


@cache
def shipped_templates() -> tuple[AssessmentTemplate, ...]:
    """Return the sets that come with the program."""
    return load_templates(resources() / "definitions" / "assessment_templates.toml")


def load_templates(path: Path) -> tuple[AssessmentTemplate, ...]:
    """Return the sets of a file in their order. Raises UserError when it cannot be read."""
    try:
        with path.open("rb") as file:
            return tuple(template_of(row) for row in tomllib.load(file)["template"])
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise UserError(UNREADABLE) from error


def template_of(row: Mapping[str, Any]) -> AssessmentTemplate:
    """Return a set from plain values. Raises KeyError, TypeError or ValueError when a part is missing or wrong."""
    sides = dict(row.get("sides") or {})
    return AssessmentTemplate(
        id=str(row["id"]),
        name=str(row["name"]),
        source=str(row["source"]),
        confidence=Confidence(row["confidence"]),
        headings=tuple(
            Heading(str(each["key"]), str(each["heading"]), str(each.get("side", "")), str(each.get("help", "")))
            for each in row["headings"]
        ),
        sides=tuple((side, str(sides[side])) for side in SIDES if side in sides),
        free=bool(row.get("free", False)),
    )


def faults_of(template: AssessmentTemplate) -> tuple[str, ...]:
    """Return what must be put right before a set is used, in Danish."""
    keys, sides = [each.key for each in template.headings], {side for side, _ in template.sides}
    told = []
    if not (template.id.strip() and template.name.strip()):
        told.append(NAME_MISSING)
    if not all(each.key.strip() and each.heading.strip() for each in template.headings):
        told.append(HEADING_MISSING)
    if len(set(keys)) < len(keys):
        told.append(HEADING_TWICE)
    if any(each.side and each.side not in sides for each in template.headings) or sides not in (set(), set(SIDES)):
        told.append(ODD_SIDE)
    return tuple(told)


def as_text(template: AssessmentTemplate) -> str:
    """Return a set as text (JSON); the same set gives the same text."""
    return json.dumps(asdict(template) | {"sides": dict(template.sides)}, ensure_ascii=False, sort_keys=True)


def from_text(text: str) -> AssessmentTemplate:
    """Return the set that a text holds. Raises UserError when it is something else."""
    try:
        return template_of(json.loads(text))
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError) as error:
        raise UserError(NOT_A_TEMPLATE) from error


def _row(shipped: AssessmentTemplate, own: DefinitionVersion | None, *, is_shipped: bool) -> TemplateRow:
    if own is None:
        return TemplateRow(shipped, is_shipped)
    return TemplateRow(from_text(own.content), is_shipped, own.valid_from)
