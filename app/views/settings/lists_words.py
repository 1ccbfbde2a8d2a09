"""Danish words of »Lister og overskrifter«: what each kind of list is called, and how a list stands."""

import datetime as dt
from dataclasses import dataclass
from typing import Final

from app.language.dates import long_date
from app.services.own_list_rows import ListKind
from app.views.settings.lists_desk import Standing

WHY = (
    "Overskrifter, skabeloner og lister er jeres. En ændring gælder fra den dag, I tager den i brug. Det, der er "
    "skrevet før, beholder sine ord."
)
SHIPPED, WAITING = "Som den følger med", "ændringer, der ikke er taget i brug"


@dataclass(frozen=True, slots=True)
class KindWords:
    """What one kind of list says. `more` and `choice` are labels of a line's fields, empty where it has none."""

    group: str
    line: str
    new: str
    lines: str
    explain: str
    more: str = ""
    choice: str = ""


WORDS: Final[dict[ListKind, KindWords]] = {
    ListKind.HEADINGS: KindWords(
        "Undersøgelsens overskrifter", "overskrift", "Ny overskrift", "Overskrifter",
        "Loven nævner ingen faste overskrifter. En undersøgelse, der er begyndt, beholder dem, den har.",
        more="Hjælp, når man skriver", choice="Side i trekanten",
    ),
    ListKind.RULING: KindWords(
        "Afgørelsernes skabeloner", "del", "", "Det skal med",
        "Programmet siger, hvad der mangler, og stopper ingen. En afgørelse, der er begyndt, beholder sin skabelon.",
    ),
    ListKind.SENDERS: KindWords(
        "Underretninger", "afsender", "Ny afsender", "Afsendere",
        "Jeres egne ord tælles under en af de slags, der følger med, så tallene er de samme år for år. En "
        "underretning beholder det navn, den fik.",
        choice="Tælles under",
    ),
    ListKind.AIMS: KindWords(
        "Mærker på en plan", "delmål", "Nyt delmål", "Delmål",
        "Et delmål, der er valgt på en plan, bliver stående, også når det fjernes her.",
        more="Hvad er delmålet?",
    ),
}  # fmt: skip


def standing_words(standing: Standing) -> str:
    """Return »Som den følger med«, »Rettet her fra 22. november 2026 · ændringer, der ikke er taget i brug«."""
    since = standing.row.own_since
    ours = "Rettet her" if standing.row.is_shipped else "Jeres eget"
    told = [f"{ours} fra {long_date(since)}" if since else SHIPPED]
    if standing.draft is not None:
        told.append(WAITING)
    return " · ".join(told)


def used_words(today: dt.date) -> str:
    """Return what is said when a list was taken in use."""
    return f"I brug fra i dag, {long_date(today)}. Det, der er skrevet før, beholder sine ord."
