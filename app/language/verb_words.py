"""Danish verbs as far as a line needs them: which word is one, and a passive turned so that the doer comes first.

The present ends in -r, and few other words that stand after a name do; those are listed.
"""

from app.language.line_words import Word
from app.language.role_words import KIN, base_of, trade_in
from app.language.word_sets import word_set

_MODALS = word_set("skal vil kan må bør tør ved gad kunne skulle ville måtte burde")
_NOT_VERBS = word_set(
    """
    for over under efter før der her hver når hvor par mellem især heller ellers eller år dør tur nummer mer
    flere mere uger timer aftener minutter penge weekender måneder papirer nætter bøger gang gange ting klasser
    hverdage ugentlig sommer vinter efterår forår oktober september november december januar februar lærer
    træner leder bisidder behandler sagsbehandler vejleder vikar søster bror mor far ekstra aldrig bagefter
    derefter herefter hinanden større mindre bedre først sidst her klar kontor nær sår par kær svær
    """
)
_RECIPROCAL = word_set(
    """
    mødes ses synes snakkes skiftes følges hjælpes enes trives lykkes findes færdes glædes længes mindes tales
    kendes slås skændes forsones samles
    """
)
"""Verbs in -s that are done by whom they are said of."""
_NOT_S_VERBS = word_set("hendes deres vores alles begges sommetider indes fælles særdeles bes es tværs")
_PARTICIPLES = {
    "kørt": "kører", "fulgt": "følger", "bragt": "bringer", "taget": "tager", "set": "ser", "hjulpet": "hjælper",
    "talt": "taler", "spurgt": "spørger", "lagt": "lægger", "sat": "sætter", "givet": "giver", "skrevet": "skriver",
    "gjort": "gør", "læst": "læser", "mødt": "møder", "sendt": "sender", "bedt": "beder", "fundet": "finder",
    "undersøgt": "undersøger", "lavet": "laver", "holdt": "holder", "hørt": "hører", "købt": "køber",
}  # fmt: skip
_OBJECTS = {"han": "ham", "hun": "hende", "de": "dem", "jeg": "mig", "vi": "os"}


def is_verb(words: list[Word], place: int) -> bool:
    """Whether the word at `place` can be what somebody does: the present, or a word such as »skal«."""
    if not 0 <= place < len(words):
        return False
    word = words[place]
    if word.is_sign or (place and word.is_capital) or word.low in _NOT_VERBS:
        return False
    if base_of(word.key) in KIN or trade_in(base_of(word.key)):
        return False
    return word.low in _MODALS or is_s_verb(word) or (word.low[-1:] == "r" and len(word.low) > 1 and word.low.isalpha())


def is_s_verb(word: Word) -> bool:
    """Whether it has the ending of »hentes« and »mødes«."""
    if word.is_capital or not word.low.isalpha() or word.low in _NOT_S_VERBS:
        return False
    return word.low.endswith("es") or word.low in ("ses", "fås", "gøres")


def is_reciprocal(words: list[Word], place: int) -> bool:
    """Whether it is a verb such as »mødes« or »ringes ved«, which is no passive."""
    return words[place].low in _RECIPROCAL or (place + 1 < len(words) and words[place + 1].low == "ved")


def is_modal(word: Word) -> bool:
    """»skal«, »vil«, »kan« and the like."""
    return word.low in _MODALS


def is_become(word: Word) -> bool:
    """»bliver« and »blive«, which make a passive with a participle."""
    return word.low in ("bliver", "blive", "blir")


def is_participle(word: Word) -> bool:
    """Whether it may be one (»hentet«, »kørt«)."""
    return word.low in _PARTICIPLES or (word.low.endswith(("et", "ede")) and len(word.low) > 4)


def done(word: Word) -> str | None:
    """»hentes« and »hentet« as »henter«; None for a form we cannot turn."""
    low = word.low
    if low in _PARTICIPLES:
        return _PARTICIPLES[low]
    if is_s_verb(word):
        return low[:-2] + ("ør" if low == "gøres" else "er") if low.endswith("es") and low != "ses" else low[:-1] + "r"
    return low[:-2] + "er" if low.endswith("et") and len(low) > 4 else None


def infinitive(word: Word) -> str:
    """»hentes« after »skal« as »hente«."""
    return word.low[:-1]


def as_object(text: str) -> str:
    """»han« as »ham«: who is no longer the one the sentence begins with. Names stay."""
    return _OBJECTS.get(text.lower(), text)
