"""An agreement in one line: who, what and when. What may mean two things is asked; nothing is lost, nothing fails."""

import re
import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.agreement_line import LONGEST, read_agreement
from app.language.date_reader import read_when
from app.language.dates import WEEKDAYS, day_date, day_month, long_date
from app.language.folding import fold, possessive
from app.language.role_words import base_of
from app.language.table_people import PersonAtTable, index_of
from app.models.approx_spans import MONTHS
from app.models.enums_meeting import AgreementArea
from app.rules.holidays import is_working_day
from tests.language.agreement_phrases import TABLE, TODAY, Phrase, doubts, phrases, read, told_when

PHRASES, DOUBTS = list(phrases()), list(doubts())


def test_the_tables_are_as_long_as_they_should_be() -> None:
    assert len(PHRASES) >= 200
    assert len(DOUBTS) >= 80
    assert len({phrase.line for phrase in PHRASES}) == len(PHRASES)


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase.line)
def test_a_phrase_is_understood(phrase: Phrase) -> None:
    line = read(phrase.line)
    assert ("+".join(map(str, line.owners)), line.what, told_when(line)) == (phrase.who, phrase.what, phrase.when)
    assert line.questions == ()


@pytest.mark.parametrize(("typed", "who", "asked"), DOUBTS, ids=[row[0] for row in DOUBTS])
def test_what_may_mean_two_things_is_asked(typed: str, who: str, asked: str) -> None:
    line = read(typed)
    assert any(asked in question for question in line.questions), line.questions
    assert "+".join(map(str, line.owners)) == who


def words_in(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


SMALL = {"og", "både", "begge", "det", "er", "der", "ansvarlig", "alle", "hans", "fru", "k", "t", "s",
         "forældre", "forældrene"}
"""Words that only tie names together, stand for several, or point at who it is."""


NAMING = {word for each in TABLE for text in (each.name, each.role, *each.aliases) for word in words_in(text)}


def names_somebody(word: str) -> bool:
    index, key = index_of(TABLE), fold(word)
    forms = (key, key.removesuffix("s"), base_of(key))
    is_form = any(index.find(form) or index.near(form) for form in forms)
    return is_form or word in NAMING or bool(index.by_initials(word.upper()))


ACTIVE = [line for line in (*(each.line for each in PHRASES), *(row[0] for row in DOUBTS)) if " af " not in line]


@pytest.mark.parametrize("typed", ACTIVE)
def test_no_word_of_a_line_is_lost(typed: str) -> None:
    line = read(typed)
    kept = words_in(" ".join((line.what, line.when_text, line.lead, *line.questions)))
    assert {word for word in words_in(typed) - kept - SMALL if not names_somebody(word)} == set()


@pytest.mark.parametrize(("typed", "what"), [
    ("Mathias bliver kørt i skole af Lone", "kører Mathias i skole"),
    ("til træning hentes han af Lone", "henter ham til træning"),
    ("Mathias skal følges ind af Lone", "skal følge Mathias ind"),
    ("på mandag ringes Torben op af Lone", "ringer Torben op"),
    ("Mathias skal blive hentet af Lone kl. 15", "sørger for, at Mathias skal blive hentet"),
    ("Mathias ses af Lone hver dag", "ser Mathias"), ("hun støttes af Lone i hjemmet", "støtter hende i hjemmet"),
])  # fmt: skip
def test_a_passive_is_told_from_the_side_of_who_does_it(typed: str, what: str) -> None:
    line = read(typed)
    assert (line.owners, line.what) == (("lone",), what)


@pytest.mark.parametrize("today", [
    date(2026, 10, 24), date(2026, 10, 25), date(2027, 3, 27), date(2027, 3, 28), date(2026, 12, 28),
    date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 3), date(2027, 1, 4), date(2028, 2, 29),
])  # fmt: skip
def test_summer_time_new_year_and_week_53_do_not_move_a_day(today: date) -> None:
    for ahead in (1, 3, 6):
        on = today + timedelta(days=ahead)
        assert read(f"Lone ringer på {WEEKDAYS[on.weekday()]}", today).on == on
        assert read(f"Lone ringer d. {on.day}/{on.month}", today).on == on
    assert read("Lone ringer i morgen", today).on == today + timedelta(days=1)
    assert read("Lone ringer om 14 dage", today).on == today + timedelta(days=14)
    week = (today + timedelta(days=7)).isocalendar().week
    assert read(f"Lone ringer mandag i uge {week}", today).on == today + timedelta(days=7 - today.weekday())


days = st.dates(date(2024, 1, 1), date(2060, 12, 31))
near = st.integers(0, 180)


def writings(on: date) -> list[str]:
    name = WEEKDAYS[on.weekday()]
    month = MONTHS[on.month - 1]
    return [
        f"{on.day}/{on.month}", f"d. {on.day}/{on.month}", f"den {day_month(on)}", f"{on.day}. {month[:3]}.",
        f"{name} d. {on.day}/{on.month}", f"på {name} den {day_month(on)}", day_date(on), f"senest {long_date(on)}",
        f"inden den {day_month(on)}", f"{on.day}/{on.month}-{on.year}", on.isoformat(), f"{on:%d.%m.%Y}",
        f"{name[:3]}. {on.day}/{on.month}", f"d. {on.day}. {month}", f"til {name} den {day_month(on)}",
    ]  # fmt: skip


@given(days, near, st.integers(0, 14), st.booleans())
def test_a_day_in_any_writing_reads_back(today: date, ahead: int, which: int, first: bool) -> None:
    on = today + timedelta(days=ahead)
    when = writings(on)[which]
    line = read(f"{when} ringer Lone til Torben" if first else f"Lone ringer til Torben {when}", today)
    assert line.on == on, when
    assert line.owners == ("lone",)
    assert line.what == "ringer til Torben"


@given(days, near, st.integers(1, 6))
def test_a_wrong_weekday_is_asked_about(today: date, ahead: int, off: int) -> None:
    on = today + timedelta(days=ahead)
    wrong = WEEKDAYS[(on.weekday() + off) % 7]
    line = read(f"Lone ringer {wrong} d. {on.day}/{on.month}", today)
    assert line.on is None
    assert line.questions


@given(st.sets(st.integers(0, 6), min_size=2), st.sampled_from(["+", "/", " + "]))
def test_any_short_days_are_a_rhythm(chosen: set[int], sign: str) -> None:
    short = ("man", "tirs", "ons", "tors", "fre", "lør", "søn")
    codes = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
    line = read(f"Kasper henter {sign.join(short[day] for day in sorted(chosen))}")
    assert line.recurrence == f"FREQ=WEEKLY;BYDAY={','.join(codes[day] for day in sorted(chosen))}"


NAMES = ["Bo", "Mai", "Sol", "Jan", "Tor", "August", "Maj", "Liv", "Anne Mette", "Jens-Ole", "Nguyễn Thị Lan", "Åse",
         "Søren", "Þóra", "Per", "Hans", "Jens", "Max", "Ask", "Dag", "Oğuz", "Ka", "Viktor", "Inger", "Else",
         "Kirstine", "José María", "O’Neill", "Søndag"]  # fmt: skip
DEEDS = ["ringer til skolen", "henter Mathias", "taler med lægen", "skal skrive til klubben", "vil gerne lave mad"]


@given(st.sampled_from(NAMES), st.sampled_from(DEEDS), st.sampled_from(["", " på torsdag", " hver dag", " inden jul"]))
def test_any_name_is_found_before_its_deed_and_after_it(name: str, deed: str, when: str) -> None:
    people = (PersonAtTable(1, name, f"{name} Ravnsborg"), PersonAtTable(2, "Mathias", is_child=True))
    for typed in (f"{name} {deed}{when}", f"{name} Ravnsborg {deed}{when}", f"{name}: {deed}{when}"):
        line = read_agreement(typed, people, TODAY)
        assert (line.owners, line.what) == ((1,), deed), typed
    verb, _, rest = deed.partition(" ")
    line = read_agreement(f"på onsdag {verb} {name} {rest}", people, TODAY)
    assert (line.owners, line.on) == ((1,), date(2026, 11, 25))


@pytest.mark.parametrize("name", ["August", "Maj", "Jan"])
def test_a_name_that_is_a_month_is_not_a_date(name: str) -> None:
    people = (PersonAtTable(1, name), PersonAtTable(2, "Lone"))
    line = read_agreement(f"d. 5. {name} ringer til Lone", people, TODAY)
    assert (line.owners, line.on) == ((1,), date(2026, 12, 5))
    assert "personen eller måneden" in line.questions[0]
    assert read_agreement(f"Lone ringer 5. {name.lower()}", people, TODAY).on is not None


def test_two_people_of_one_name_are_asked_about_and_offered() -> None:
    people = (PersonAtTable(1, "Lone", "Lone Bech"), PersonAtTable(2, "Lone", "Lone Kjærgaard", "mor"))
    line = read_agreement("Lone ringer til skolen", people, TODAY)
    assert (line.owners, line.may_be, line.what) == ((), (1, 2), "ringer til skolen")
    assert line.questions == ("Hvem er »Lone«: Lone Bech eller Lone Kjærgaard?",)
    for typed in ("Lone Bech ringer", "Lone B. ringer", "LB ringer"):
        assert read_agreement(typed, people, TODAY).owners == (1,)


def test_the_father_of_one_child_is_not_the_father_of_the_other() -> None:
    people = (
        PersonAtTable("liv", "Liv", role="barn", is_child=True), PersonAtTable("bertil", "Bertil", is_child=True),
        PersonAtTable("dennis", "Dennis", role="Bertils far"), PersonAtTable("ole", "Ole", aliases=("Livs far",)),
    )  # fmt: skip
    assert read_agreement("Livs far ringer på torsdag", people, TODAY).owners == ("ole",)
    assert read_agreement("Bertils far henter", people, TODAY).owners == ("dennis",)
    line = read_agreement("far ringer", people, TODAY)
    assert (line.owners, bool(line.questions)) == ((), True)


def test_who_is_absent_is_told() -> None:
    assert read("Lone og Torben ringer til Kasper").absent == ("torben",)


@pytest.mark.parametrize(("typed", "area"), [
    ("Kasper henter til træning tirs+tors", AgreementArea.LEISURE), ("Lone vækker Mathias", AgreementArea.HOME),
    ("Jens-Ole møder Mathias i døren", AgreementArea.SCHOOL), ("Sanne ringer til Torben", AgreementArea.MUNICIPALITY),
    ("Sanne ringer til skolen", None), ("Lone taler med sin leder", None),
    ("hjemme: Lone laver mad", AgreementArea.HOME),
])  # fmt: skip
def test_where_it_belongs_is_offered_only_when_the_words_agree(typed: str, area: AgreementArea | None) -> None:
    assert read(typed).area is area


@pytest.mark.parametrize(("typed", "is_decided", "decides"), [
    ("Mathias har samvær med Torben hver anden weekend", True, ""), ("Mathias får støtte i klassen", True, "Kommunen"),
    ("Lone får aflastning", True, "Kommunen"), ("Lone flytter Mathias' bopæl", True, "Familieretshuset"),
    ("Sanne undersøger, om Mathias kan få kontaktperson", False, ""), ("Inger støtter Lone", False, ""),
    ("Lone ringer til kontaktpersonen", False, ""),
])  # fmt: skip
def test_what_the_law_leaves_to_others_is_not_agreed(typed: str, is_decided: bool, decides: str) -> None:
    line = read(typed)
    assert (line.to_be_decided, line.decides) == (is_decided, decides)


def test_a_proposal_and_small_words_before_are_put_aside() -> None:
    line = read("forslag: Kasper henter Mathias")
    assert (line.proposal, line.owners, line.what) == (True, ("kasper",), "henter Mathias")
    line = read("Vi aftaler, at Kasper henter på tirsdag")
    assert (line.lead, line.owners, line.proposal) == ("Vi aftaler, at", ("kasper",), False)


ANY_CHARACTERS = st.text(st.characters(exclude_categories=()), max_size=80)
PIECES = st.sampled_from(["Lone", "og", "på", "mandag", "fra", "24/11", ",", "af", "hentes", "når", "hver", "til", "(",
                          ":", "at", "kl.", "8", "-", "ringer", "om", "uge", "99", "alle", "Mathias'", "mor", "eller",
                          "31/2", "gange", "5", "\u202e", "😀", "\x00", "i", "december", "0/0", "kl. 99", "første"])


@given(ANY_CHARACTERS | st.lists(PIECES, max_size=14).map(" ".join), days)
def test_no_line_fails_and_what_is_read_can_be_read_again(typed: str, today: date) -> None:
    line = read(typed, today)
    assert line == read(typed, today)
    if line.typed and not line.owners:
        assert line.questions
    again = read(line.typed, today)
    assert (again.owners, again.what, again.questions) == (line.owners, line.what, line.questions)


@pytest.mark.parametrize("piece", ["inden ", "Lone og ", "mandag og ", "1/1/", "d. ", "at der ", "hver ", "((", "kl. 1",
                                   "\u202e😀\x00", "æ", "og Lone ringer ", "uge 4", "af Lone hentes "])  # fmt: skip
def test_ten_thousand_characters_take_no_time(piece: str) -> None:
    for length in (LONGEST, 10_000):
        typed = (piece * length)[:length]
        started = time.perf_counter()
        line = read(typed)
        assert time.perf_counter() - started < 1
        assert line.questions


def test_a_story_is_kept_as_it_is() -> None:
    typed = "Lone ringer " + "igen og " * 100
    line = read(typed)
    assert line.what == line.typed == typed.strip()
    assert "for lang" in line.questions[0]


@pytest.mark.parametrize("phrase", [each for each in PHRASES if "=" in each.when], ids=lambda phrase: phrase.line)
def test_a_field_of_its_own_reads_a_day_like_the_line(phrase: Phrase) -> None:
    line = read(phrase.line)
    field = read_when(line.when_text, TODAY, working_day=is_working_day)
    if line.on and field.understood and field.on:
        assert field.on == line.on


def test_the_possessive_of_every_name_finds_the_mother() -> None:
    for name in ("Mathias", "Liv", "Max", "Noah", "Jens-Ole", "Åse"):
        people = (PersonAtTable(1, name, is_child=True), PersonAtTable(2, "Lone", role="mor"))
        for typed in (possessive(name), possessive(name).replace("’", "'")):
            assert read_agreement(f"{typed} mor ringer", people, TODAY).owners == (2,), typed
