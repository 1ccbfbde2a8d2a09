"""The plan's copies in full: what each kind of reader finds on its own, and what the family's never holds."""

from dataclasses import replace
from datetime import date

import pytest
from full_rows import POINTS
from papers import MATHIAS, MONSTER, STORY_A, STORY_B, STORY_C
from pdf_reading import pages, strays, whole
from tagged_reading import TaggedPaper

from app.documents.plan_paper import plan_pdf
from app.services.plan_professional_rows import InterventionLine
from app.services.plan_rows import AgreementLine, Ending, GoalLine, PersonLine, PlanPaper, ScoreLine

FULL = replace(STORY_B, copy="professional")


def test_the_professional_copy_tells_what_comes_of_each_goal_by_whom_and_when() -> None:
    text = whole(plan_pdf(FULL))
    for shown in ("Mål og delmål", "Delmål: Lars og Noah har skrevet en ansøgning.", "22. november 2026",
                  "Rune Aagaard: kører Noah mandag morgen.", "Pia følger fraværet."):  # fmt: skip
        assert shown in text


@pytest.mark.parametrize(
    "shown",
    ["Planen følger barnets lov §§ 108-109", "Der laves ingen plan, fordi aftalerne er nok", "Ventetid 30 dage",
     "Hjemme og i skolen", "1. juli 2027 (tiden er gået)", "Virkede det?", "Noah kom hjem.",
     "3 ulovligt af 17 skoledage", "oktober 2026: 15 % ulovligt fravær", "Bisidder tilbudt",
     "Fast kontaktperson: fortsæt.", "serviceloven § 140 (ikke bekræftet)",
     "Sagen kan lukkes, når Noah har sin læreplads"],
)  # fmt: skip
def test_the_professional_copy_holds_what_law_and_method_ask_for(shown: str) -> None:
    assert shown in whole(plan_pdf(FULL))


def test_which_law_a_heading_follows_is_printed_once_for_all_children() -> None:
    siblings = replace(FULL, children=(FULL.children[0],) * 3)
    text = whole(plan_pdf(siblings))
    assert text.count("barnets lov § 109") == 1
    assert text.count("Overgangen til voksenlivet") == 4


def test_what_holds_for_all_siblings_stands_once_and_each_child_has_its_own_numbers_and_goals() -> None:
    noah = replace(FULL.children[0], works=("Mormor hjælper", "Noah løber"), worries=("Morgenerne er travle",))
    own = GoalLine(number=9, text="Asta får en ven", scores=(ScoreLine(who="Asta", value=3),))
    shared = tuple(replace(each, points=(), curve_words="", scores=(ScoreLine(who="Asta", value=7),))
                   for each in noah.goals)  # fmt: skip
    asta = replace(noah, name="Asta Bæk", first_name="Asta", goals=(*shared, own), works=("Mormor hjælper",))
    text = whole(plan_pdf(replace(FULL, children=(noah, asta))))
    common, _, each = text.partition("Noah Bækgaard")
    goal = noah.goals[0].text
    for once in ("Mormor hjælper", "Morgenerne er travle", "Lars og Noah har skrevet en ansøgning", "Ventetid 30 dage"):
        assert (common.count(once), each.count(once)) == (1, 0), once
    assert each.count(f"Mål 1: {goal}") == 2  # the numbers of each, under the number it has above
    assert each.index("Noah løber") < each.index("Asta Bæk") < each.index(f"{len(shared) + 1}. Asta får en ven")
    assert "Fælles for børnene" not in whole(plan_pdf(FULL))


def test_curves_and_ladder_are_pictures_read_as_their_words() -> None:
    pictures = [each.alt for each in TaggedPaper(plan_pdf(FULL)).tree.all("Figure")]
    assert "Noah sagde 4, 5 og 6." in pictures
    assert any(each.startswith("Fravær over tid") for each in pictures)
    assert any(each.startswith("I dag: Kontaktperson på trin 3.") for each in pictures)


def test_one_number_is_no_curve() -> None:
    child = replace(STORY_B.children[0], goals=(GoalLine(number=1, text="Noah er glad", points=POINTS[:1]),))
    assert TaggedPaper(plan_pdf(replace(STORY_B, children=(child,)))).tree.all("Figure") == []


def test_the_family_copy_shows_how_a_goal_has_moved_and_when_the_help_can_end() -> None:
    text = whole(plan_pdf(STORY_B))
    assert "Sådan er det gået med mål 1" in text
    assert "Vi kan slutte, når Noah har sin læreplads. Bagefter kan I ringe til: Lars." in text


@pytest.mark.parametrize("copy", ["family", "child"])
def test_no_copy_for_the_family_holds_a_law_a_rung_a_day_count_or_the_help_of_the_municipality(copy: str) -> None:
    text = whole(plan_pdf(replace(STORY_B, copy=copy)))
    for hidden in ("§", "barnets lov", "trin 3", "Ventetid", "ulovligt", "Fast kontaktperson", "Bisidder", "2026-007",
                   "Delmål", "sagen", "Sagen"):  # fmt: skip
        assert hidden not in text


def test_several_children_have_their_own_ending_and_a_shared_one_stands_once() -> None:
    own = tuple(replace(each, ending=Ending(when=f"{each.first_name} er klar")) for each in STORY_C.children)
    text = whole(plan_pdf(replace(STORY_C, children=own)))
    assert "Når Liv ikke har brug for hjælpen mere" in text
    assert "Vi kan slutte, når Bertil er klar." in text
    shared = whole(plan_pdf(replace(STORY_C, ending=Ending(call_then="Sanne"))))
    assert shared.count("Bagefter kan I ringe til: Sanne.") == 1


def test_who_does_what_stands_by_the_place_where_it_is_done_with_what_they_are() -> None:
    rows = (
        AgreementLine(number=1, area="municipality", text="Sanne ringer", owners=("Sanne",)),
        AgreementLine(number=2, area="home", text="Lone vækker", contacts=(PersonLine(name="Lone Kjær", role="mor"),)),
        AgreementLine(number=3, area="school", text="Jens-Ole åbner døren", owners=("Jens-Ole",)),
    )
    text = whole(plan_pdf(replace(STORY_A, copy="professional", children=(replace(MATHIAS, agreements=rows),))))
    places = [text.index(each) for each in ("Det gør vi hjemme", "Det gør skolen", "Det gør kommunen")]
    assert places == sorted(places)
    assert "Lone Kjær, mor" in text


def _crowded() -> PlanPaper:
    goals = tuple(replace(STORY_B.children[0].goals[0], number=number) for number in range(1, 11))
    help_ = replace(STORY_B.children[0].help, running=(InterventionLine(name="x" * 400),) * 6)
    child = replace(STORY_B.children[0], goals=goals, help=help_)
    return replace(FULL, children=(child,) * 9, follow_ups=FULL.follow_ups * 20)


@pytest.mark.long
@pytest.mark.parametrize("paper", [_crowded(), replace(MONSTER, copy="professional")], ids=["nine siblings", "monster"])
def test_nothing_leaves_the_page_however_much_there_is(paper: PlanPaper) -> None:
    assert strays(plan_pdf(paper)) == []


def test_a_child_with_nobody_to_tell_is_told_whom_to_ring_without_also() -> None:
    alone = replace(STORY_A, copy="child", caseworker=replace(STORY_A.caseworker, name=""), children=(
        replace(MATHIAS, trusted=()),))  # fmt: skip
    text = whole(plan_pdf(alone))
    assert "Du kan ringe til BørneTelefonen, 116 111." in text
    assert "også" not in text


def test_the_same_rows_give_the_same_bytes() -> None:
    assert plan_pdf(FULL) == plan_pdf(replace(FULL, made_on=date(2026, 11, 18)))
    assert len(pages(plan_pdf(FULL))) <= 4
