"""What the strip and the page about the municipality's own system say. No Qt here."""

import datetime as dt

from app.language.folding import initials
from app.language.number_words import whole_number
from app.rules.journal_parts import length_of
from app.services.journal_queue import QueueItem
from app.views.journal.paste_run import PasteRun

NOTHING_WAITS = "Alt, der er skrevet her, ligger i {system}."
PASTE = "Kopieret. Sæt ind i feltet »{box}«, og tryk igen."
START = "Åbn feltet »{box}« i {system}, og tryk."
RESUMED = "Du var nået hertil. Se efter, om teksten ligger der, før du sætter den ind igen."
IS_PDF = "Kopiér titlen, og gem PDF'en, så du kan lægge den i {system}."
PDF_TOO = "Titlen er kopieret. Gem PDF'en, og læg begge dele i {system}."
OVER = "Der er ikke flere."


def laid_words(system: str, day: dt.date, name: str) -> str:
    """Return »Lagt i DUBU 22.11. SV«."""
    return f"Lagt i {system} {day.day}.{day.month}. {initials(name)}".strip()


def count_words(number: int, limit: int | None = None) -> str:
    """Return »1.240 tegn« or »1.240 af 4.000 tegn«."""
    return f"{whole_number(number)} af {whole_number(limit)} tegn" if limit else f"{whole_number(number)} tegn"


def size_words(item: QueueItem) -> str:
    """Return how long a text is, and in how many parts it goes over when it is too long."""
    words = count_words(length_of(item.text), item.box.limit)
    return f"{words}, {len(item.parts)} dele" if len(item.parts) > 1 else words


def next_words(run: PasteRun, laid: str) -> str:
    """Return what the one button of the strip says; `laid` is »Lagt i DUBU 22.11. SV«."""
    if run.is_over:
        return laid if run.laid() else "Luk"
    if run.is_copied and run.is_last:
        return laid
    return "Kopiér næste" if run.is_copied else "Kopiér"


def sentence(run: PasteRun, system: str, *, resumed: bool) -> str:
    """Return what is to be done now. Never a word of the text."""
    item = run.item
    if item is None:
        return OVER
    if resumed:
        return RESUMED
    if item.source == "paper_id":
        return (PDF_TOO if run.is_copied else IS_PDF).format(system=system)
    return (PASTE if run.is_copied else START).format(box=item.box.name, system=system)


def place_words(run: PasteRun) -> str:
    """Return how long what is pasted now is, and which part of a text that does not fit."""
    if run.item is None:
        return ""
    part, parts = run.part
    told = count_words(length_of(run.text), run.item.box.limit)
    return f"Del {part} af {parts} · {told}" if parts > 1 else told


def waiting_words(count: int, system: str) -> str:
    """Return how much waits."""
    if not count:
        return NOTHING_WAITS.format(system=system)
    texts = "Én tekst" if count == 1 else f"{count} tekster"
    return f"{texts} kan lægges i {system}."
