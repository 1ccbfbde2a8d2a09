"""An assessment on paper: long names and long words stand inside the page, and the triangle is read aloud in words."""

import datetime as dt
from dataclasses import replace
from itertools import product

import pytest
from papers import SANNE
from pdf_reading import fonts_embedded, overlaps, pages, strays, whole

from app.documents.assessment_paper import assessment_pdf
from app.documents.read_back import read_back
from app.genogram.shapes import Label
from app.services.assessment_paper_rows import AssessmentPaper, ChildJudgement, HeadingPart, KnownLine, SourceLine
from app.services.assessment_templates import shipped_templates
from app.services.assessment_triangle import Triangle, TriangleSide, triangle_picture, triangle_words
from app.typeface import measure

LONG = "Ingeborg-Margrethe Ahlmann-Ohlsen Kristoffersen"
NEW = shipped_templates()[0]


def sides_of(number: int, every: int) -> tuple[TriangleSide, ...]:
    """The sides of a set; every so many headings has something written."""
    template = shipped_templates()[number]
    placed = list(enumerate(template.headings))
    return tuple(
        TriangleSide(
            side,
            name,
            tuple((each.heading, int(place % every == 0)) for place, each in placed if each.side == side),
        )
        for side, name in template.sides
    )  # fmt: skip


def heading(name: str, side: str) -> HeadingPart:
    lines = (
        KnownLine(text="Sover hele natten, når der er ro i huset.", aspect="det går godt", source=LONG, about="Bertil"),
        KnownLine(text="Kommer for sent i skole. " * 9, aspect="det er svært", source="fagfolk"),
        KnownLine(text="»Jeg vil gerne have, at mor henter mig«", aspect="sådan ser det ud", source="Liv"),
    )
    return HeadingPart(heading=name, side=side, lines=lines)


PAPER = AssessmentPaper(
    title="Børnefaglig undersøgelse",
    copy="family",
    made_on=dt.date(2026, 11, 22),
    version="1 (a4f2)",
    recipients="Til Tanja",
    caseworker=SANNE,
    municipality="Vestervig Kommune",
    kind="investigation",
    children=("Liv", "Bertil", LONG),
    begun_on=dt.date(2026, 9, 1),
    finished_on=dt.date(2026, 11, 22),
    noticed_on=dt.date(2026, 8, 30),
    reason="Skolen har skrevet, at Liv er træt om morgenen.",
    child_part="Vi har talt med Liv tre gange, én af dem hjemme.",
    triangle=Triangle("Liv, Bertil og " + LONG, sides_of(0, 2)),
    headings=tuple(heading(each.heading, dict(NEW.sides)[each.side]) for each in NEW.headings[::2]),
    contributions=(KnownLine(text="God til at lege. " * 12, source=f"pædagog, {LONG}, den 3. oktober 2026"),),
    sources=(SourceLine(what="Journal fra lægen", told="hentet 3. oktober 2026. Grundlag: et ja"),),
    analysis="Det hænger sammen med nætterne. " * 14,
    judgement="Der er brug for hjælp om morgenen.",
    siblings="Storebror bor hos sin far og er med i samtalerne.",
    own=tuple(ChildJudgement(called=each, judgement="Trives.", comment="Det er rigtigt.") for each in ("Liv", LONG)),
    parents_comment="Vi kan godt genkende det.",
    conclusion="I får hjælp hjemme om morgenen.",
    purpose="At Liv og Bertil møder til tiden og udhvilet.",
    can_help="En voksen mere tre morgener om ugen.",
    outcome="støtte",
    outcome_because="Nætterne er svære, og I har selv bedt om det.",
    law="barnets lov § 20, stk. 3",
    second_caseworker="Mia Lund",
)  # fmt: skip


@pytest.fixture(scope="module")
def family() -> bytes:
    return assessment_pdf(PAPER)


def test_long_names_and_words_stand_inside_the_page_and_not_on_each_other(family: bytes) -> None:
    assert (strays(family), overlaps(family), fonts_embedded(family)) == ([], [], True)
    assert len(pages(family)) < 6
    told = whole(family)
    for words in (
        "Det er vi kommet frem til",
        "Vores vurdering af jer sammen",
        f"Vores vurdering, {LONG[:8]}",
        "Søskende",
    ):
        assert words in told, words


def test_the_family_reads_what_it_came_to_before_what_is_known(family: bytes) -> None:
    first = pages(family)[0]
    assert first.index("Det er vi kommet frem til") < first.index("Det kan hjælpe")
    assert "barnets lov" not in whole(family)
    assert "Fagligt eksemplar" not in whole(family)


def test_no_heading_stands_twice_when_one_child_of_several_is_asked_for() -> None:
    told = whole(assessment_pdf(replace(PAPER, children=("Liv",), own=PAPER.own[:1])))
    assert told.count("Vores vurdering") == 2
    assert "Vores vurdering, Liv" in told


def test_the_professional_copy_has_law_and_sources() -> None:
    told = whole(assessment_pdf(replace(PAPER, copy="professional")))
    for words in ("Fagligt eksemplar", "barnets lov § 20", "Journal fra lægen", "Mia Lund"):
        assert words in told, words


def test_the_triangle_is_said_in_words_and_the_guard_reads_them(family: bytes) -> None:
    told = " ".join(part.text for part in read_back(family, "u.pdf").parts if part.where.startswith("billedtekst"))
    assert "Trekanten om Liv, Bertil og" in told
    assert "Forældrekompetencer: skrevet under Trygt omsorgsmiljø og Understøttelse af relationer" in told


def test_the_same_paper_gives_the_same_bytes(family: bytes) -> None:
    assert assessment_pdf(PAPER) == family


def test_a_paper_with_nothing_but_a_start_has_no_empty_heading() -> None:
    bare = AssessmentPaper(title="Screening", copy="family", made_on=PAPER.made_on, version="kladde", kind="screening")
    (only,) = pages(assessment_pdf(bare))
    assert "Den er ikke færdig endnu." in only
    assert "Det ved vi" not in only


@pytest.mark.parametrize(("number", "width"), list(product((0, 1), (260.0, 475.0, 820.0))))
def test_every_word_of_the_triangle_stands_in_it_at_every_width(number: int, width: float) -> None:
    made = triangle_picture(Triangle(LONG, sides_of(number, 3)), width=width, text=13).picture
    labels = [each for each in made.shapes if isinstance(each, Label)]
    for each in labels:
        wide = measure(each.text, each.size, each.bold)
        left = each.x - (wide / 2 if each.anchor == "middle" else 0)
        assert left >= -0.5
        assert left + wide <= width + 0.5
        assert 0 < each.y <= made.height
    rows = sorted((each.y, each.x) for each in labels)
    assert len(set(rows)) == len(rows)
    words = " ".join(each.text for each in labels)
    assert all(name.split()[0] in words for side in sides_of(number, 3) for name, _ in side.headings)


def test_the_words_of_the_triangle_tell_what_is_missing() -> None:
    told = triangle_words(Triangle("Liv", sides_of(0, 2)))
    assert told.startswith("Trekanten om Liv. Barnets udvikling: skrevet under Sundhedsforhold og Udvikling og adfærd;")
    assert "ikke skrevet endnu under" in told
