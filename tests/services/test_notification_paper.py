"""»Det sker der nu«: a page without one word about the family, tagged, and the same for the same facts."""

import datetime as dt
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.documents.notification_paper import NO_FAMILY, notification_pdf
from app.errors import UserError
from app.models.paper import Paper
from app.services.notification_paper import finish_notification_paper, notification_paper_for
from app.services.notifications import change_notification
from app.services.profile import save_profile
from tests.doing import ask, do
from tests.services.notification_making import note, siblings
from tests.services.read_by_jan import text_of


@pytest.fixture
def family(store: OpenStore) -> UUID:
    return siblings(store)


def test_it_tells_what_happens_and_nothing_about_the_family(store: OpenStore, family: UUID) -> None:
    do(store, save_profile, {"name": "Anne Holm", "municipality": "Eksempelkøbing Kommune", "phone": "12 34 56 78"})
    note(
        store, family, received_on="20. november", received_at="14.30", sender_name="Bente Bak, Nørre Skole",
        text="Liv er bange for at gå hjem.",
    )  # fmt: skip
    draft = ask(store, notification_paper_for, family)
    assert (draft.readers, draft.left_out) == (frozenset(), ())
    words = text_of(notification_pdf(draft.paper))
    for there in (
        "Det sker der nu",
        "Den kom 20. november 2026.",
        "senest 27. november 2026",
        "inden 24 timer",
        NO_FAMILY,
    ):
        assert there in words, there
    for secret in ("Liv", "Bertil", "Bente", "Skole", "14.30", "2016-031", "bange", "§"):
        assert secret not in words, secret
    assert "Liv" not in draft.file_name


def test_the_same_facts_are_one_version_and_a_receipt_makes_another(store: OpenStore, family: UUID) -> None:
    made = note(store, family, received_on="20. november")
    first = ask(store, notification_paper_for, family)
    kept = do(store, finish_notification_paper, family, first, notification_pdf(first.paper))
    again = ask(store, notification_paper_for, family, notification_id=made)
    assert notification_pdf(again.paper) == notification_pdf(first.paper)
    assert do(store, finish_notification_paper, family, again, notification_pdf(again.paper)) == kept
    do(store, change_notification, made, {"receipt_on": "i dag"})
    answered = ask(store, notification_paper_for, family)
    assert answered.paper.version.startswith("2 ")
    assert "Du har fået at vide, at vi har fået den." in text_of(notification_pdf(answered.paper))
    with store.units.read("test") as unit:
        assert [each.name for each in unit.live(Paper, Paper.id == kept)] == ["Det sker der nu"]


def test_without_a_day_it_says_six_weekdays_and_without_any_it_is_refused(store: OpenStore, family: UUID) -> None:
    with pytest.raises(UserError, match="ingen underretning"):
        ask(store, notification_paper_for, family)
    made = note(store, family)
    do(store, change_notification, made, {"received_on": ""})
    paper = ask(store, notification_paper_for, family).paper
    assert paper.received is None
    assert any("seks hverdage" in each for each in paper.we_do)
    assert paper.made_on == dt.date(2026, 11, 22)
