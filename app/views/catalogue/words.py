"""How a programme of the catalogue is told: ages, facts and flags. What a part that is off knows is left out."""

import datetime as dt
from dataclasses import dataclass

from app.language.dates import long_date
from app.rules.programmes import Programme, law_text
from app.services import modules
from app.services.programme_typed import LABELS, shown_word
from app.services.programmes import ProgrammeRow, shipped_catalogue
from app.views.workspace import Workspace

EXAMPLE, RETIRED, PLACEMENT = "Eksempel", "Ude af brug", "Anbringelse"
NEVER_REVIEWED = "Ikke gennemset endnu"
OLD_LAW = "{0} (gælder ikke mere; lægges ikke i nye planer)"


@dataclass(frozen=True, slots=True)
class Shows:
    """Which parts of the program are on: the catalogue itself, the rungs of the ladder, the paragraphs."""

    catalogue: bool = False
    ladder: bool = False
    law: bool = False


def shows_of(workspace: Workspace) -> Shows:
    """Return which parts are on."""
    on = {each.key for each in workspace.ask(modules.list_modules) if each.on}
    return Shows(modules.CATALOGUE in on, modules.LADDER in on, modules.LEGAL_BASIS in on)


def age_words(programme: Programme) -> str:
    """Return »11-17 år«, »fra 3 år«, »til 6 år«; empty when no age is told."""
    first, last = programme.age_from, programme.age_to
    if first is None and last is None:
        return ""
    if last is None:
        return f"fra {first} år"
    if not first:
        return f"til {last} år"
    return f"{first} år" if first == last else f"{first}-{last} år"


def waiting_words(programme: Programme) -> str:
    """Return »ingen ventetid«, »ca. 1 uge«, »ca. 6 uger«; empty when nobody has said."""
    weeks = programme.waiting_weeks
    if weeks is None:
        return ""
    return "ingen ventetid" if weeks == 0 else f"ca. {weeks} {'uge' if weeks == 1 else 'uger'}"


def review_words(row: ProgrammeRow) -> str:
    """Return what is said of a programme nobody has looked through for long; empty when it is fresh."""
    if not row.is_not_reviewed:
        return ""
    if row.programme.reviewed_on is None:
        return NEVER_REVIEWED
    return f"Ikke gennemset i {shipped_catalogue().review_after_months} måneder"


def use_words(row: ProgrammeRow) -> str:
    """Return »i 3 planer nu, 2 afsluttet«."""
    if not row.now and not row.ended:
        return "ikke brugt endnu"
    now = f"i {row.now} {'plan' if row.now == 1 else 'planer'} nu" if row.now else ""
    return ", ".join(filter(None, (now, f"{row.ended} afsluttet" if row.ended else "")))


def flags(row: ProgrammeRow) -> list[tuple[str, str, str]]:
    """Return the flags as (words, tone, icon): each is told by words and shape, never by colour alone."""
    found = []
    if row.programme.example:
        found.append((EXAMPLE, "info", "info"))
    if not row.is_in_use:
        found.append((RETIRED, "", "x"))
    words = review_words(row)
    if words and not row.programme.example:  # an example says already that nobody here vouches for it
        found.append((words, "warn", "calendar-x"))
    if row.programme.placement:
        found.append((PLACEMENT, "", "house-line"))
    return found


def facts(row: ProgrammeRow, shows: Shows, today: dt.date) -> list[tuple[str, str]]:
    """Return what is known as (label, words), in the order one asks; what nobody has said is left out."""
    programme = row.programme
    told = [
        ("Alder", age_words(programme)),
        (LABELS["forms"], ", ".join(shown_word(each) for each in programme.forms)),
        ("Sted", ", ".join(shown_word(each) for each in programme.arenas)),
        (LABELS["themes"], ", ".join(programme.themes)),
        ("Ansvar", programme.unit),
        ("Kontakt", ", ".join(filter(None, (programme.contact, programme.phone)))),
        (LABELS["capacity"], programme.capacity),
        ("Ventetid", waiting_words(programme)),
        (LABELS["entry"], programme.entry),
        (LABELS["rung"], str(programme.rung or "") if shows.ladder else ""),
        (LABELS["law_id"], _law(programme, today) if shows.law else ""),
        (LABELS["reviewed_on"], long_date(programme.reviewed_on) if programme.reviewed_on else ""),
        (LABELS["valid_from"], long_date(programme.valid_from) if programme.valid_from else ""),
        (LABELS["valid_to"], long_date(programme.valid_to) if programme.valid_to else ""),
        (LABELS["source"], programme.source),
        ("Brugt", use_words(row)),
    ]
    return [(label, words) for label, words in told if words]


def _law(programme: Programme, today: dt.date) -> str:
    catalogue = shipped_catalogue()
    text = law_text(programme, catalogue.laws)
    return text if not text or catalogue.law_now(programme, today) else OLD_LAW.format(text)
