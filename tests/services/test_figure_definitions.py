"""The municipality's own words for a figure: shown with it, left out, carried in the profile, and taken back."""

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.exchange.municipal_profile import read_profile, write_profile
from app.rules.figure_periods import period_named
from app.services.figure_definitions import (
    OwnFigure,
    list_figures,
    restore_figure,
    save_figure,
    shipped_figures,
    switch_figure,
)
from app.services.figures import read_figures
from app.services.municipal_profile import export_profile, preview_profile, take_profile
from tests.doing import ask, do

PERIOD = period_named("2026H1")
WORDS = {"name": "Møder i alt", "text": "Alle møder, vi har holdt.", "source": "Vores egen"}


def figure(store: OpenStore, figure_id: str = "meetings_held") -> OwnFigure:
    found: OwnFigure = next(each for each in ask(store, list_figures) if each.figure.id == figure_id)
    return found


def test_own_words_stand_beside_the_figure_until_they_are_taken_back(store: OpenStore) -> None:
    do(store, save_figure, "meetings_held", **WORDS, on=True)
    assert (figure(store).own, figure(store).figure.name, figure(store).shipped.name) == (
        True,
        "Møder i alt",
        "Møder holdt",
    )
    shown = ask(store, read_figures, PERIOD).row("meetings_held")
    assert (shown.figure.text, shown.figure.source) == (WORDS["text"], WORDS["source"])
    do(store, restore_figure, "meetings_held")
    assert (figure(store).own, figure(store).figure) == (False, figure(store).shipped)


def test_a_figure_that_is_left_out_is_on_no_page_but_the_command_s(store: OpenStore) -> None:
    do(store, switch_figure, "meetings_held", on=False)
    assert ask(store, read_figures, PERIOD).row("meetings_held") is None
    assert ask(store, read_figures, PERIOD, every_module=True).row("meetings_held") is not None
    do(store, switch_figure, "meetings_held", on=True)
    assert not figure(store).own


@pytest.mark.parametrize(
    ("figure_id", "changed", "told"),
    [
        ("no_such", {}, "kender ikke"),
        ("meetings_held", {"name": "  "}, "hedder"),
        ("meetings_held", {"text": ""}, "tæller"),
        ("meetings_held", {"name": "m" * 121}, "for langt"),
        ("meetings_held", {"source": "m" * 2001}, "for langt"),
    ],
)
def test_words_that_cannot_be_used_are_told(
    store: OpenStore, figure_id: str, changed: dict[str, str], told: str
) -> None:
    with pytest.raises(UserError, match=told):
        do(store, save_figure, figure_id, **{**WORDS, **changed}, on=True)


def test_the_profile_carries_them_to_another_laptop(store: OpenStore) -> None:
    do(store, save_figure, "meetings_held", **WORDS, on=False)
    file = write_profile(ask(store, export_profile))
    assert [each.area for each in ask(store, preview_profile, read_profile(file))] == []
    do(store, restore_figure, "meetings_held")
    [change] = ask(store, preview_profile, read_profile(file))
    assert (change.area, change.name, change.change) == ("Nøgletal", "Møder i alt", "Ændres")
    do(store, take_profile, read_profile(file))
    assert (figure(store).figure.name, figure(store).on) == ("Møder i alt", False)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ('id = "no_such"\nname = "a"\ntext = "b"\nsource = ""', "Linje 3: Rundbord kender ikke"),
        ('id = "meetings_held"\nname = "a"\nsource = ""', "»text« mangler"),
        ('id = "meetings_held"\nname = 1\ntext = "b"\nsource = ""', "»name« kan ikke"),
        ('id = "meetings_held"\nname = "a"\ntext = "b"\nsource = ""\non = "ja"', "»on« kan ikke"),
    ],
)
def test_a_profile_with_words_for_nothing_is_told_by_line(store: OpenStore, row: str, told: str) -> None:
    content = read_profile(f'format = "rundbord-profile"\nversion = 1\n[[key_figure]]\n{row}\n'.encode())
    with pytest.raises(UserError, match=told):
        ask(store, preview_profile, content)


def test_shipped_words_are_there_for_every_figure() -> None:
    for each in shipped_figures():
        assert each.name.strip()
        assert each.text.strip()
        assert each.says_not.strip()
        assert each.source.strip()
