"""Plan templates as data: which sections a plan has beside goals and agreements, by what it is and when it was decided.

The decision date governs the words: a plan decided under serviceloven keeps its headings, and no paragraph number is
ever turned into one of the other law (barnets lov §§ 91-92 and 108-109; serviceloven § 140).
"""

import datetime as dt
import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.models.enums import PlanKind
from app.rules.cadence import Confidence

UNREADABLE = "Skabelonerne til planen kan ikke læses. Geninstallér programmet."
NOT_A_TEMPLATE = "Filen er ikke en skabelon til en plan fra Rundbord."
NAME_MISSING = "Giv skabelonen et navn."
HEADING_MISSING = "Alle afsnit skal have en overskrift."
SECTION_TWICE = "To afsnit har samme navn. Hvert afsnit skal have sit eget."
ENDS_TOO_SOON = "Skabelonen slutter, før den begynder. Ret datoerne."


class SectionWhen(StrEnum):
    """When a section is asked for. YOUNG means from 16 years."""

    ALWAYS = "always"
    PLACED = "placed"
    YOUNG = "young"


@dataclass(frozen=True, slots=True)
class PlanSection:
    """One heading. `law` is shown on the professional copy alone; `per_child` asks it once for each sibling."""

    key: str
    heading: str
    help: str
    when: SectionWhen
    per_child: bool
    law: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class PlanTemplate:
    """The sections of one kind of plan, for decisions made from `valid_from` to `valid_to` (both may be open)."""

    id: str
    name: str
    plan_kind: PlanKind
    law: str
    source: str
    confidence: Confidence
    sections: tuple[PlanSection, ...]
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None

    def fits(self, decided_on: dt.date | None, today: dt.date) -> bool:
        """Tell whether a plan decided that day (or, without a decision, made today) is written with this template."""
        day = decided_on or today
        return (self.valid_from or day) <= day <= (self.valid_to or day)

    def asked(self, *, placed: bool, age: int | None) -> tuple[PlanSection, ...]:
        """Return the sections asked for a child; an unknown `age` asks no more than the others."""
        young = age is not None and age >= YOUNG
        wanted = {SectionWhen.ALWAYS: True, SectionWhen.PLACED: placed, SectionWhen.YOUNG: young}
        return tuple(each for each in self.sections if wanted[each.when])


YOUNG = 16
"""Years from which an ungeplan is considered (barnets lov § 108, stk. 1)."""


def load_templates(path: Path) -> tuple[PlanTemplate, ...]:
    """Return the templates of a file in their order. Raises UserError when it cannot be read."""
    try:
        with path.open("rb") as file:
            return tuple(template_of(row) for row in tomllib.load(file)["template"])
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise UserError(UNREADABLE) from error


def template_for(
    templates: Sequence[PlanTemplate], kind: PlanKind, decided_on: dt.date | None, today: dt.date
) -> PlanTemplate | None:
    """Return the first template for a kind of plan decided that day, else the newest of its kind.

    An ungeplan on a decision from before barnets lov is still an ungeplan, and a plan is never without its headings.
    None when there is no template of that kind at all.
    """
    of_kind = [each for each in templates if each.plan_kind is kind]
    fitting = (each for each in of_kind if each.fits(decided_on, today))
    return next(fitting, max(of_kind, key=lambda each: each.valid_from or dt.date.min, default=None))


def faults_of(template: PlanTemplate) -> tuple[str, ...]:
    """Return what must be put right before a template is used, in Danish."""
    keys = [each.key for each in template.sections]
    told = []
    if not (template.id.strip() and template.name.strip()):
        told.append(NAME_MISSING)
    if not all(each.key.strip() and each.heading.strip() for each in template.sections):
        told.append(HEADING_MISSING)
    if len(set(keys)) < len(keys):
        told.append(SECTION_TWICE)
    if template.valid_from and template.valid_to and template.valid_to < template.valid_from:
        told.append(ENDS_TOO_SOON)
    return tuple(told)


def template_of(row: Mapping[str, Any]) -> PlanTemplate:
    """Return a template from plain values. Raises KeyError, TypeError or ValueError when a part is missing or wrong."""
    return PlanTemplate(
        id=str(row["id"]),
        name=str(row["name"]),
        plan_kind=PlanKind(row["for"]),
        law=str(row.get("law", "")),
        source=str(row["source"]),
        confidence=Confidence(row["confidence"]),
        sections=tuple(_section(each) for each in row["sections"]),
        valid_from=_day(row.get("valid_from")),
        valid_to=_day(row.get("valid_to")),
    )


def as_text(template: PlanTemplate) -> str:
    """Return a template as text (JSON); the same template gives the same text."""
    plain = asdict(template)
    plain["for"] = plain.pop("plan_kind")
    for end in ("valid_from", "valid_to"):
        plain[end] = plain[end].isoformat() if plain[end] else None
    return json.dumps(plain, ensure_ascii=False, sort_keys=True)


def from_text(text: str) -> PlanTemplate:
    """Return the template that a text holds. Raises UserError when it is something else."""
    try:
        return template_of(json.loads(text))
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError) as error:
        raise UserError(NOT_A_TEMPLATE) from error


def _section(row: Mapping[str, Any]) -> PlanSection:
    return PlanSection(
        key=str(row["key"]),
        heading=str(row["heading"]),
        help=str(row.get("help", "")),
        when=SectionWhen(row.get("when", SectionWhen.ALWAYS)),
        per_child=bool(row.get("per_child", True)),
        law=str(row.get("law", "")),
        confidence=Confidence(row.get("confidence", Confidence.READ)),
    )


def _day(value: object) -> dt.date | None:
    if value is None or isinstance(value, dt.date):
        return value
    return dt.date.fromisoformat(str(value))
