"""A list from the screen on paper, for the caseworker herself: what it is, how it was narrowed, when, and its rows."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from app.documents import parts, styles
from app.documents.day_words import long_day
from app.documents.fact_table import columns_used, grid
from app.documents.panel import Panel
from app.documents.sheet import Furniture, Told, build, part_of
from app.language.dates import at_clock
from app.services.listing import Listing

OWN = "Til dit eget brug. Pas på papiret: det ligger uden for den låste boks."
NOTHING = "Listen er tom."


def list_pdf(listing: Listing, made: datetime, sender: str = "", told: Told = lambda _done, _all: True) -> bytes:
    """Return the list as PDF; the same list at the same minute gives the same bytes.

    `told` hears how much is laid out and drawn, and may stop it (UserError).
    """
    furniture = Furniture(title=listing.title, made_on=made.date(), sender=sender or "Rundbord")
    return build(lambda: _story(listing, made, part_of(told, 0, 2)), furniture, part_of(told, 1, 2))


def _story(listing: Listing, made: datetime, told: Told) -> list[Panel]:
    when = f"{_count(listing)}, {long_day(made.date())} {at_clock(made.strftime('%H:%M'))}"
    headed = any(group.heading for group in listing.groups)  # a heading brings its own air
    body = [
        parts.heading(listing.title, styles.TITLE, before=0, after=4),
        *parts.text(when, styles.LEAD),
        *parts.text(" ".join((*listing.told, OWN)), styles.SOFT, before=6, after=0 if headed else 12),
    ]
    columns = columns_used([row for group in listing.groups for row in group.rows])
    laid = 0
    for group in listing.groups:
        if group.heading:
            body.append(parts.heading(group.heading, styles.PRO_HEADING, before=14, after=3))
        here = partial(_after, told, laid, listing.count)
        body += grid(listing.head, group.rows, listing.shares, columns=columns, told=here)
        laid += len(group.rows)
    return body if listing.count else [*body, *parts.text(NOTHING, before=14)]


def _after(told: Told, before: int, every: int, done: int, _rows: int) -> bool:
    """Pass on how much of a list is done from how much of one of its groups is."""
    return told(before + done, every)


def _count(listing: Listing) -> str:
    return "1 linje" if listing.count == 1 else f"{listing.count} linjer"
