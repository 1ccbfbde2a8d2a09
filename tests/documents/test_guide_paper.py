"""A guide on paper: one page with a box for each step, tagged, and nothing of any case on it."""

import io
from dataclasses import replace

import pypdfium2
import pytest

from app.bootstrap import OpenStore
from app.documents.guide_paper import guide_pdf
from app.errors import UserError
from app.services.concerns import begin_worry
from app.services.guide_paper import export_guide, guide_paper
from app.services.guides import save_guide, shipped_guides
from app.services.profile import save_profile
from tests.doing import ask, do
from tests.services.read_by_jan import text_of


def pages_of(pdf: bytes) -> int:
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    try:
        return len(document)
    finally:
        document.close()


def test_every_shipped_guide_fits_one_page_and_names_whom_to_call(store: OpenStore) -> None:
    do(store, save_profile, {"name": "Anne-Margrethe Østergaard-Kjærsgaard", "phone": "12 34 56 78"})
    do(store, begin_worry, text="Hemmelig sætning.", child_name="Saga Krog")
    for guide in shipped_guides():
        pdf = guide_pdf(ask(store, guide_paper, guide.id))
        assert pages_of(pdf) == 1
        assert b"/StructTreeRoot" in pdf
        words = " ".join(text_of(pdf).split())
        assert all(" ".join(step.text.split()) in words for step in guide.steps)
        assert "12 34 56 78" in words
        assert not [secret for secret in ("Saga", "Krog", "Hemmelig") if secret in words]


def test_the_municipalitys_own_words_stand_on_it_and_it_is_the_same_each_time(store: OpenStore) -> None:
    guide = shipped_guides()[0]
    first, *others = guide.steps
    do(store, save_guide, replace(guide, steps=(replace(first, text="Ring til »Åben dør« på 12 34."), *others)))
    paper = do(store, export_guide, guide.id)
    assert guide_pdf(paper) == guide_pdf(ask(store, guide_paper, guide.id))
    assert "Ring til »Åben dør« på 12 34." in text_of(guide_pdf(paper))


def test_a_guide_that_is_gone_is_no_paper(store: OpenStore) -> None:
    with pytest.raises(UserError, match="findes ikke her"):
        ask(store, guide_paper, "never")
