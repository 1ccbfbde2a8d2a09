"""A row as the lines of a pasted text: every fact that is filled in, with its label; what is left out stands here.

The records before the plan have many fields and the authority wants all of them, so nobody lists them twice: a new
column is told by itself. What is not told is named in `NOT_TOLD`, with why.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from app.models.base import CaseRecord
from app.models.columns import Fact
from app.services.journal_lines import line
from app.services.ports import Unit
from app.services.readable import Reading, shown_value
from app.services.snapshot import CaseRows

NOT_TOLD: Final = frozenset(
    {
        # marks by which the program knows a text again
        ("assessment", "template_version"), ("formal_decision", "template_version"), ("guide_tick", "version"),
        ("wellbeing_mark", "ruler_version"),
        # the words are told, or this id when there were none
        ("guide_tick", "step"), ("assessment_view", "heading"), ("wellbeing_mark", "question"),
        # it stands under what this points at
        ("guide_tick", "concern_id"), ("guide_tick", "notification_id"), ("guide_tick", "assessment_id"),
        ("wellbeing_mark", "child_talk_id"),
    }
)  # fmt: skip
"""Columns that say something to the program alone, or that the place in the text says already."""


class Telling:
    """Tells the rows of one case, each fact in Danish. References are told by what they are called."""

    def __init__(self, rows: CaseRows, unit: Unit) -> None:
        self.rows, self.unit = rows, unit
        self._reading = Reading(unit)

    def pairs(
        self, row: CaseRecord, *, but: Iterable[str] = (), words: Mapping[str, str] | None = None
    ) -> Iterator[tuple[str, str]]:
        """Yield label and words of what is filled in; `words` stands instead of ids of lists the municipality keeps."""
        owner = row.nested_in[1] if row.nested_in else ""
        without, said = frozenset({owner, *but}), words or {}
        for column, fact in row.facts().items():
            value = getattr(row, column)
            if value is not None and column not in without and (row.__tablename__, column) not in NOT_TOLD:
                yield fact.label.rstrip("?").replace(": ", ", "), said.get(column) or self._shown(row, column, fact)

    def _shown(self, row: CaseRecord, column: str, fact: Fact) -> str:
        value = getattr(row, column)
        if fact.refers_to:
            return self._reading.row(fact.refers_to, value)
        return shown_value(value, row.__table__.columns[column]) or str(value)

    def lines(self, row: CaseRecord, *, but: Iterable[str] = (), words: Mapping[str, str] | None = None) -> list[str]:
        """Return one line for each fact."""
        return [line(label, shown) for label, shown in self.pairs(row, but=but, words=words)]

    def on_one(self, row: CaseRecord, *, but: Iterable[str] = (), words: Mapping[str, str] | None = None) -> str:
        """Return a row that lies inside another on one line: »Barn: Karla; Første kontakt med barnet: …«."""
        return "; ".join(self.lines(row, but=but, words=words))
