"""What a list does not tell on paper: one rule for all she has along for herself, the same as for the contact sheet.

Paper gets lost, so nothing stands on it that leads to somebody protected, whoever they are protected against: of the
protected and of family who live with them the name alone, of others they live with nothing, and no CPR number. A cell
that would tell is left out whole; the screen is hers alone and keeps it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from itertools import islice
from typing import Any, TypeVar, cast
from uuid import UUID

from sqlalchemy import select

from app.models.safety import Protection
from app.services.leak_secrets import secrets_on_own_paper
from app.services.leak_text import SearchedText, Secret, holds_cpr
from app.services.listing import Cells, ListGroup, Listing
from app.services.ports import Unit, use_case
from app.services.snapshot import AT_A_TIME, CaseRows, rows_together

Row = TypeVar("Row")
HELD = "står ikke her"
LESS = "På papiret står mindre end på skærmen: hverken CPR-numre eller noget, der fører til en, som er beskyttet."
HELD_BACK = "Noget er udeladt, fordi nogen er beskyttet, eller fordi det er et CPR-nummer. Slå det op i sagen."


class OwnPaper:
    """The rule for some cases. Texts that belong to another case keep their words."""

    def __init__(self, cases: Iterable[CaseRows]) -> None:
        self._secrets = {rows.case.id: secrets_on_own_paper(rows) for rows in cases}

    @classmethod
    def of_cases(cls, unit: Unit, cases: Collection[UUID]) -> "OwnPaper":
        """Return the rule for many cases, of which only those where somebody is protected are read."""
        return cls(_protected(unit, cases))

    def tells(self, text: str | None, case_id: UUID | None = None) -> bool:
        """Tell whether a text holds what may not stand on paper; without a case it is judged by all of them."""
        if not text:
            return False
        if holds_cpr(text):
            return True
        secrets = self._of(case_id)
        searched = SearchedText(text) if secrets else None
        return searched is not None and any(any(searched.find(each)) for each in secrets)

    def told(self, text: str | None, case_id: UUID | None = None) -> str:
        """Return a text that may stand on paper as it is; empty when it may not."""
        return "" if self.tells(text, case_id) else text or ""

    def rows(self, what: Row, case_id: UUID) -> Row:
        """Return frozen rows of a case as they may stand on paper, each text in them judged alone."""
        plain: Any = what
        made: Any = what
        if isinstance(plain, str):
            made = HELD if self.tells(plain, case_id) else plain
        elif isinstance(plain, (tuple, list, set, frozenset)):
            told = [self.rows(each, case_id) for each in plain]
            made = type(plain)(*told) if hasattr(plain, "_fields") else type(plain)(told)
        elif isinstance(plain, Mapping):
            made = {self.rows(key, case_id): self.rows(value, case_id) for key, value in plain.items()}
        elif is_dataclass(plain) and not isinstance(plain, type):
            old = {each.name: getattr(plain, each.name) for each in fields(plain)}
            new = {name: self.rows(value, case_id) for name, value in old.items()}
            made = replace(plain, **new) if new != old else plain
        return cast("Row", made)

    def _of(self, case_id: UUID | None) -> Sequence[Secret]:
        if case_id is None:
            return [each for secrets in self._secrets.values() for each in secrets]
        return self._secrets.get(case_id, ())


@use_case("cases.list_paper")
def list_for_paper(unit: Unit, listing: Listing) -> Listing:
    """Return a list as it may stand on paper; what is left out is said in the sentences above it."""
    paper = OwnPaper.of_cases(unit, listing.cases)
    groups = tuple(replace(each, rows=_rows(paper, listing, each)) for each in listing.groups)
    told = tuple(each for each in listing.told if not paper.tells(each))
    if (groups, told) == (listing.groups, listing.told):
        return listing
    return replace(listing, groups=groups, told=(*told, HELD_BACK), beside=listing.beside or LESS)


def _protected(unit: Unit, cases: Collection[UUID]) -> Iterable[CaseRows]:
    """Yield the cases in which somebody is protected; the others need not be read."""
    live = select(Protection.case_id).where(Protection.deleted_at.is_(None)).distinct()
    waiting = (each for each in unit.session.scalars(live).all() if each in cases)
    while some := list(islice(waiting, AT_A_TIME)):
        yield from rows_together(unit, some)


def _rows(paper: OwnPaper, listing: Listing, group: ListGroup) -> tuple[Cells, ...]:
    return tuple(
        tuple(HELD if paper.tells(cell, case) else cell for cell in row)
        for row, case in zip(group.rows, listing.cases_of(group), strict=True)
    )
