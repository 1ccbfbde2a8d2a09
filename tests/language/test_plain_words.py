"""What is remarked on: jargon with plain words instead, paragraphs, hidden doers, lone days, what is too long."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import UserError
from app.language.jargon import CHILD, CHILDS, JargonList, as_text, find_jargon, from_text, load_jargon
from app.language.plain_words import Remark, Trouble, remarks_on
from app.language.word_sets import word_set
from app.paths import resources

FILE = resources() / "definitions" / "jargon.toml"
JARGON = load_jargon(FILE)
AVOID = word_set(
    """
    foranstaltning handleplan borger klient sagen barnet underretter indsatstrin iværksætte bevilling mhp. jf.
    partshøre samtykkeerklæring netværksperson omsorgssvigt forældreevne ressourcesvag udeblev misligholdt overskredet
    """
)
NAMES = {CHILD: "Mathias", CHILDS: "Mathias’"}


def troubles(text: str, *, child: bool = False) -> list[tuple[Trouble, str]]:
    return [(each.trouble, text[each.start : each.end]) for each in remarks_on(text, JARGON, child=child, names=NAMES)]


def corrected(text: str) -> str:
    """Return a text with every suggestion put in."""
    for each in reversed(remarks_on(text, JARGON, names=NAMES)):
        text = text[: each.start] + each.instead + text[each.end :] if each.instead else text
    return text


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Vi iværksætter en foranstaltning.", "Vi begynder hjælp."),
        ("Barnets mor ringer mhp. at aftale en dag.", "Mathias’ mor ringer for at aftale en dag."),
        ("Såfremt barnet er sygt, ringer Lone.", "Hvis Mathias er sygt, ringer Lone."),
        ("Handleplanen ligger hjemme.", "Planen ligger hjemme."),
        ("Den biologiske mor kommer.", "Den mor kommer."),
        ("Vi taler vedrørende skolen.", "Vi taler om skolen."),
    ],
)
def test_a_hard_word_becomes_a_plain_one_in_the_same_form(written: str, plain: str) -> None:
    assert corrected(written) == plain


def test_every_word_to_avoid_is_found_in_some_form() -> None:
    for each in (*AVOID, "biologisk mor", "mødte ikke op"):
        found = find_jargon(f"Der stod {each} her", JARGON.words)
        assert [f"Der stod {each} her"[hit.start : hit.end] for hit in found] == [each]


def test_a_word_inside_another_is_left_alone() -> None:
    assert troubles("Klientellet er borgerlig; Sagenes verden.") == []


def test_several_children_get_no_name_put_in() -> None:
    [found] = find_jargon("Barnet ringer.", JARGON.words)
    assert found.instead == ""


@pytest.mark.parametrize("text", ["Efter § 32, stk. 1 sker det.", "Vi følger §§ 91-92."])
def test_a_paragraph_is_remarked_on_once(text: str) -> None:
    assert [trouble for trouble, _ in troubles(text)] == [Trouble.PARAGRAPH]


def test_who_does_it_is_asked_where_nobody_is_named() -> None:
    assert troubles("Mathias skal hentes fra skole.") == [(Trouble.PASSIVE, "skal hentes")]
    assert troubles("Der arbejdes med morgenerne.") == [(Trouble.PASSIVE, "Der arbejdes")]
    assert troubles("Mathias skal hentes af Kasper.") == []
    assert troubles("Ring til Sanne, hvis en aftale ikke kan holdes.") == []
    assert troubles("Vi skal mødes i skolen.") == []


@pytest.mark.parametrize("day", ["på mandag", "i morgen", "næste uge", "om 14 dage", "næste fredag"])
def test_a_relative_day_alone_is_asked_about(day: str) -> None:
    assert troubles(f"Lone ringer {day}.") == [(Trouble.LONE_DAY, day)]


@pytest.mark.parametrize(
    "text",
    ["Lone ringer på mandag den 23. november.", "Han kommer hver mandag.", "Kasper henter tirsdag og torsdag.",
     "Henning vækker Mathias næste morgen.", "Vi ses næste gang."],
)  # fmt: skip
def test_a_day_with_its_date_and_a_weekly_one_are_fine(text: str) -> None:
    assert troubles(text) == []


def test_a_sentence_may_be_longer_to_grown_ups_than_to_a_child() -> None:
    count = JARGON.limits.child_sentence + 1
    text = " ".join(["ja"] * count).capitalize() + "."
    assert troubles(text) == []
    assert [trouble for trouble, _ in troubles(text, child=True)] == [Trouble.LONG_SENTENCE]
    longer = " ".join(["ja"] * (JARGON.limits.sentence + 1)).capitalize() + "."
    assert [trouble for trouble, _ in troubles(longer)] == [Trouble.LONG_SENTENCE]


def test_a_long_name_is_as_long_as_it_is() -> None:
    assert troubles("Vi mødes på Skovbakkebakkeskolens kontor.") == []
    assert [trouble for trouble, _ in troubles("Det er familiebehandlingsforløbet.")] == [Trouble.LONG_WORD]


def test_the_shipped_list_tells_why_for_every_word_and_no_form_twice() -> None:
    forms = [form.casefold() for word in JARGON.words for form in word.say]
    assert len(forms) == len(set(forms)) > 300
    assert all(word.why and word.say for word in JARGON.words)
    assert len({word.id for word in JARGON.words}) == len(JARGON.words)


def test_no_suggestion_is_itself_a_hard_word() -> None:
    said = {instead for word in JARGON.words for instead in word.say.values() if instead}
    assert {
        each: [hit.word.id for hit in find_jargon(each, JARGON.words)]
        for each in said
        if find_jargon(each, JARGON.words)
    } == {}


def test_a_list_that_cannot_be_read_is_said_in_danish() -> None:
    with pytest.raises(UserError, match="svære ord"):
        load_jargon(FILE.with_name("modules.toml"))
    for broken in ("", "[1]", "7", "[" * 5000):
        with pytest.raises(UserError):
            from_text(broken)


def test_words_go_to_text_and_back() -> None:
    assert from_text(as_text(JARGON.words)) == JARGON.words
    assert tomllib.loads(FILE.read_text(encoding="utf-8"))["limits"]["sentence"] == JARGON.limits.sentence


def _inside(remark: Remark, text: str) -> bool:
    return 0 <= remark.start < remark.end <= len(text) and text[remark.start : remark.end] in text


@given(
    st.text(max_size=300)
    | st.lists(st.sampled_from([w for each in JARGON.words[:20] for w in each.say]), max_size=9).map(" ".join)
)
def test_remarks_lie_in_the_text_and_in_their_sentence(text: str) -> None:
    for each in remarks_on(text, JARGON, names=NAMES):
        assert _inside(each, text)
        assert text[each.start : each.end] in each.sentence


def test_no_words_to_look_for_is_no_trouble() -> None:
    assert [each.trouble for each in remarks_on("Barnet.", JargonList((), JARGON.limits))] == []
