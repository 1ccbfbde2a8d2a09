"""Where nobody may find somebody, told beside a parent whom a child is heard without: neither today nor before.

The caseworker's own screen tells all when no parent is kept out; while one is, that parent may sit beside it.
"""

from uuid import UUID

from app.models.base import Record
from app.models.columns import Fact
from app.models.enums import Topic
from app.models.people import Person
from app.services.hard_stops import is_discreet, kept_out
from app.services.leak_secrets import secrets_for
from app.services.leak_text import SearchedText, Secret
from app.services.sight import shields
from app.services.snapshot import CaseRows


class WhereGuarded:
    """The people of one case who are protected against a parent who is kept out, and all that leads to them."""

    def __init__(self, rows: CaseRows) -> None:
        self._people: frozenset[UUID] = frozenset()
        self._secrets: list[Secret] = []
        away = frozenset(kept_out(rows)) if is_discreet(rows, None) else frozenset()
        against = [each for each in shields(rows) if away and each.against in (None, *away)]
        if against:
            found = {each for shield in against for each in (shield.subject, *shield.kin, *shield.hosts)}
            self._people = frozenset(each for each in found if isinstance(each, UUID)) - away
            self._secrets = [each for each in secrets_for(rows, away) if each.about in self._people]

    def is_about(self, record: Record | None, column: str) -> bool:
        """Tell whether a change of a row tells where one of them is: that column, or the birth of the whole row."""
        if not isinstance(record, Person) or record.id not in self._people:
            return False
        columns = record.__table__.columns
        fact: Fact | None = columns[column].info.get("fact") if column in columns else None
        return fact is None or fact.topic is Topic.WHEREABOUTS

    def tells(self, text: str) -> bool:
        """Tell whether a text leads to one of them."""
        searched = SearchedText(text) if self._secrets and text else None
        return searched is not None and any(any(searched.find(each)) for each in self._secrets)

    def told(self, text: str) -> str:
        """Return a text as it may stand there: none when it leads to one of them."""
        return "" if self.tells(text) else text
