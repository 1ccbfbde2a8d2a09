"""»Torben ringes op af Sanne« said from the doer's side: »ringer Torben op«, ready to stand after »Sanne«."""

from dataclasses import dataclass

from app.language.line_words import Word, tidy
from app.language.people_in_line import Party, people_at
from app.language.table_people import PeopleIndex
from app.language.verb_words import (
    as_object,
    done,
    infinitive,
    is_become,
    is_modal,
    is_participle,
    is_reciprocal,
    is_s_verb,
)


@dataclass(frozen=True, slots=True)
class Passive:
    """Where a passive verb stands: its first word, the words that make it, and what it is in the active."""

    first: int
    words: frozenset[int]
    active: str | None


def passive_in(words: list[Word], stop: int, *, by_somebody: bool) -> Passive | None:
    """The first passive before word `stop`: »hentes«, »skal hentes«, »bliver hentet«.

    `by_somebody`: »af« and a name follow, so that even »følges«, which people do together, is done by that one.
    """
    modal = next((at for at in range(stop) if is_modal(words[at])), None)
    for at in range(stop):
        if is_s_verb(words[at]) and (by_somebody or not is_reciprocal(words, at)):
            if modal is None or modal > at:
                return Passive(at, frozenset({at}), done(words[at]))
            return Passive(modal, frozenset({modal, at}), f"{words[modal].text} {infinitive(words[at])}")
        if is_become(words[at]):
            part = next((place for place in range(at + 1, stop) if is_participle(words[place])), None)
            if part is None:
                continue
            first = at if modal is None or modal > at else modal
            return Passive(first, frozenset({first, at, part}), done(words[part]) if first == at else None)
    return None


def agent_in(words: list[Word], index: PeopleIndex) -> tuple[int, Party] | None:
    """The »af« that names who does it, and the people after it."""
    for at, word in enumerate(words[:-1]):
        if word.low == "af" and (party := people_at(words, at + 1, index)):
            return at, party
    return None


def said_by_doer(words: list[Word], passive: Passive, by: int, after: int, *, front: bool, name_first: bool) -> str:
    """What the one named after word `by` does; `after` is the word after the name.

    `front`: something else than who it is done to stands first (»til træning hentes han af Kasper«). `name_first`: the
    line begins with a name, which keeps its capital.
    """
    before = [] if front else words[: passive.first]
    between = [word for at, word in enumerate(words[:by]) if at > passive.first and at not in passive.words]
    led = words[: passive.first] if front else []
    done_to = [*before, *between]
    if passive.active is None:
        verb = [words[at] for at in sorted(passive.words)]
        parts = ["sørger for, at", _text(before or between[:1]), _text(verb), _text(between if before else between[1:])]
        return tidy(" ".join([*parts, _text(words[after:]), _text(led)]))
    receiver = as_object(_text(done_to[: len(before) or 1]))
    receiver = receiver if name_first or not before else _lower(receiver)
    rest = done_to[len(before) or 1 :]
    return tidy(" ".join([passive.active, receiver, _text(rest), _text(words[after:]), _lower(_text(led))]))


def _text(words: list[Word]) -> str:
    """The words with single spaces; signs are closed up by `tidy`."""
    return " ".join(word.text for word in words)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
