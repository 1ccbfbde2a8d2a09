"""What a reader meets where a paper goes on, in its header, and in the small words of its rows."""

from dataclasses import replace
from typing import Literal

import pytest
from full_rows import FOLLOW_UPS, HELP
from papers import CHILD_A, MATHIAS, STORY_A, STORY_B
from pdf_reading import overlaps, pages, strays, whole
from tagged_reading import ARTIFACT, TaggedPaper

from app.documents.parts import bullets
from app.documents.plan_paper import plan_pdf
from app.services.plan_professional_rows import FollowUpLine
from app.services.plan_rows import AgreementLine, PlanPaper

MANY = tuple(
    AgreementLine(number=number, area="school", owners=("Birgitte",), text="Birgitte skriver til Lone om ugen.")
    for number in range(1, 41)
)
HEAD = "Nr. Hvem Hvad"
CopyName = Literal["family", "child", "professional"]
COPIES: tuple[CopyName, ...] = ("family", "child", "professional")


def about(*agreements: AgreementLine, copy: CopyName = "family") -> PlanPaper:
    return replace(STORY_A, copy=copy, children=(replace(MATHIAS, agreements=agreements),))


def test_the_head_of_a_table_stands_on_each_page_and_is_read_aloud_once() -> None:
    data = plan_pdf(about(*MANY, copy="professional"))
    shown = [HEAD in page for page in pages(data) if "Birgitte skriver" in page]
    assert len(shown) > 1
    assert all(shown)
    read = TaggedPaper(data)
    assert read.text_of(read.tree).count("Hvad") == 1
    assert sum(each.text == "Hvad" for each in read.drawn if each.stretch == ARTIFACT) == len(shown) - 1


def test_agreements_that_go_on_say_again_where_they_are_done() -> None:
    data = plan_pdf(about(*MANY))
    assert all("I skolen" in page for page in pages(data) if "Birgitte skriver" in page)
    read = TaggedPaper(data)
    assert read.text_of(read.tree).count("I skolen") == 1


def test_columns_of_who_does_what_are_in_step_from_place_to_place() -> None:
    rows = (replace(MANY[0], when_text="hver fredag"), replace(MANY[1], area="home"))
    assert whole(plan_pdf(about(*rows, copy="professional"))).count("Nr. Hvem Hvad Hvornår") == 2


def test_all_who_get_a_paper_are_named_on_two_lines_when_one_is_too_short() -> None:
    names = "Til Liv, Bertil, Anne-Grethe, Svend Åge, Tanja, Kirsten, Ejvind og Niels Juul"
    data = plan_pdf(replace(STORY_A, recipients=names, municipality="Eksempel Kommune, Børn og Familie"))
    assert all(names in page for page in pages(data))
    assert strays(data) == overlaps(data) == []
    cut = pages(plan_pdf(replace(STORY_A, recipients="Til " + "Wilhelmine-Margrethe, " * 9)))[0]
    assert "Wilhelmine-Margrethe…" in cut.replace(",…", "…")


@pytest.mark.parametrize("mark", ["\u0301", "\u0338\u0301", "\u05b7", "\u064b", "j\u0301", "a\u0338" * 90])
def test_a_mark_without_a_letter_stays_inside_the_margins(mark: str) -> None:
    data = plan_pdf(replace(STORY_A, recipients=mark, title=mark, children=(replace(MATHIAS, why=mark),)))
    assert strays(data) == []
    assert mark[-1] in whole(data)


def test_two_columns_of_points_are_of_much_the_same_height_and_long_ones_stand_under_each_other() -> None:
    names = ["Mathias", "Lone", "Inger", "Birgitte Ahlmann-Ohlsen, klasselærer på Skovbakkeskolen", "Sanne", "Elias"]
    [beside] = bullets(names, columns=2)
    left, right = (len(each.lines) for each in beside.boxes if each.lines)
    assert abs(left - right) <= 1
    assert len(bullets(["ord " * 200, "kort"], columns=2)) == 2
    assert bullets([" ", ""], columns=2) == []


@pytest.mark.parametrize(
    ("when", "told"),
    [
        ("tirsdag kl. 16", "fisker tirsdag kl."),
        ("inden jul, 45 minutter", "fisker inden jul, 45 minutter."),
        ("legepladsen i Sunds", "fisker, legepladsen i Sunds."),
    ],
)
def test_a_bare_place_is_parted_from_what_the_child_is_told(when: str, told: str) -> None:
    row = AgreementLine(number=1, owners=("Inger",), text="Du og mormor fisker", when_text=when)
    assert told in whole(plan_pdf(about(row, copy="child")))


def test_the_child_is_du_in_the_ring_and_others_their_first_letter() -> None:
    rows = tuple(
        AgreementLine(number=number, owners=(name,), text="Det gør vi.")
        for number, name in enumerate(("Mathias", "Mathilde", "", "Åse"), start=1)
    )
    drawn = TaggedPaper(plan_pdf(replace(CHILD_A, children=(replace(MATHIAS, agreements=rows),)))).drawn
    assert [each.text for each in drawn if each.stretch == ARTIFACT and 0 < len(each.text) < 3] == ["Du", "M", "3", "Å"]


def test_what_somebody_said_no_to_is_not_among_what_is_agreed() -> None:
    no = AgreementLine(number=2, area="home", owners=("Henning",), refused=True,
                       text="Henning vækker Mathias. Henning kan ikke. Vi finder en anden.")  # fmt: skip
    text = whole(plan_pdf(about(MANY[0], no)))
    assert text.index("Birgitte skriver") < text.index("Det mangler vi en til") < text.index("Henning vækker")
    assert "Hjemme" not in text


def test_follow_ups_of_which_nothing_more_is_known_are_a_sentence() -> None:
    bare = tuple(FollowUpLine(when=each.when) for each in FOLLOW_UPS)
    text = whole(plan_pdf(replace(STORY_B, copy="professional", follow_ups=bare * 2)))
    assert f"Holdt {bare[0].when} og {bare[0].when}." in text


def test_what_help_costs_stands_on_the_professional_copy_only() -> None:
    running = tuple(replace(each, cost="12.000 kr. om måneden") for each in HELP.running)
    child = replace(STORY_B.children[0], help=replace(HELP, running=running))
    told = {copy: whole(plan_pdf(replace(STORY_B, copy=copy, children=(child,)))) for copy in COPIES}
    assert "Pris 12.000 kr. om måneden" in told.pop("professional")
    assert not any("12.000" in text or "Pris" in text for text in told.values())
