"""Reads the people that stand at one place of a line: »Lone og Henning«, »klasselærer Birgitte«, »Noahs far«, »alle«.

Nobody is picked by guessing: of two people called Lone neither is taken, and a slip of the finger is asked about.
"""

from collections.abc import Hashable
from dataclasses import dataclass, replace

from app.language.line_words import Word
from app.language.role_words import GROUPS, KIN, POSSESSIVES, PRONOUNS, TITLES, TRADE_FORMS, base_of, trade_in
from app.language.table_people import Form, PeopleIndex
from app.language.verb_words import is_verb
from app.language.word_sets import word_set

_AND = frozenset({"og", "+", "&", "/", "samt"})
_NO_NAMES = word_set("ingen mange enten ellers bagefter derefter sammen drengen pigen barnet familien")
_NOT_EVERYBODY = word_set(
    """
    voksne hverdage hverdagene dage boern laerere aftener morgener skoledage ugens timer fag de andre sammen lektier
    """
)


@dataclass(frozen=True, slots=True)
class Party:
    """People named at one place, from word `start` to word `end` (not included).

    `ids` are those who are certain, `may_be` those to choose between, `questions` what to ask. Nobody in `ids` and
    `may_be` is somebody who was named but is not known.
    """

    start: int
    end: int
    ids: tuple[Hashable, ...] = ()
    may_be: tuple[Hashable, ...] = ()
    questions: tuple[str, ...] = ()
    is_role: bool = False


def people_at(words: list[Word], place: int, index: PeopleIndex) -> Party | None:
    """The people who stand at `place`, with those joined to them; None when it is nobody."""
    if place < len(words) and words[place].low in ("både", "såvel", "enten"):
        inner = people_at(words, place + 1, index)
        return replace(inner, start=place) if inner else None
    party = _one(words, place, index)
    while party:
        more = _next(words, party, index)
        if more is None:
            break
        party = more
    return party


def _next(words: list[Word], party: Party, index: PeopleIndex) -> Party | None:
    """The party with one more after »og«, »+« or a comma; None when nobody follows."""
    place = party.end
    if place >= len(words):
        return None
    joins = words[place].low
    if joins == "," and place + 1 < len(words) and words[place + 1].low in _AND:
        place, joins = place + 1, words[place + 1].low
    if joins not in _AND and joins not in (",", "eller"):
        return None
    other = _one(words, place + 1, index)
    if other is None and joins != "," and place + 1 < len(words) and _may_be_a_name(words, place + 1):
        name = words[place + 1].text
        return replace(party, end=place + 2, questions=(*party.questions, _unknown(name)))
    if other is None or (joins == "," and not _goes_on(words, other.end)):
        return None
    questions = (*party.questions, *other.questions)
    ids = tuple(dict.fromkeys((*party.ids, *other.ids)))
    if joins == "eller":
        return Party(party.start, other.end, (), (*ids, *party.may_be, *other.may_be), (*questions, _which(ids, index)))
    return Party(party.start, other.end, ids, (*party.may_be, *other.may_be), questions)


def _goes_on(words: list[Word], place: int) -> bool:
    """Whether a comma was one of a list: another joining word follows the name after it, or a verb does."""
    return place < len(words) and (words[place].low in _AND or words[place].low == "," or is_verb(words, place))


def _may_be_a_name(words: list[Word], place: int) -> bool:
    """Whether an unknown word with a capital stands where the rest of a list of names would, before a verb."""
    return words[place].is_capital and is_verb(words, place + 1)


def _one(words: list[Word], place: int, index: PeopleIndex) -> Party | None:
    """One person, or one word for several."""
    if place >= len(words) or words[place].is_sign:
        return None
    if words[place].key in TITLES and place + 1 < len(words):
        inner = _one(words, place + 1, index)
        return replace(inner, start=place) if inner else None
    for reader in (_everybody, _named, _somebodys, _slip):
        if party := reader(words, place, index):
            return party
    if words[place].key in PRONOUNS:
        return Party(place, place + 1, (), (), (f"Hvem er »{words[place].text}«?",))
    return None


def _named(words: list[Word], place: int, index: PeopleIndex) -> Party | None:
    first = _longest(words, place, index)
    if first is None:
        return _by_initials(words, place, index) or _by_trade(words, place, index)
    end, form, ids = first
    if _is_possessor(words, end - 1, end, index):
        return None
    if form is not Form.ROLE and _has_another_surname(words, end, index):
        name = f"{words[place].text} {words[end].text}"
        return Party(place, end + 1, (), tuple(ids), (_unknown(name),))
    beside = _longest(words, _past_bracket(words, end), index)
    if beside and set(beside[2]) & set(ids):
        both = [each for each in ids if each in beside[2]]
        after = beside[0] + (beside[0] < len(words) and words[beside[0]].text == ")")
        return _settled(words, place, after, min(form, beside[1]), both, index)
    return _settled(words, place, end, form, ids, index)


def _by_initials(words: list[Word], place: int, index: PeopleIndex) -> Party | None:
    found = index.by_initials(words[place].text)
    return _settled(words, place, place + 1, Form.NAME, found, index) if found else None


def _by_trade(words: list[Word], place: int, index: PeopleIndex) -> Party | None:
    """»skolepsykologen« when there is one psychologist: taken, and asked about."""
    trade = next((form for form in TRADE_FORMS if words[place].key.endswith(form) and words[place].key != form), "")
    found = index.find(base_of(trade)) if trade else None
    if found is None or found[0] is not Form.ROLE or len(found[1]) != 1:
        return None
    person = index.people[found[1][0]]
    return Party(place, place + 1, (person.id,), (), (f"Er »{words[place].text}« {person.full}?",), is_role=True)


def _has_another_surname(words: list[Word], place: int, index: PeopleIndex) -> bool:
    """Whether a name goes on with a word that is nobody's, as in »Lone Bech ringer« when Lone is Lone Kjærgaard."""
    if place >= len(words) or not words[place].is_capital or words[place].is_sign:
        return False
    return is_verb(words, place + 1) and _longest(words, place, index) is None


def _past_bracket(words: list[Word], place: int) -> int:
    return place + (place < len(words) and words[place].text == "(")


def _longest(words: list[Word], place: int, index: PeopleIndex) -> tuple[int, Form, list[Hashable]] | None:
    """The longest run of words that somebody is written like: its end, how, and who."""
    for end in range(min(len(words), place + index.longest), place, -1):
        run = words[place:end]
        if any(word.is_sign for word in run):
            continue
        found = index.find(" ".join(word.key for word in run))
        if found and (found[0] <= Form.ROLE or run[0].is_capital):
            return end, *found
    return None


def _settled(words: list[Word], start: int, end: int, form: Form, ids: list[Hashable], index: PeopleIndex) -> Party:
    text = " ".join(word.text for word in words[start:end])
    if len(ids) > 1:
        here = [each for each in ids if index.people[each].here]
        if len(here) == 1:  # most likely the one at the table, and still asked about
            asked = f"Er »{text}« {index.people[here[0]].full}? Flere kaldes sådan."
            return Party(start, end, (here[0],), tuple(ids), (asked,), form is Form.ROLE)
        return Party(start, end, (), tuple(here or ids), (_who(text, here or ids, index),), form is Form.ROLE)
    if form is Form.PART:
        return Party(start, end, tuple(ids), (), (f"Er »{text}« {index.people[ids[0]].full}?",))
    return Party(start, end, tuple(ids), is_role=form is Form.ROLE)


def _is_possessor(words: list[Word], last: int, after: int, index: PeopleIndex) -> bool:
    """Whether »Mathias mor« names the mother: an s at the end of a name, and then a word for somebody else."""
    if after >= len(words) or words[after].is_sign or not _is_noun_for_somebody(words[after]):
        return False
    written = words[last].text
    if not written.endswith(("s", "x", "z", "'", "’")):
        return False
    role, name = index.find(words[after].key), index.find(words[last].key)
    return not (role and name and set(role[1]) & set(name[1]))


def _is_noun_for_somebody(word: Word) -> bool:
    base = base_of(word.key)
    return base in KIN or bool(trade_in(base))


def _somebodys(words: list[Word], place: int, index: PeopleIndex) -> Party | None:
    """»Mathias' mor«, »Noahs far«, »hans mor«: the one it is when that goes without saying, else a question."""
    after = place + 1
    if after >= len(words) or not _is_noun_for_somebody(words[after]):
        return None
    owner = _possessor(words[place], index)
    if owner is None:
        return None
    text = f"{words[place].text} {words[after].text}"
    role = index.find(words[after].key)
    fits = role is not None and role[0] is Form.ROLE and len(role[1]) == 1 and _of_the_child(owner, index)
    if role is not None and fits:
        return Party(place, after + 1, tuple(role[1]), is_role=True)
    theirs = tuple(role[1]) if role and (owner == "" or _of_the_child(owner, index)) else ()
    return Party(place, after + 1, (), theirs, (f"Hvem er {text}?",), is_role=True)


def _possessor(word: Word, index: PeopleIndex) -> Hashable | None:
    """Whose: an id, an empty text for »hans« and »hendes«, or None when it is no possessive."""
    if word.key in POSSESSIVES and not word.is_capital:
        return ""
    if word.text.endswith(("s", "x", "z", "'", "’")):
        for key in (word.key, word.key.removesuffix("s")):
            if (found := index.find(key)) and found[0] is Form.NAME and len(found[1]) == 1:
                return found[1][0]
    return "?" if word.is_capital and word.text.endswith(("s", "'", "’")) else None


def _of_the_child(owner: Hashable, index: PeopleIndex) -> bool:
    """Whether roles, which are told as the child's, can be read from there."""
    children = index.children()
    return (owner == "" and len(children) < 2) or (len(children) == 1 and owner == children[0])


def _everybody(words: list[Word], place: int, index: PeopleIndex) -> Party | None:
    for length in (2, 1):
        key = " ".join(word.key for word in words[place : place + length])
        if pair := index.group(key):
            return Party(place, place + length, tuple(pair), is_role=True)
        if key in GROUPS and len(words) >= place + length:
            return Party(place, place + length, (), (), (f"Hvem er »{key_text(words, place, length)}«?",), is_role=True)
    if words[place].key != "alle" or (place + 1 < len(words) and words[place + 1].key in _NOT_EVERYBODY):
        return None
    return Party(place, place + 1, tuple(index.here()), (), () if index.here() else ("Hvem er »alle«?",))


def key_text(words: list[Word], place: int, length: int) -> str:
    """The words as they were written."""
    return " ".join(word.text for word in words[place : place + length])


def _slip(words: list[Word], place: int, index: PeopleIndex) -> Party | None:
    """A name one letter off, and only where a name stands: before a verb, or with a capital inside the line."""
    if not is_verb(words, place + 1) and not (place and words[place].is_capital):
        return None
    near = index.near(words[place].key)
    if len(near) != 1 or words[place].key in _NO_NAMES:
        return None
    person = index.people[near[0]]
    return Party(place, place + 1, (person.id,), (), (f"Er »{words[place].text}« {person.called}?",))


def _who(text: str, ids: list[Hashable], index: PeopleIndex) -> str:
    return f"Hvem er »{text}«: {_either(ids, index)}?"


def _which(ids: tuple[Hashable, ...], index: PeopleIndex) -> str:
    return f"Hvem af dem gør det: {_either(list(ids), index)}?" if ids else "Hvem af dem gør det?"


def _either(ids: list[Hashable], index: PeopleIndex) -> str:
    names = [index.people[each].full for each in ids]
    return f"{', '.join(names[:-1])} eller {names[-1]}" if len(names) > 1 else "".join(names)


def _unknown(name: str) -> str:
    return f"Hvem er »{name}«? Navnet er ikke på listen over dem, der er med."
