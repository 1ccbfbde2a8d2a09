"""How hard a passphrase is to guess, and what to do about it, in Danish.

zxcvbn counts the guesses of somebody who tries words, names, dates and patterns first; Danish words and names are
given to it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from app.paths import resources

MINIMUM_LENGTH = 12
"""Characters; the Argon2id floor protects a long passphrase, nothing protects a short one."""

MEASURED_LENGTH = 100
"""Characters: zxcvbn slows down with the square of the length, and what comes after cannot make it weaker."""

GOOD_SCORE = 4
"""10^10 guesses. At 10^8 (score 3) one graphics card would be through in days, even at 128 MiB a guess."""

TOO_SHORT = f"Brug mindst {MINIMUM_LENGTH} tegn. Fire ord, der ikke hører sammen, er lette at huske."
WORKING_WORD = "Navne og ord fra arbejdet er lette at gætte for andre. Vælg nogle, der ikke har med det at gøre."
COMMON_WORD = "Almindelige ord er lette at gætte, når der kun er et par stykker. Sæt et ord eller to mere på."
WELL_KNOWN = "Den ligner en adgangskode, som mange bruger. Skriv fire ord, der ikke hører sammen."
REPEAT = "Gentagelser som »aaa« og »123123« hjælper ikke. Skriv nogle andre ord i stedet."
SEQUENCE = "Rækker som »abc« og »4321« er lette at gætte. Skriv nogle andre ord i stedet."
KEYBOARD = "Taster, der ligger ved siden af hinanden, er lette at gætte. Skriv nogle ord i stedet."
DATE = "Datoer og årstal er lette at gætte. Skriv nogle ord i stedet."
MORE = "Sæt et ord eller to mere på. Det er længden, der tæller."
GOOD = "God adgangssætning."

_LISTS = ("danish_words_common.txt", "danish_names_common.txt")
"""Only the first has words that are suggested as a passphrase too."""

_BY_PATTERN = {
    "dictionary": COMMON_WORD,
    "repeat": REPEAT,
    "sequence": SEQUENCE,
    "spatial": KEYBOARD,
    "date": DATE,
    "regex": DATE,
}


@dataclass(frozen=True, slots=True)
class Strength:
    """A score from 0 (guessed at once) to 4, one Danish sentence, and whether it may be used."""

    score: int
    text: str
    ok: bool


def strength(passphrase: str, today_words: Iterable[str] = ()) -> Strength:
    """Judge a passphrase; `today_words` are what an acquaintance tries first: own name, workplace, municipality."""
    from zxcvbn import zxcvbn  # here to keep start-up fast: its word lists are not needed to unlock

    if not passphrase.strip():
        return Strength(0, TOO_SHORT, ok=False)
    own = _spellings(word for word in today_words if len(word) >= 3)
    words = list(dict.fromkeys((*own, *_danish_words())))
    # Spaces between words are what everybody types, yet zxcvbn would count each as a character to be found.
    measured = "".join(passphrase[:MEASURED_LENGTH].split())
    result = zxcvbn(measured, user_inputs=words, max_length=MEASURED_LENGTH)
    score = int(result["score"])
    if len(passphrase) < MINIMUM_LENGTH:
        return Strength(min(score, GOOD_SCORE - 1), TOO_SHORT, ok=False)
    if score >= GOOD_SCORE:
        return Strength(score, GOOD, ok=True)
    return Strength(score, _advice(result["sequence"], set(own)), ok=False)


def _advice(sequence: list[dict[str, str]], own: set[str]) -> str:
    if any(match["pattern"] == "dictionary" and match["matched_word"] in own for match in sequence):
        return WORKING_WORD
    if any(match.get("dictionary_name") == "passwords" and len(match["token"]) >= 6 for match in sequence):
        return WELL_KNOWN
    longest = max(sequence, key=lambda match: len(match["token"]))
    return _BY_PATTERN.get(longest["pattern"], MORE)


@cache
def _danish_words() -> tuple[str, ...]:
    lists = ((resources() / name).read_text(encoding="utf-8") for name in _LISTS)
    lines = (line for text in lists for line in text.splitlines() if not line.startswith("#"))
    return _spellings(word for line in lines for word in line.split())


def _spellings(words: Iterable[str]) -> tuple[str, ...]:
    # People who fear æ, ø and å in a passphrase write ae, oe and aa; both are the same word to a guesser.
    spelled: list[str] = []
    for word in words:
        plain = word.lower()
        spelled += (plain, plain.replace("æ", "ae").replace("ø", "oe").replace("å", "aa"))
    return tuple(dict.fromkeys(spelled))
