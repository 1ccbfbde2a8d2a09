"""What a child said, on paper: nobody reads it without the child's yes, and under a stop it does not come home."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from doing import ask, do
from pdf_reading import fonts_embedded, pages, strays, whole

from app.bootstrap import OpenStore
from app.documents.read_back import read_back
from app.documents.voice_paper import voice_pdf
from app.errors import UserError
from app.models.enums_early import House, Rater
from app.services import stop_decisions
from app.services.child_talks import TypedTalk, correct_talk, note_not_held, note_talk
from app.services.finished_papers import list_finished
from app.services.records import add_record, change_record
from app.services.voice_children import list_children
from app.services.voice_houses import add_house_word
from app.services.voice_paper import blank_sheets_for, finish_voice_paper, voice_paper_for
from app.services.voice_paper_rows import VoiceDraft, VoicePaper
from app.services.wellbeing import TypedMark, set_mark
from tests.ready_stores import ReadyStores, case_of, nothing
from tests.services.meeting_making import who
from tests.shipped import TODAY

SAID, HOUSED, MARKED = "ondt i maven", "nogen griner", "fordi det larmer"
SECRET = "han slog mig"


@pytest.fixture
def store(tmp_path: Path, ready_stores: ReadyStores) -> Iterator[OpenStore]:
    """A store whose clock goes a second at each look, since what came after a stop is told apart by its time."""
    seconds = iter(range(1, 1_000_000))
    clock = lambda: TODAY + dt.timedelta(seconds=next(seconds))  # noqa: E731 - a clock
    with ready_stores.opened(tmp_path, nothing, "mathias_case", now=clock) as (opened, _):
        yield opened


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    return case_of(store, "2026-014")


@pytest.fixture
def child(store: OpenStore, case_id: UUID) -> UUID:
    return UUID(str(ask(store, list_children, case_id)[0][0]))


@pytest.fixture
def talk(store: OpenStore, case_id: UUID, child: UUID) -> UUID:
    lone = who(store, case_id, "Lone")
    typed = TypedTalk(
        on="18. november 2026", with_id=lone, place="Det lille rum", how="Vi gik en tur", alone=True,
        own_words=f"Jeg får {SAID}.", companion="mormor Inger",
    )  # fmt: skip
    made = do(store, note_talk, case_id, child, typed)
    do(store, add_house_word, made, House.WORRIES.value, f"At {HOUSED}")
    mark = TypedMark(ruler_id="faces", question_id="school", value=1, because=MARKED, talk_id=made)
    do(store, set_mark, case_id, child, mark)
    do(store, set_mark, case_id, child, replace(mark, value=3, on="1. november 2026", talk_id=None))
    grown = replace(mark, value=5, rater=Rater.PARENT, rated_by_id=lone, because="mors ord", talk_id=None)
    do(store, set_mark, case_id, child, grown)
    return UUID(str(made))


def paper(store: OpenStore, case_id: UUID, child: UUID, copy: str = "child", **more: object) -> VoiceDraft:
    found: VoiceDraft = ask(store, voice_paper_for, case_id, child_id=child, copy=copy, **more)
    return found


def words(draft: VoiceDraft) -> str:
    """Everything that can be read on a paper, the words of its pictures too."""
    return " ".join(part.text for part in read_back(voice_pdf(draft.paper), draft.file_name).parts)


def test_the_childs_own_copy_holds_its_words_houses_and_marks_and_nobody_elses(
    store: OpenStore, case_id: UUID, child: UUID, talk: UUID
) -> None:
    draft = paper(store, case_id, child)
    text = words(draft)
    assert all(each in text for each in (SAID, HOUSED, MARKED, "Du talte med Lone", "Svært"))
    assert "Det lille rum" not in text
    assert "Lone satte" not in text
    assert isinstance(draft.paper, VoicePaper)
    assert [line.who for curve in draft.paper.curves for line in curve.lines] == ["Mathias"]
    assert draft.readers == {who(store, case_id, "Mathias")}


def test_the_case_copy_holds_everything_and_says_it_may_be_in_confidence(
    store: OpenStore, case_id: UUID, child: UUID, talk: UUID
) -> None:
    do(
        store,
        note_not_held,
        case_id,
        child,
        because="Mathias var for syg til det.",
        instead="Vi talte med mormor Inger.",
    )
    text = words(paper(store, case_id, child, "professional"))
    for each in (
        SAID,
        HOUSED,
        MARKED,
        "Det lille rum",
        "mormor Inger",
        "i fortrolighed",
        "for syg",
        "Lone (en forælder)",
    ):
        assert each in text


def test_a_first_mark_that_stands_with_no_talk_is_told_in_words(store: OpenStore, case_id: UUID, child: UUID) -> None:
    assert "Trivsel" not in words(paper(store, case_id, child, "professional"))
    alone = TypedMark(ruler_id="faces", question_id="school", value=2, on="2. november 2026")
    do(store, set_mark, case_id, child, alone)
    for copy in ("child", "professional"):
        assert "Mathias: 2 (Svært), 2. november 2026." in words(paper(store, case_id, child, copy))


@pytest.mark.parametrize("copy", ["family", "professional"])
def test_others_read_nothing_the_child_said_without_its_yes(
    store: OpenStore, case_id: UUID, child: UUID, talk: UUID, copy: str
) -> None:
    lone = who(store, case_id, "Lone")
    for recipient in (lone, None) if copy == "family" else (lone,):
        draft = paper(store, case_id, child, copy, recipient_id=recipient)
        text = words(draft)
        assert [each for each in (SAID, HOUSED, MARKED, "Svært") if each in text] == []
        assert draft.left_out == (
            "Mathias’ egne ord, huse og mærker: Mathias har ikke sagt ja til, at andre læser det.",
        )
        said_yes = words(paper(store, case_id, child, copy, recipient_id=recipient, with_words=True))
        assert SAID in said_yes
        assert "mors ord" not in said_yes  # a grown-up's mark is not the child's to give away


def test_why_a_talk_was_not_held_is_on_no_paper_that_comes_home(
    store: OpenStore, case_id: UUID, child: UUID, talk: UUID
) -> None:
    do(
        store,
        note_not_held,
        case_id,
        child,
        because="Mathias var for syg til det.",
        instead="Vi talte med mormor Inger.",
    )
    for copy in ("child", "family"):
        assert "for syg" not in words(paper(store, case_id, child, copy, with_words=True))


def test_under_a_stop_nothing_said_since_comes_home_not_even_with_a_yes(
    store: OpenStore, case_id: UUID, child: UUID, talk: UUID
) -> None:
    torben, lone = who(store, case_id, "Torben"), who(store, case_id, "Lone")
    do(store, stop_decisions.note_stop, case_id, kind="abuse", against_id=torben, reason="en grund")
    new = do(store, note_talk, case_id, child, TypedTalk(place="Skolen", own_words=SECRET))
    do(store, add_house_word, talk, House.WORRIES.value, f"At {SECRET}")
    set_since = TypedMark(ruler_id="one-to-ten", question_id="home", value=1, because=SECRET, talk_id=new)
    do(store, set_mark, case_id, child, set_since)
    for copy, recipient in (("child", None), ("family", None), ("family", torben), ("family", lone)):
        draft = paper(store, case_id, child, copy, recipient_id=recipient, with_words=True)
        assert SECRET not in words(draft)
        assert "Hvordan er det at være hjemme?" not in words(draft)
    assert any("siden der blev sat et stop" in each for each in paper(store, case_id, child).left_out)
    assert SECRET in words(paper(store, case_id, child, "professional"))
    with pytest.raises(UserError, match="ingen samtale"):
        paper(store, case_id, child, talk_id=new)


def test_words_changed_after_a_stop_stay_here_too(store: OpenStore, case_id: UUID, child: UUID, talk: UUID) -> None:
    torben = who(store, case_id, "Torben")
    do(store, stop_decisions.note_stop, case_id, kind="abuse", against_id=torben, reason="en grund")
    do(store, correct_talk, talk, TypedTalk(place="Skolen", own_words=SECRET))
    for copy, recipient in (("child", None), ("family", torben), ("professional", torben)):
        assert SECRET not in words(paper(store, case_id, child, copy, recipient_id=recipient, with_words=True))


def test_the_place_is_left_out_when_somebody_is_protected(
    store: OpenStore, case_id: UUID, child: UUID, talk: UUID
) -> None:
    mathias, torben = who(store, case_id, "Mathias"), who(store, case_id, "Torben")
    do(store, add_record, case_id, "protection", {"subject_id": str(mathias), "against_id": str(torben)})
    draft = paper(store, case_id, child, "professional")
    assert "Det lille rum" not in words(draft)
    assert any(each.startswith("Stedet for samtalen") for each in draft.left_out)


def test_the_childs_own_copy_is_made_out_to_nobody_else(
    store: OpenStore, case_id: UUID, child: UUID, talk: UUID
) -> None:
    with pytest.raises(UserError, match="Mathias"):
        paper(store, case_id, child, recipient_id=who(store, case_id, "Lone"))


def test_the_same_facts_are_the_same_paper_and_it_is_kept_once(
    store: OpenStore, case_id: UUID, child: UUID, talk: UUID
) -> None:
    draft = paper(store, case_id, child)
    pdf = voice_pdf(draft.paper)
    kept = do(store, finish_voice_paper, case_id, draft, pdf)
    again = paper(store, case_id, child)
    assert voice_pdf(again.paper) == pdf
    assert do(store, finish_voice_paper, case_id, again, pdf) == kept
    row = next(each for each in ask(store, list_finished, case_id) if each.id == kept)
    assert (row.name, row.reader) == ("Det har du fortalt", "om Mathias")


def test_long_names_and_long_words_stay_on_the_page_and_fonts_are_inside(
    store: OpenStore, case_id: UUID, child: UUID, talk: UUID
) -> None:
    mathias = who(store, case_id, "Mathias")
    do(store, change_record, "person", mathias, {"called": "Anne-Margrethe Østergaard-Kjærsgaard Christensen"})
    for _ in range(3):
        do(store, add_house_word, talk, House.DREAMS.value, "Rabarbergrødsspiseskefuldskonkurrencedeltager " * 6)
    for copy in ("child", "professional"):
        data = voice_pdf(paper(store, case_id, child, copy).paper)
        assert strays(data) == []
        assert fonts_embedded(data)


def test_blank_sheets_have_a_page_for_each_tool_and_nothing_of_the_case(store: OpenStore, case_id: UUID) -> None:
    data = voice_pdf(ask(store, blank_sheets_for, case_id).paper)
    found = pages(data)
    assert len(found) == 4
    assert all(each in found[0] for each in ("Tre huse", "Bekymringer", "Det gode", "Drømme"))
    assert "Mathias" not in whole(data)
    assert strays(data) == []
