"""The network map on paper: one page, all names, the whole map in words for those who hear it, the same bytes."""

from dataclasses import replace

import pypdfium2
from networks import NETWORK
from pdf_reading import fonts_embedded, pages, whole

from app.documents.network_paper import network_pdf
from app.documents.read_back import read_back
from app.genogram.network import MapPerson


def test_twenty_four_people_stand_on_one_page_with_legend_and_heading() -> None:
    data = network_pdf(NETWORK)
    (text,) = pages(data)
    for words in ("Mathias’ netværk", "Fatima", "Ahlmann-Ohlsen", "stærk kontakt", "nærmest", "Side 1 af 1", "Venner"):
        assert words in text
    assert fonts_embedded(data)


def test_names_on_paper_are_large_enough_to_read() -> None:
    document = pypdfium2.PdfDocument(network_pdf(NETWORK))
    page = document[0].get_textpage()
    text = page.get_text_range()
    start = text.index("Haddad")
    _, bottom, _, top = page.get_charbox(start)
    document.close()
    assert top - bottom > 0.6 * 6.5


def test_the_picture_is_said_in_words_and_the_guard_reads_them() -> None:
    parts = {part.where: part.text for part in read_back(network_pdf(NETWORK), "kort.pdf").parts}
    said = parts["billedtekst på side 1"]
    assert "På kortet om Mathias står 24 mennesker, 8 af dem nærmest." in said
    assert "Fatima Haddad: venner, tæt på, almindelig kontakt." in said


def test_a_draft_and_an_example_say_so() -> None:
    assert "KLADDE" in whole(network_pdf(replace(NETWORK, version="kladde")))
    example = whole(network_pdf(replace(NETWORK, example=True)))
    assert example.count("EKSEMPEL") == 1  # in the margin; under the map only scraps of it would be seen


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert network_pdf(NETWORK) == network_pdf(NETWORK)


def test_everything_stands_within_the_page() -> None:
    document = pypdfium2.PdfDocument(network_pdf(NETWORK))
    page = document[0]
    wide, high = page.get_size()
    text = page.get_textpage()
    boxes = [text.get_charbox(place) for place in range(text.count_chars()) if text.get_text_range(place, 1).strip()]
    document.close()
    assert min(box[0] for box in boxes) > 30
    assert max(box[2] for box in boxes) < wide - 30
    assert max(box[3] for box in boxes) < high - 18


def test_a_map_with_nobody_is_still_a_paper() -> None:
    empty = replace(NETWORK, network=replace(NETWORK.network, people=()))
    assert "Mathias’ netværk" in whole(network_pdf(empty))


def test_hostile_names_do_not_stop_the_paper() -> None:
    strange = tuple(
        MapPerson(str(n), name, ring=1) for n, name in enumerate(["\ud800", "<b>&", "x" * 9999, "محمد علي"])
    )
    assert pages(network_pdf(replace(NETWORK, network=replace(NETWORK.network, people=strange))))
