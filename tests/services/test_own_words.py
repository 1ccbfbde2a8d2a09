"""Her own dictionary lies in the vault, a word at a time; names are known without being put there."""

from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.setup import Setting
from app.services.own_words import OWN_WORDS_KEY, add_own_word, list_own_words, names_among, remove_own_word
from app.services.profile import save_setting
from tests.doing import ask, do


def test_words_are_kept_once_each_in_the_order_of_the_alphabet(store: OpenStore) -> None:
    for word in ("Ådalen", "legestuen", "Ådalen", "  bofællen "):
        do(store, add_own_word, word)
    assert ask(store, list_own_words) == ["bofællen", "legestuen", "Ådalen"]
    do(store, remove_own_word, "legestuen")
    do(store, remove_own_word, "legestuen")
    assert ask(store, list_own_words) == ["bofællen", "Ådalen"]


@pytest.mark.parametrize("typed", ["", "   ", "to ord", "a" * 61])
def test_what_is_no_word_is_refused_in_words(store: OpenStore, typed: str) -> None:
    with pytest.raises(UserError, match="Skriv"):
        do(store, add_own_word, typed)
    assert ask(store, list_own_words) == []


@pytest.mark.parametrize("kept", ["ikke json", "{}", "7", "null"])
def test_a_damaged_list_is_an_empty_one(store: OpenStore, kept: str) -> None:
    do(store, save_setting, OWN_WORDS_KEY, kept)
    assert ask(store, list_own_words) == []
    do(store, add_own_word, "legestuen")
    with store.units.read("settings.read") as unit:
        assert len(unit.live(Setting, Setting.key == OWN_WORDS_KEY)) == 1


def test_names_in_the_store_are_known_with_an_owners_s(store: OpenStore, mathias_case: UUID) -> None:
    words = ["Mathias", "Mathias'", "Mathi", "morfra", "50%", "Familierådslagning", ""]
    known = ask(store, names_among, words)
    assert {"Mathias", "Mathias'"} <= known
    assert not known & {"Mathi", "morfra", "50%", ""}


def test_programmes_of_the_catalogue_are_known_in_small_letters_too(store: OpenStore) -> None:
    assert {"Sandplay", "sandplay"} <= ask(store, names_among, ["Sandplay", "sandplay"])
