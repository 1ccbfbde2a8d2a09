"""Who does it: the doer of a line, and what they do in words that can stand after the name.

Danish puts the verb second, so a line may begin with the doer (»Sanne ringer«), with a time or a place (»på fredag
ringer Sanne«), or with whom it is done to (»Torben ringes op af Sanne«). Where words fit two readings, nobody is taken.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from app.language.clauses import Clause, clauses_in
from app.language.line_words import Word, tidy, without
from app.language.passive_voice import agent_in, passive_in, said_by_doer
from app.language.people_in_line import Party, people_at
from app.language.table_people import PeopleIndex
from app.language.verb_words import is_verb
from app.language.word_sets import word_set

WHO = "Hvem gør det?"
ALSO = "Hvem er også med: »{who}«?"
_FRONTS = word_set(
    """
    til på i hos med om fra for efter før inden ved under mellem over ad mod uden af så derefter bagefter
    herefter desuden derudover fremover først siden samtidig sammen hjemme ude inde imens ellers dog gerne hvert
    hver som
    """
)
"""Words that begin something else than the doer."""
_LABELS = frozenset((":", "-", "–", "—", "→", "->", "=", ">"))
_ENDS = frozenset(("(", "-", "–", "—", "/", "v", "ansvarlig", "ansvar", "→"))


@dataclass(frozen=True, slots=True)
class Doing:
    """Who does what. `ids` are certain, `may_be` those to choose between; `what` follows the name."""

    what: str
    ids: tuple[Hashable, ...] = ()
    may_be: tuple[Hashable, ...] = ()
    questions: tuple[str, ...] = ()


class _Line:
    """One line on the table: its text, its words without the times, its clauses."""

    def __init__(self, text: str, words: list[Word], taken: Iterable[tuple[int, int]], index: PeopleIndex) -> None:
        first = next((at for at, word in enumerate(words) if not word.is_sign), 0)  # »på fredag: Lone ringer«
        words = words[first:]
        self.text, self.words, self.taken, self.index = text, words, tuple(taken), index
        self.clauses = clauses_in(words, index)
        self.has_time_first = bool(words) and any(end <= words[0].start for _, end in self.taken)

    def cut(self, start: int, end: int | None = None) -> str:
        """The text from word `start` up to word `end`, without the times."""
        if start >= len(self.words):
            return ""
        last = self.words[end].start if end is not None and end < len(self.words) else len(self.text)
        return without(self.text, self.words[start].start, last, self.taken)

    def people(self, place: int) -> Party | None:
        """Who stands at a place."""
        return people_at(self.words, place, self.index)

    def clause_at(self, place: int) -> Clause | None:
        """The clause a word lies in."""
        return next((each for each in self.clauses if each.start <= place < each.end), None)

    def by(self, party: Party, what: str, *more: str) -> Doing:
        """The doing of a party."""
        unknown = () if party.ids or party.may_be or party.questions else (WHO,)
        questions = tuple(dict.fromkeys((*party.questions, *unknown, *more)))
        return Doing(what, party.ids, party.may_be, questions)


def doing_in(text: str, words: list[Word], taken: Iterable[tuple[int, int]], index: PeopleIndex) -> Doing:
    """Read who does what in `text`; `words` are its words but those in the `taken` places, which say when."""
    line = _Line(text, words, taken, index)
    for reader in (_labelled, _cleft, _passive, _first, _after_clause, _after_verb, _signed, _stranger):
        if found := reader(line):
            return found
    return Doing(line.cut(0), questions=(WHO,))


def _labelled(line: _Line) -> Doing | None:
    """»Sanne: ringer til PPR«."""
    party = line.people(0)
    if not party or party.end >= len(line.words) or line.words[party.end].text not in _LABELS:
        return None
    return line.by(party, line.cut(party.end + 1))


def _signed(line: _Line) -> Doing | None:
    """»ringer til PPR (Sanne)«, »kontakt til PPR – Sanne«."""
    words = line.words
    ends = len(words)
    while ends and words[ends - 1].text in (")", ","):
        ends -= 1
    for place in range(len(words) - 1, 0, -1):
        party = line.people(place)
        if party and party.end == ends and words[place - 1].low in _ENDS | {":"}:
            first = place - 1 - (words[place - 1].text in (":", "/") and words[place - 2].low in _ENDS)
            return line.by(party, line.cut(0, first))
    return None


def _passive(line: _Line) -> Doing | None:
    """»Torben ringes op af Sanne«; without »af« nobody is named, and that is asked."""
    words = line.words
    own = line.clauses[0].start if line.clauses and line.clauses[0].start else len(words)
    agent = agent_in(words[:own], line.index)
    passive = passive_in(words[:own], agent[0] if agent else own, by_somebody=agent is not None)
    if passive is None:
        return None
    if agent is None:
        return _without_doer(line, passive.first)
    party = line.people(0)
    front, is_name = (
        passive.first == 0 or words[0].low in _FRONTS,
        party is not None and not (party.is_role and party.end == 1),
    )
    what = said_by_doer(words, passive, agent[0], agent[1].end, front=front, name_first=is_name)
    return line.by(agent[1], what)


def _without_doer(line: _Line, verb: int) -> Doing | None:
    """A passive that tells of the line itself, and not of something further on in it."""
    party = line.people(0)
    before = party.end if party else 1
    is_main = verb <= before or line.words[0].low in _FRONTS or line.words[0].low in ("der", "det")
    return Doing(line.cut(0), questions=(WHO,)) if is_main else None


def _first(line: _Line) -> Doing | None:
    """»Sanne ringer til Torben«: who stands first does it, unless a word left hanging says otherwise."""
    party = line.people(0)
    if party is None:
        return None
    words, verb = line.words, party.end
    other = line.people(verb + 1) if is_verb(words, verb) else None
    if other and other.ids and words[other.end : other.end + 1] and _hangs(line, other.end):
        both = (*party.ids, *other.ids)
        names = " eller ".join(line.index.people[each].called for each in both)
        return Doing(line.cut(0), may_be=both, questions=(f"Hvem gør det: {names}?",))
    return line.by(party, line.cut(party.end), *_unnamed(line, party.end), *_second(line, party.end))


def _unnamed(line: _Line, place: int) -> tuple[str, ...]:
    """»Lone og hendes søster ringer«, »Camilla m.fl.«: somebody else is in it, and is not named."""
    words = line.words
    joins = words[place].low if place < len(words) else ""
    if joins in ("m.fl", "mfl"):
        return (ALSO.format(who=joins + "."),)
    verb = next((at for at in range(place + 1, min(place + 5, len(words))) if is_verb(words, at)), None)
    if joins not in ("og", "samt", "+", "&") or verb is None or verb == place + 1:
        return ()
    return (ALSO.format(who=line.cut(place + 1, verb)),)


def _hangs(line: _Line, place: int) -> bool:
    """»Torben ringer Sanne til«: »til« with nothing after it; »Sanne ringer Torben op« is as it should be."""
    return place == len(line.words) - 1 and line.words[place].low == "til"


def _cleft(line: _Line) -> Doing | None:
    """»det er Kasper, der henter«."""
    words = line.words
    if len(words) < 4 or words[0].low != "det" or words[1].low not in ("er", "bliver"):
        return None
    party = line.people(2)
    if party is None:
        return None
    place = party.end + (party.end < len(words) and words[party.end].text == ",")
    if place >= len(words) or words[place].low not in ("der", "som"):
        return None
    return line.by(party, line.cut(place + 1))


def _after_clause(line: _Line) -> Doing | None:
    """»når Lone har vagt, vækker Henning Mathias«, with or without its comma."""
    if not line.clauses or line.clauses[0].start > 0:
        return None
    clause, words = line.clauses[0], line.words
    verb = clause.end + 1
    if clause.end >= len(words):
        verbs = [at for at in range(2, len(words)) if is_verb(words, at)]
        verb = next((at for at in verbs[1:] if line.people(at + 1)), len(words))
    elif verb < len(words) and words[verb].low == "så":
        verb += 1
    party = line.people(verb + 1) if is_verb(words, verb) else line.people(verb)
    if party is None:
        return Doing(line.cut(0), questions=(WHO,))
    led = line.cut(0, min(clause.end, verb))
    own = tidy(f"{line.cut(verb, party.start)} {line.cut(party.end)}")
    return line.by(party, f"{own}, {_lower_first(line, led)}", *_second(line, party.end))


def _after_verb(line: _Line) -> Doing | None:
    """»på fredag ringer Sanne«, »til træning henter Kasper«; »bussen henter Mathias« is nobody we know."""
    words = line.words
    verb = next((at for at in range(len(words)) if is_verb(words, at) and not line.clause_at(at)), None)
    party = line.people(verb + 1) if verb is not None else None
    if verb is None or party is None:
        return None
    what = tidy(
        f"{line.cut(verb, verb + 1)} {line.cut(party.end)} {_lower_first(line, line.cut(0, verb)) if verb else ''}"
    )
    is_led = line.has_time_first if verb == 0 else words[0].low in _FRONTS
    if is_led:
        return line.by(party, what, *_second(line, party.end))
    names = " eller ".join(line.index.people[each].called for each in (*party.ids, *party.may_be))
    asked = f"Er det {names}, der gør det?" if names else WHO
    return Doing(line.cut(0), may_be=(*party.ids, *party.may_be), questions=(asked,))


def _is_relative(words: list[Word], comma: int) -> bool:
    """»de morgener, Lone har vagt«: what follows the comma tells which ones."""
    return words[comma].low == "," and comma > 1 and words[comma - 2].low in ("de", "den", "det", "alle", "hver", "dem")


def _stranger(line: _Line) -> Doing | None:
    """»Bent ringer«: somebody, but nobody at the table."""
    words = line.words
    verb = next((at for at in range(1, min(4, len(words))) if is_verb(words, at)), None)
    if verb is None or words[0].low in _FRONTS or is_verb(words, 0) or words[0].low in ("der", "det", "at"):
        return None
    name = line.cut(0, verb)
    return Doing(line.cut(0), questions=(f"Hvem er »{name}«? Navnet er ikke på listen over dem, der er med.",))


def _second(line: _Line, place: int) -> tuple[str, ...]:
    """A question when somebody else does something further on: it may be an agreement of its own."""
    for at in range(place, len(line.words) - 1):
        ends_sentence = line.text[: line.words[at].start].rstrip()[-1:] in (".", "!", "?")
        joins = line.words[at].low in ("og", ",", ";", "men", "mens", "-", "–", "—")
        start = at + 1 if joins else at if ends_sentence else None
        if start is None or line.clause_at(start) or (joins and _is_relative(line.words, at)):
            continue
        party = line.people(start)
        if party and is_verb(line.words, party.end):
            said = line.cut(start)
            return (f"Er »{said}« en aftale for sig? Så skriv den på en ny linje.",)
    return ()


def _lower_first(line: _Line, text: str) -> str:
    """What stood first without its capital, unless it is a name."""
    return text if line.people(0) else text[:1].lower() + text[1:]
