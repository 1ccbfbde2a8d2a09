"""Danish words of the meeting types' editor: the kinds of steps, what must be there at the end, how a type stands."""

from app.language.dates import long_date
from app.views.settings.meeting_type_desk import Standing

STEP_WORDS = {
    "attendance": "Hvem er her", "reason": "Derfor er vi her", "own_words": "Barnets ord",
    "child_leaves": "Barnet går", "works": "Det virker", "worry": "Det bekymrer os",
    "for_absent": "For en, der ikke er her", "safety": "Er alle børn trygge", "scale": "Tal fra 0 til 10",
    "hope": "Det ønsker vi os", "agreement": "Aftaler", "review": "Siden sidst", "read_aloud": "Læs højt",
    "next": "Næste gang", "evaluation": "Sidste ord", "information": "Oplysninger til familien",
    "private_time": "Familien taler alene",
}  # fmt: skip
END_WORDS = {
    "child_voice": "barnet er hørt", "safety": "alle børn i hjemmet er nævnt",
    "owner": "hver aftale har en, der gør den", "date": "hver aftale har en dag",
    "told_child": "nogen fortæller barnet, hvad I aftalte", "next_meeting": "næste møde er aftalt",
    "lead": "der er en tovholder", "feedback": "nogen er spurgt, hvordan det var",
}  # fmt: skip
NO_RHYTHM = "Ingen fast rytme"
NEW_STEP = "Nyt trin"
NEVER_USED = "Ikke taget i brug endnu"
WAITING = "ændringer, der ikke er taget i brug"


def size_words(standing: Standing) -> str:
    """Return »90 minutter, 13 trin«."""
    kind = standing.shown()
    return f"{kind.minutes} minutter, {len(kind.steps)} trin"


def standing_words(standing: Standing) -> str:
    """Return how a type stands: »som den følger med«, »jeres egen fra 22. november 2026 · ændringer …«."""
    row = standing.row
    if row is None:
        return NEVER_USED
    since = f" fra {long_date(row.own_since)}" if row.own_since else ""
    own = "rettet her" if row.is_shipped else "jeres egen"
    words = "Som den følger med" if row.own_since is None else f"{own.capitalize()}{since}"
    if row.is_retired:
        words = f"Ude af brug{since}"
    return f"{words} · {WAITING}" if standing.draft is not None else words
