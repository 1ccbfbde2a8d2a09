"""What the municipality has made its own: one version of a definition in use at a time, and every one that was used.

A version is known by the SHA-256 of its text, so the same words are kept once however often they are taken in use, and
what was made with a version can show it for ever.
"""

import hashlib
from functools import cache

from sqlalchemy import Select, select

from app.models.setup import Definition, DefinitionVersion
from app.services.ports import Unit
from app.services.settled import is_made_own


def fingerprint(text: str) -> str:
    """Return the version of a text (SHA-256)."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def own_versions(unit: Unit, kind: str) -> dict[str, DefinitionVersion]:
    """Return the municipality's own versions of a kind that are in use, by their key and in its order."""
    return {row.key: row for row in unit.session.scalars(_in_use(kind))} if is_made_own(unit, kind) else {}


def end_own(unit: Unit, kind: str, key: str) -> None:
    """Let the municipality's own version end today, if there is one; what is shipped holds again."""
    # Asked for by its key: a whole catalogue may be taken in use at once.
    for row in unit.session.scalars(_in_use(kind).where(DefinitionVersion.key == key)):
        row.valid_to = unit.today
    unit.session.flush()


def take_in_use(unit: Unit, kind: str, key: str, content: str, source: str | None = None) -> str:
    """Use a text as the municipality's own from today; the version before ends. Returns the version."""
    end_own(unit, kind, key)
    if unit.session.get(Definition, (kind, key)) is None:
        unit.session.add(Definition(kind=kind, key=key))
    row = _version(unit, kind, key, content, source)
    row.kind, row.valid_from, row.valid_to = kind, unit.today, None
    unit.session.flush()
    return row.sha256


def keep_used(unit: Unit, kind: str, key: str, content: str, source: str | None = None) -> str:
    """Keep a text for as long as what was made with it; one that is the municipality's own stays so."""
    return _version(unit, kind, key, content, source).sha256


def kept_text(unit: Unit, version: str | None, *kinds: str) -> str | None:
    """Return the text of a version of some kinds; None when it is not known here (a case that was handed over)."""
    row = unit.session.get(DefinitionVersion, version) if version else None
    return row.content if row is not None and row.kind in kinds else None


def _version(unit: Unit, kind: str, key: str, content: str, source: str | None) -> DefinitionVersion:
    sha = fingerprint(content)
    row = unit.session.get(DefinitionVersion, sha)
    if row is None:
        row = DefinitionVersion(sha256=sha, kind=kind, key=key, content=content, source=source)
        unit.session.add(row)
    return row


@cache
def _in_use(kind: str) -> Select[DefinitionVersion]:
    # Built once for each kind: several are asked for with every step.
    chosen = select(DefinitionVersion).where(DefinitionVersion.kind == kind, DefinitionVersion.valid_to.is_(None))
    return chosen.order_by(DefinitionVersion.key)
