"""The small language of the name line: years, death, gender and what happened, and nothing of a name lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.services.family_typed import Named
from app.views.genogram.typed_name import EVENTS, OFFERED, read_events, read_name

READ = [
    ("Poul Kjærgaard 1954-2023", Named("Poul Kjærgaard", "1954", "", dead=True, death="2023")),
    ("Poul 1954 død", Named("Poul", "1954", "", dead=True)),
    ("Poul, f. 3. maj 1954, † 2023", Named("Poul", "3. maj 1954", "", dead=True, death="2023")),
    ("Åse ca. 1975", Named("Åse", "ca. 1975", "")),
    ("Torben Holm 1981 gift 2013 skilt 2019",
     Named("Torben Holm", "1981", "", events=(("married", "2013"), ("divorced", "2019")))),
    ("Minh m flyttet fra hinanden 2024", Named("Minh", "", "", "man", events=(("moved_apart", "2024"),))),
    ("Freja k enægget", Named("Freja", "", "", "woman", identical=True)),
    ("Bo M", Named("Bo M", "", "")),
    ("Inger Gift", Named("Inger Gift", "", "")),
    ("Elias, Fatimas søn", Named("Elias", "", "Fatimas søn")),
    ("?", Named("", "", "")),
    ("-", Named("", "", "", nobody=True)),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "read"), READ)
def test_a_line_says_more_than_a_name(typed: str, read: Named) -> None:
    assert read_name(typed) == read


def test_in_the_network_a_widow_is_who_she_is() -> None:
    assert read_name("Karen, enke", pair=False) == Named("Karen", "", "enke")


def test_what_happened_is_read_whole_or_not_at_all() -> None:
    assert read_events("gift 2. maj 2013, skilt") == (("married", "2. maj 2013"), ("divorced", ""))
    assert read_events("fra hinanden marts 2026") == (("moved_apart", "marts 2026"),)
    assert read_events("gift 2013 i kirken") is None
    assert read_events("") == ()


def test_every_word_on_a_button_is_understood() -> None:
    assert {EVENTS[word] for word in OFFERED} == set(EVENTS.values())


@given(st.text(alphabet=st.characters(categories=("Lu", "Zs")), max_size=30))
def test_a_name_in_capitals_is_kept_as_it_is(name: str) -> None:
    assert read_name(name).name == " ".join(name.split())


@given(st.text(max_size=60))
def test_no_line_makes_it_fail(text: str) -> None:
    read_name(text)
    read_events(text)
