"""What is due by consents: a yes with a last day runs out. It is practice, and no deadline of the law.

The line is seen from a month before the last day. It goes when the same person has answered anew about the same, and
when the help it was for has ended.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from app.language.dates import long_date
from app.models.enums import DueKind, InterventionStatus
from app.models.enums_people import ConsentAnswer
from app.models.log import DueItem
from app.models.plan import Intervention
from app.models.safety import Consent
from app.services.consents_kept_basis import kept_of
from app.services.consents_kept_read import consent_title
from app.services.discreet_due import make_nameless
from app.services.due_lines import Desk, Source, line

CONSENT, RULE = "consent", "consent-runs-out"
BEFORE: Final = dt.timedelta(days=30)
WHAT = "Ja’et fra {who} udløber: {what}"
BECAUSE = "{who} har sagt ja til og med {until}. Skal det gå videre, så spørg igen inden da."


def of_consents(desk: Desk) -> Iterator[DueItem]:
    """Yield the yeses that run out, without words while a child is heard without a parent."""
    kept = kept_of(desk.rows)
    for row in kept:
        if row.answer is ConsentAnswer.YES and row.until is not None and not _is_settled(desk, row, kept):
            item = _line(desk, row, row.until)
            if desk.judge.is_careful:
                make_nameless(item)
            yield item


def _line(desk: Desk, row: Consent, until: dt.date) -> DueItem:
    who = desk.rows.called(row.person_id)
    child = next((child.id for child, person in desk.rows.children() if person.id == row.about_id), None)
    title = consent_title(desk.rows, row)
    what = WHAT.format(who=who, what=f"{title[:1].lower()}{title[1:]}")
    because = BECAUSE.format(who=who, until=long_date(until))
    item = line(desk.rows, Source(CONSENT, row.id, child), DueKind.PRACTICE, what, until, because)
    item.rule_id, item.earliest_on = RULE, until - BEFORE
    return item


def _is_settled(desk: Desk, row: Consent, kept: list[Consent]) -> bool:
    """Tell whether nobody need ask again: a later answer is there, or the help it was for has ended."""
    given = next((each for each in desk.rows.of(Intervention) if each.id == row.intervention_id), None)
    if given is not None and given.status in (InterventionStatus.ENDED, InterventionStatus.REFUSED):
        return True
    later = kept[kept.index(row) + 1 :]
    return any(_what(each) == _what(row) and each.answer is not ConsentAnswer.NOT_ASKED for each in later)


def _what(row: Consent) -> tuple[object, ...]:
    return row.kind, row.person_id, row.about_id, row.intervention_id, row.from_whom, row.listener_id
