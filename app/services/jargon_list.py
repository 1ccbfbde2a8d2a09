"""The words this store remarks on: those that are shipped, without those the municipality uses, and with its own."""

import json
from dataclasses import dataclass
from functools import cache

from app.errors import UserError
from app.language.jargon import NO_WORD, JargonList, JargonWord, as_text, from_text, load_jargon
from app.paths import resources
from app.services.definitions import own_versions, take_in_use
from app.services.ports import Unit, use_case
from app.services.typed_values import typed_text

OUR_OWN = "Et ord, vi selv har skrevet på listen."
LONGEST = 80
TOO_LONG = "Skriv ét ord eller nogle få ord."
_KIND, _KEY = "jargon", "all"


@dataclass(frozen=True, slots=True)
class JargonRow:
    """A word for whoever looks after the list: whether it is the municipality's own, and whether it is left out."""

    word: JargonWord
    is_own: bool
    is_off: bool


@dataclass(frozen=True, slots=True)
class _Changes:
    """What the municipality has made of the list: words of its own, and the ids of those it wants to use."""

    own: tuple[JargonWord, ...] = ()
    off: tuple[str, ...] = ()


@use_case("jargon.list")
def list_words(unit: Unit) -> list[JargonRow]:
    """Return all words, the municipality's own first."""
    changes = _changes(unit)
    rows = [JargonRow(each, is_own=True, is_off=False) for each in changes.own]
    return rows + [JargonRow(each, is_own=False, is_off=each.id in changes.off) for each in shipped_list().words]


@use_case("jargon.add", undoable=False)
def add_word(unit: Unit, text: str, *, instead: str = "") -> None:
    """Remark on a word from today, with what to write instead; one that is there is written anew.

    Raises UserError without a word, or for a whole story.
    """
    form, say = (" ".join(typed_text(each).split()) for each in (text, instead))
    if not form:
        raise UserError(NO_WORD)
    if max(len(form), len(say)) > LONGEST:
        raise UserError(TOO_LONG)
    changes = _changes(unit)
    word = JargonWord(f"own:{form.casefold()}", OUR_OWN, "", {form.casefold(): say})
    others = tuple(each for each in changes.own if each.id != word.id)
    _keep(unit, _Changes((word, *others), changes.off))


@use_case("jargon.leave_out", undoable=False)
def leave_out(unit: Unit, word_id: str) -> None:
    """Remark on a word no more, in any case; a word of the municipality's own goes."""
    changes = _changes(unit)
    own = tuple(each for each in changes.own if each.id != word_id)
    shipped = {each.id for each in shipped_list().words}
    off = dict.fromkeys((*changes.off, word_id)) if word_id in shipped else dict.fromkeys(changes.off)
    _keep(unit, _Changes(own, tuple(off)))


@use_case("jargon.take_back", undoable=False)
def take_back(unit: Unit, word_id: str) -> None:
    """Remark on a shipped word again."""
    changes = _changes(unit)
    _keep(unit, _Changes(changes.own, tuple(each for each in changes.off if each != word_id)))


def jargon_for(unit: Unit) -> JargonList:
    """Return the words to look for, the municipality's own before those that are shipped."""
    changes, shipped = _changes(unit), shipped_list()
    kept = tuple(each for each in shipped.words if each.id not in changes.off)
    return JargonList(changes.own + kept, shipped.limits)


@cache
def shipped_list() -> JargonList:
    """Return the list that comes with the program."""
    return load_jargon(resources() / "definitions" / "jargon.toml")


def _changes(unit: Unit) -> _Changes:
    kept = own_versions(unit, _KIND).get(_KEY)
    if kept is None:
        return _Changes()
    content = json.loads(kept.content)
    return _Changes(from_text(json.dumps(content["own"])), tuple(content["off"]))


def _keep(unit: Unit, changes: _Changes) -> None:
    """Keep what was made of the list from today; the version before ends."""
    own = json.loads(as_text(changes.own))
    content = json.dumps({"own": own, "off": list(changes.off)}, ensure_ascii=False, sort_keys=True)
    take_in_use(unit, _KIND, _KEY, content, "Kommunens egen liste")
