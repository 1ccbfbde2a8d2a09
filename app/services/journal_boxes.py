"""The boxes of the municipality's own system as this store has them: shipped, or renamed here once and for all."""

from functools import cache

from sqlalchemy import select

from app.errors import UserError
from app.models.setup import Definition, DefinitionVersion
from app.paths import resources
from app.rules.journal_boxes import (
    JournalBox,
    JournalRule,
    as_text,
    faults_of,
    from_text,
    load_boxes,
    load_journal_rule,
)
from app.rules.plan_templates import fingerprint
from app.services.ports import Unit, use_case

_KIND, _KEY = "journal_boxes", "all"


@use_case("journal_boxes.list")
def list_boxes(unit: Unit) -> tuple[JournalBox, ...]:
    """Return all boxes in the order texts are put in them, those that are left out too."""
    return boxes_for(unit)


@use_case("journal_boxes.save", undoable=False)
def save_boxes(unit: Unit, boxes: tuple[JournalBox, ...]) -> None:
    """Keep the names, order and limits from today. Raises UserError with the first thing to put right."""
    for fault in faults_of(boxes):
        raise UserError(fault)
    for row in _own(unit):
        row.valid_to = unit.today
    unit.session.flush()
    if unit.session.get(Definition, (_KIND, _KEY)) is None:
        unit.session.add(Definition(kind=_KIND, key=_KEY))
    content = as_text(boxes)
    sha = fingerprint(content)
    kept = unit.session.get(DefinitionVersion, sha)
    if kept is None:
        kept = DefinitionVersion(sha256=sha, kind=_KIND, key=_KEY, content=content, source="Kommunens egen indstilling")
        unit.session.add(kept)
    kept.valid_from, kept.valid_to = unit.today, None


def boxes_for(unit: Unit) -> tuple[JournalBox, ...]:
    """Return the boxes in use here; a box that came with a later version of the program stands last."""
    own = _own(unit)
    if not own:
        return shipped_boxes()
    kept = from_text(own[0].content)
    return kept + tuple(each for each in shipped_boxes() if each.id not in {box.id for box in kept})


@cache
def shipped_boxes() -> tuple[JournalBox, ...]:
    """Return the boxes that come with the program."""
    return load_boxes(resources() / "definitions" / "journal_boxes.toml")


@cache
def journal_rule() -> JournalRule:
    """Return how long something may lie outside the municipality's own system."""
    return load_journal_rule(resources() / "rules" / "journal.toml")


def _own(unit: Unit) -> list[DefinitionVersion]:
    chosen = select(DefinitionVersion).where(DefinitionVersion.kind == _KIND, DefinitionVersion.valid_to.is_(None))
    return list(unit.session.scalars(chosen))
