"""What each kind of decision must contain, as data: those that are shipped, as the municipality has made them its own.

A changed template is a new version; a decision keeps the one it was begun with (SHA-256). The parts the law asks for
and those that are good practice are kept apart, and nothing is refused for lacking one.
"""

import datetime as dt
import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from app.errors import UserError
from app.models.setup import DefinitionVersion
from app.paths import resources
from app.rules.cadence import Confidence
from app.services.definitions import end_own, keep_used, kept_text, own_versions, take_in_use
from app.services.ports import Unit, use_case

UNREADABLE = "Skabelonerne til afgørelser kan ikke læses. Geninstallér programmet."
NOT_A_TEMPLATE = "Det er ikke en skabelon til en afgørelse fra Rundbord."
NOT_SHIPPED = "Den skabelon følger ikke med programmet, så den kan ikke hentes tilbage."
NAME_MISSING = "Giv skabelonen et navn."
ENDS_TOO_SOON = "Skabelonen slutter, før den begynder. Ret datoerne."
_FILE = "decision_templates.toml"
OWN, _USED = "decision_template", "decision_template_used"


class Part(StrEnum):
    """What a decision may have to contain or rest on; the value is the name of its column where it has one."""

    PURPOSE = "purpose"
    DURATION = "expected_duration"
    REASONS = "reasons"
    CONSENT = "consent"
    CHILD_VIEW = "child_view"
    PARENTS_VIEW = "parents_view"
    COMPLAINT = "complaint"
    CHILD_TALK = "child_talk"
    HEARING = "party_hearing"


class PartyRule(StrEnum):
    """Whether the child is a party to a decision from the age of the list; DEPENDS: on the rule it is built on."""

    YES = "yes"
    NO = "no"
    DEPENDS = "depends"


@dataclass(frozen=True, slots=True)
class RulingTemplate:
    """One kind of decision, for those made from `valid_from` to `valid_to` (both may be open).

    `law_text` is proposed and may be written over; `young_consent`: a young person of 15 says yes or no as well.
    """

    id: str
    name: str
    help: str
    law_text: str
    source: str
    confidence: Confidence
    demanded: tuple[Part, ...]
    usual: tuple[Part, ...]
    party: PartyRule = PartyRule.DEPENDS
    young_consent: bool = False
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None

    def valid_on(self, day: dt.date) -> bool:
        """Tell whether a decision of that day can be of this kind."""
        return (self.valid_from is None or day >= self.valid_from) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class PartyList:
    """From which age (years) a child is a party to the decisions of the list, and where that stands."""

    from_age: int
    law: str
    source: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RulingTemplateRow:
    """A template as it stands here: whether it comes with the program, and since when it is the municipality's own."""

    template: RulingTemplate
    is_shipped: bool
    own_since: dt.date | None = None


@use_case("ruling_templates.list")
def list_ruling_templates(unit: Unit) -> tuple[RulingTemplateRow, ...]:
    """Return the templates in use, in the order of the file, the municipality's new ones last."""
    unit.about()
    own, shipped = own_versions(unit, OWN), {each.id: each for each in shipped_templates()}
    found = [_row(each, own.get(key), is_shipped=True) for key, each in shipped.items()]
    found += [_row(from_text(row.content), row, is_shipped=False) for key, row in own.items() if key not in shipped]
    return tuple(found)


@use_case("ruling_templates.save", undoable=False)
def save_ruling_template(unit: Unit, template: RulingTemplate) -> str:
    """Keep a template as the municipality's own from today; decisions already begun keep theirs. Returns the version.

    Raises UserError with what must be put right.
    """
    if not (template.id.strip() and template.name.strip()):
        raise UserError(NAME_MISSING)
    if template.valid_from and template.valid_to and template.valid_to < template.valid_from:
        raise UserError(ENDS_TOO_SOON)
    return take_in_use(unit, OWN, template.id, as_text(template), template.source)


@use_case("ruling_templates.restore", undoable=False)
def restore_ruling_template(unit: Unit, template_id: str) -> None:
    """Use a template as it is shipped again. Raises UserError when it was never shipped."""
    if template_id not in {each.id for each in shipped_templates()}:
        raise UserError(NOT_SHIPPED)
    end_own(unit, OWN, template_id)


def template_of_ruling(unit: Unit, template_id: str | None, version: str | None) -> RulingTemplate | None:
    """Return the template a decision was begun with; the one of today when its version is not known here, or None."""
    text = kept_text(unit, version, OWN, _USED)
    if text is not None:
        return from_text(text)
    return next((each.template for each in list_ruling_templates(unit) if each.template.id == template_id), None)


def keep_ruling_template(unit: Unit, template: RulingTemplate) -> str:
    """Keep a template for as long as a decision made with it is kept. Returns its version (SHA-256)."""
    return keep_used(unit, _USED, template.id, as_text(template), template.source)


@cache
def shipped_templates() -> tuple[RulingTemplate, ...]:
    """Return the templates that come with the program. Raises UserError when the file cannot be read."""
    return tuple(_read_or_refuse(row) for row in _shipped().get("template", ()))


@cache
def party_list() -> PartyList:
    """Return from which age a child is a party, and to which decisions. Raises UserError as `shipped_templates`."""
    row = _shipped()["party"]
    return PartyList(int(row["from_age"]), str(row["law"]), str(row["source"]), tuple(map(str, row["paragraphs"])))


def template_of(row: Mapping[str, Any]) -> RulingTemplate:
    """Return a template from plain values. Raises KeyError, TypeError or ValueError when one is missing or wrong."""
    return RulingTemplate(
        id=str(row["id"]),
        name=str(row["name"]),
        help=str(row.get("help", "")),
        law_text=str(row.get("law_text", "")),
        source=str(row["source"]),
        confidence=Confidence(row["confidence"]),
        demanded=tuple(map(Part, row["demanded"])),
        usual=tuple(map(Part, row.get("usual", ()))),
        party=PartyRule(row.get("party", PartyRule.DEPENDS)),
        young_consent=bool(row.get("young_consent", False)),
        valid_from=_day(row.get("valid_from")),
        valid_to=_day(row.get("valid_to")),
    )


def as_text(template: RulingTemplate) -> str:
    """Return a template as text (JSON); the same template gives the same text."""
    plain = asdict(template) | {
        name: day.isoformat() if (day := getattr(template, name)) else None for name in ("valid_from", "valid_to")
    }
    return json.dumps(plain, ensure_ascii=False, sort_keys=True)


def from_text(text: str) -> RulingTemplate:
    """Return a template from its text. Raises UserError when it is none."""
    try:
        return template_of(json.loads(text))
    except (KeyError, TypeError, ValueError) as error:
        raise UserError(NOT_A_TEMPLATE) from error


def _read_or_refuse(row: Mapping[str, Any]) -> RulingTemplate:
    try:
        return template_of(row)
    except (KeyError, TypeError, ValueError) as error:
        raise UserError(UNREADABLE) from error


@cache
def _shipped() -> dict[str, Any]:
    try:
        return tomllib.loads((resources() / "definitions" / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UserError(UNREADABLE) from error


def _day(value: object) -> dt.date | None:
    if value is None or isinstance(value, dt.date):
        return value
    return dt.date.fromisoformat(str(value))


def _row(shipped: RulingTemplate, own: DefinitionVersion | None, *, is_shipped: bool) -> RulingTemplateRow:
    if own is None:
        return RulingTemplateRow(shipped, is_shipped)
    return RulingTemplateRow(from_text(own.content), is_shipped, own.valid_from)
