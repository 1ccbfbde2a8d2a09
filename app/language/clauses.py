"""The parts of a sentence that say something about another part: »når hun har vagt«, »at der er plads«, »som …«.

Time inside them is not the time of the agreement: »skriver, at han skal til læge på fredag« is not on Friday.
"""

from dataclasses import dataclass

from app.language.line_words import Word
from app.language.people_in_line import people_at
from app.language.role_words import PRONOUNS
from app.language.table_people import PeopleIndex
from app.language.verb_words import is_modal, is_verb
from app.language.word_sets import word_set

_CONDITIONS = word_set("når hvis fordi mens imens medmindre selvom dengang såfremt ifald")
_TWO_WORDS = frozenset(
    {("så", "snart"), ("så", "længe"), ("hver", "gang"), ("selv", "om"), ("med", "mindre"), ("efter", "at")}
)
_QUESTIONS = word_set("hvad hvem hvilke hvilken hvilket hvornår hvordan hvor hvorfor hvorvidt")
_BEFORE_SOMEBODY = word_set("indtil inden før da efter")
_SEE_TO = word_set(
    """
    sørger sørge sikrer sikre ansvar ansvaret ansvarlig står holder øje hjælper lover accepterer tjekker
    garanterer
    """
)
"""»sørger for, at …«: what follows is what is agreed, so its time is the agreement's."""
_ASK_OF = word_set("beder bede bedt opfordrer opfordre foreslår foreslå")
"""»beder Birgitte om at skrive hver fredag«: what follows is done by somebody else."""
_SMALL_SUBJECTS = word_set("der det han hun de vi man jeg den")
_SHORT_INFINITIVES = word_set("få gå se stå have være blive tage give lade slå nå bo tro gøre sige komme")
_AFTER_SOM = word_set("regel aftalt nu altid minimum udgangspunkt hidtil tidligere nævnt")


@dataclass(frozen=True, slots=True)
class Clause:
    """From word `start` to word `end` (not included). `is_condition`: it says when or why, and is no content."""

    start: int
    end: int
    is_condition: bool


def clauses_in(words: list[Word], index: PeopleIndex) -> list[Clause]:
    """The subordinate clauses of a line, apart from one another, in order."""
    found: list[Clause] = []
    place = 0
    while place < len(words):
        kind = _opens(words, place, index)
        if kind is None:
            place += 1
            continue
        end = next((at for at in range(place + 1, len(words)) if words[at].text in (",", ";", ")")), len(words))
        found.append(Clause(place, end, kind))
        place = end
    return found


def _opens(words: list[Word], place: int, index: PeopleIndex) -> bool | None:
    """True for a condition, False for content, None when no clause begins here."""
    low = words[place].low
    pair = (low, words[place + 1].low) if place + 1 < len(words) else (low, "")
    if (
        low in _CONDITIONS
        or pair in _TWO_WORDS
        or (low in _BEFORE_SOMEBODY and _somebody_does(words, place + 1, index))
    ):
        return True
    if low == "at":
        return False if _is_content(words, place) else None
    if low in _QUESTIONS:
        return False
    if low in ("om", "så") and pair[1] != "meget" and _somebody_does(words, place + 1, index) and place:
        return False
    if low == "som" and place and words[0].low != "det" and pair[1] not in _AFTER_SOM:
        return False
    is_relative = (
        low == "der"
        and place > 0
        and words[0].low != "det"
        and is_verb(words, place + 1)
        and not is_verb(words, place - 1)
    )
    return False if is_relative else None


def _somebody_does(words: list[Word], place: int, index: PeopleIndex) -> bool:
    """Whether somebody and a verb stand here: »om der er«, »inden hun går«, »så Henning ved«."""
    if place >= len(words):
        return False
    if words[place].low in _SMALL_SUBJECTS or words[place].key in PRONOUNS:
        return is_verb(words, place + 1) or is_verb(words, place + 2)
    party = people_at(words, place, index)
    return party is not None and is_verb(words, party.end)


def _is_content(words: list[Word], place: int) -> bool:
    """Whether »at« opens a clause: not before an infinitive (»prøver at ringe«), nor after »sørger for«."""
    before = {word.low for word in words[max(0, place - 5) : place]}
    if before & _ASK_OF:
        return True
    if before & _SEE_TO:
        return False
    if place + 1 >= len(words):
        return False
    follows = words[place + 1]
    if follows.low in _SMALL_SUBJECTS or follows.is_capital or is_modal(follows):
        return True
    is_doing = follows.low in _SHORT_INFINITIVES or (
        follows.low.endswith("e") and not follows.low.endswith(("ene", "erne"))
    )
    return not is_doing
