"""A name and who it is in one line, as people write it: »Henning, nabo«, »mormor Inger«."""

from app.language.folding import fold
from app.language.role_words import KIN, base_of, trade_in

_NAMES_TOO = frozenset({"bror", "ven", "mand"})
"""Words that are names as well when they begin with a capital."""


def name_and_role(text: str) -> tuple[str, str]:
    """Return »Henning« and »nabo« of »Henning, nabo« and of »nabo Henning«; without such a word all is the name."""
    line = " ".join(text.split())
    name, comma, role = line.partition(",")
    word, _, rest = line.partition(" ")
    if comma or not rest[:1].isupper() or not _says_who(word):
        return name.strip(), role.strip()
    return rest, word[0].lower() + word[1:]


def _says_who(word: str) -> bool:
    base = base_of(fold(word))
    if word[:1].isupper() and base in _NAMES_TOO:
        return False
    return word.isalpha() and (base in KIN or bool(trade_in(base)))
