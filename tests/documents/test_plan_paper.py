"""What a family, a child and a professional can read on the plan."""

import re
from dataclasses import replace
from datetime import date

import pytest
from papers import CHILD_A, MATHIAS, MONSTER, STORY_A, STORY_B, STORY_C
from pdf_reading import fonts_embedded, info, pages, strays, whole

from app.documents.plan_paper import plan_pdf
from app.services.plan_rows import AgreementLine, ChildPart, ContactBox, PlanPaper, Quote

ALL = [
    pytest.param(replace(paper, copy=copy), id=f"{name}-{copy}")
    for name, paper in (("a", STORY_A), ("b", STORY_B), ("c", STORY_C), ("monster", MONSTER))
    for copy in ("family", "child", "professional")
]


@pytest.mark.long
@pytest.mark.parametrize("paper", ALL)
def test_every_page_has_its_number_and_no_text_outside_the_margins(paper: PlanPaper) -> None:
    data = plan_pdf(paper)
    texts = pages(data)
    for number, text in enumerate(texts, start=1):
        assert f"Side {number} af {len(texts)}" in text
    stamped = paper.example or paper.version == "kladde"
    assert stamped or strays(data) == []
    assert "None" not in whole(data)


def test_story_a_fits_on_two_pages_in_the_order_families_need() -> None:
    texts = pages(plan_pdf(STORY_A))
    assert len(texts) == 2
    text = " ".join(texts)
    order = ["Vores aftaler", "»Jeg får ondt i maven", "Det vil vi nå", "Det virker allerede", "Det har vi aftalt",
             "Hjemme", "I skolen", "I fritiden", "Kommunen", "Hvis det bliver svært", "Vi mødes igen",
             "Ring til Sanne", "Godt at vide"]  # fmt: skip
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert "Vi er i mål, når det er lykkedes fire uger i træk." in text
    assert "Vi håber også: Han sover før kl. 22. Han kommer ud at fiske igen." in text
    assert "onsdag den 6. januar 2027 kl. 15" in text
    assert "Vores aftaler for Mathias · udgave 1 · 18. november 2026" in text


def test_an_agreement_without_an_answer_is_never_listed_as_agreed() -> None:
    text = whole(plan_pdf(STORY_A))
    agreed, asked = text.split("Det spørger vi om først")
    assert "Henning vækker Mathias" not in agreed
    assert "Henning vækker Mathias" in asked
    assert "Vi spørger Henning, om det er i orden." in asked


def test_what_the_municipality_must_decide_stands_apart() -> None:
    text = whole(plan_pdf(STORY_C))
    before, after = text.split("Skal afgøres af kommunen")
    assert "bedsteforældre. I får svar senest 15. december 2026." in after
    assert "Hvordan Liv kan se" not in before


def test_the_family_copy_holds_no_numbers_by_adults_no_law_and_no_professional_words() -> None:
    rich = replace(STORY_B, children=(replace(MATHIAS, decision=STORY_B.children[0].decision),))
    text = whole(plan_pdf(rich))
    for hidden in ("§", "barnets lov", "Hvor godt går det", "Fremmøde mindst 80", "godt tre dage", "12 måneder"):
        assert hidden not in text


def test_the_professional_copy_holds_law_scores_measures_and_missing_answers() -> None:
    text = whole(plan_pdf(replace(STORY_B, copy="professional")))
    for shown in ("barnets lov § 32, stk. 1, nr. 3", "12 måneder", "Rune Aagaard", "Afgjort 22. juni 2026",
                  "Hjemgivelse og begyndende fravær."):  # fmt: skip
        assert shown in text
    assert "Mangler svar fra Henning." in whole(plan_pdf(replace(STORY_A, copy="professional")))


def test_the_child_page_speaks_to_the_child_and_shows_only_the_childs_own_number() -> None:
    text = whole(plan_pdf(CHILD_A))
    for shown in ("Til Mathias", "Du sagde", "»Det er bedst, når jeg må komme ind før de andre.«", "Det har vi aftalt",
                  "Din skala", "Du sagde 3. Det er dit tal.", "Det skal du ikke", "Vi ses igen", "Virker det ikke?",
                  "Sig det til mor, mormor eller Jens-Ole.", "BørneTelefonen, 116 111."):  # fmt: skip
        assert shown in text
    assert "Lone" not in text


def test_siblings_share_one_paper_with_a_part_each_and_the_shared_parts_once() -> None:
    text = whole(plan_pdf(STORY_C))
    assert text.index(" Liv ") < text.index(" Bertil Det vil vi nå")
    assert text.count("Aftaler for jer alle") == 1
    assert text.count("Godt at vide") == 1
    assert whole(plan_pdf(replace(STORY_C, copy="child"))).count("Virker det ikke?") == 2


def test_empty_parts_leave_no_heading_behind() -> None:
    bare = PlanPaper(title="Vores aftaler", copy="family", made_on=date(2026, 11, 18), version="1", rights=(),
                     children=(ChildPart(name="Bo Berg", first_name="Bo"),))  # fmt: skip
    text = whole(plan_pdf(bare))
    for heading in ("Det vil vi nå", "Det virker", "Det har vi aftalt", "Godt at vide", "Hvis det", "Vi mødes igen"):
        assert heading not in text
    assert "Tlf.: ____" in text
    for copy in ("child", "professional"):
        assert "Bo" in whole(plan_pdf(replace(bare, copy=copy)))
    assert pages(plan_pdf(replace(bare, children=())))


def test_a_missing_phone_becomes_a_line_to_write_on() -> None:
    assert "Tlf.: ____" in whole(plan_pdf(replace(STORY_A, caseworker=ContactBox(name="Sanne Vestergaard"))))
    assert "Tlf.:" not in whole(plan_pdf(STORY_A))


def test_a_draft_and_an_example_say_so_on_every_page() -> None:
    for copy in ("family", "child", "professional"):
        for text in pages(plan_pdf(replace(STORY_A, copy=copy, version="kladde", example=True))):
            assert "EKSEMPEL" in text
            assert "KLADDE" in text
    assert "EKSEMPEL" not in whole(plan_pdf(STORY_A))


def test_the_file_carries_title_author_date_and_its_fonts() -> None:
    data = plan_pdf(STORY_A)
    told = info(data)
    assert told["Title"] == "Vores aftaler for Mathias"
    assert told["Author"] == "Eksempel Kommune"
    assert told["CreationDate"].startswith("D:20261118")
    assert b"/Lang (da-DK)" in data
    assert fonts_embedded(data)


def test_ten_agreements_keep_each_row_whole() -> None:
    rows = tuple(
        AgreementLine(number=number, area="home", owners=("Lone",), text=f"Lone gør nummer {number} " + "igen " * 20)
        for number in range(1, 11)
    )
    texts = pages(plan_pdf(replace(STORY_A, children=(replace(MATHIAS, agreements=rows),))))
    for number in range(1, 11):
        page = next(text for text in texts if f"gør nummer {number} igen" in text)
        row = page.split(f"gør nummer {number} ")[1]
        assert re.match("(igen ){20}", row + " ")


def test_a_heading_never_ends_a_page() -> None:
    for length in range(0, 1400, 70):
        child = replace(MATHIAS, own_words=(Quote(text="ord " * length),)) if length else MATHIAS
        for text in pages(plan_pdf(replace(STORY_A, children=(child,)))):
            body = text.split("Vores aftaler for Mathias · udgave")[0].strip()
            for words in ("Det vil vi nå", "Det virker allerede", "Hjemme", "I skolen", "Kommunen", "Godt at vide"):
                assert not body.endswith(words)


def test_a_picture_that_cannot_be_read_does_not_stop_the_paper() -> None:
    assert "Vores aftaler" in whole(plan_pdf(replace(STORY_A, logo=b"not a picture")))


def test_sender_and_recipients_share_the_header_as_they_need_it() -> None:
    sender = "Eksempel Kommune · Børn og Familie, Team Vest"
    short = whole(plan_pdf(replace(STORY_A, municipality=sender, recipients="Til Mathias")))
    assert sender in short
    assert "Til Mathias" in short
    crowd = "Til " + ", ".join(["Anne-Margrethe Kjærgaard-Nørremølle"] * 9)
    data = plan_pdf(replace(STORY_A, municipality=sender, recipients=crowd))
    assert "Eksempel Kommune · Børn" in whole(data)
    assert "Til Anne-Margrethe" in whole(data)
    assert strays(data) == []
