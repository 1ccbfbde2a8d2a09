"""Story D through the window by the keyboard: from a first worry to the end, with every part of the program on.

What the other files of this folder walk (the meeting, the family's drawing) is not walked again here. With the same
parts off, nothing in the window tells that the case has any of it.
"""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from app.bootstrap import OpenStore, create_store
from app.cli.demo_papers import papers_before_plan
from app.documents.read_back import read_back
from app.services.case_content import content_of
from app.services.cases import find_case
from app.services.due_rows import list_due
from app.services.modules import ASSESSMENTS, FIT, GUIDES, NOTIFICATIONS, RULINGS, switch_module
from app.services.profile import save_profile
from app.views.main_window import MainWindow
from app.views.workspace import Workspace
from tests.doing import ask
from tests.journeys import early_acts as acts
from tests.journeys.early_hands import Clock, EarlyHands, settle
from tests.shipped import CHEAP, PASSPHRASE

CASE = "2025-001"
RECORDS = {
    "concerns": 1, "notifications": 1, "assessments": 2, "child_talks": 1, "consents": 1, "formal_decisions": 1,
    "party_hearings": 1, "interventions": 2, "goals": 1, "follow_ups": 2,
}  # fmt: skip
ON_PAPER = {
    "bekymring": "Karla er træt og bliver hurtigt ked af det.",
    "undersøgelse": "Jeg bliver sur i maven.",
    "undersøgelse-til-sagen": "Karla er nysgerrig og god til at trøste andre.",
    "til-den-der-skrev": "Det sker der nu",
    "afgørelse": "Barnets lov § 32, stk. 1, nr. 5",
    "barnets-stemme-1": "Så laver jeg mad til bamse.",
    "ændret-siden-sidst": "Karla har rolige morgener",
    "til-den-nye-rådgiver": "Familiebehandling",
}
"""Which words stand on which paper of the way."""


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[OpenStore]:
    opened, _ = create_store(tmp_path / "rundbord.db", PASSPHRASE, cost=CHEAP, now=clock)
    with opened.units.step("Om dig", "profile.save") as unit:
        save_profile(unit, {"name": "Sanne Vestergaard", "job_title": "rådgiver", "phone": "12 34 56 78"})
        for part in (NOTIFICATIONS, ASSESSMENTS, RULINGS, GUIDES, FIT):
            switch_module(unit, part, on=True)
    yield opened
    opened.close()


@pytest.fixture
def hands(store: OpenStore, qtbot: object) -> Iterator[EarlyHands]:
    window = MainWindow(Workspace(store.units, store.drafts, store.units.now, training=False, keeper=store.keeper))
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    settle()
    window.restore()
    settle()
    yield EarlyHands(window)
    window.close()
    window.deleteLater()
    settle()


@pytest.mark.long(sample=False)
def test_a_worry_becomes_a_case_and_is_closed_again(hands: EarlyHands, clock: Clock, store: OpenStore) -> None:
    acts.a_worry_is_written(hands)
    acts.an_early_course_begins(hands)
    clock.turn_to("2025-05-20", "13:45")
    acts.a_notification_comes(hands)
    assert {"Akut vurdering", "Kvittering for underretning"} <= set(due_words(store))
    clock.turn_to("2025-05-21", "09:30")
    acts.it_is_assessed(hands)
    acts.it_is_screened(hands)
    acts.her_mother_is_drawn(hands)
    clock.turn_to("2025-06-11")
    acts.it_is_looked_into(hands)
    acts.karla_tells_by_playing(hands)
    acts.her_mother_says_yes(hands)
    assert {"Svar fra Børnehaven Mælkevejen", "Børnefaglig undersøgelse"} <= set(due_words(store))
    clock.turn_to("2025-09-10")
    acts.it_comes_to_something(hands)
    clock.turn_to("2025-10-01")
    acts.it_is_decided(hands)
    assert "Familiens frist for at klage: Familiebehandling" in due_words(store)
    clock.turn_to("2025-10-06")
    acts.help_begins(hands)
    clock.turn_to("2025-12-17")
    acts.it_is_followed_up(hands)
    clock.turn_to("2026-10-01")
    acts.it_is_looked_at_for_the_last_time(hands)
    clock.turn_to("2026-10-09")
    acts.it_is_closed(hands)
    assert [each for each in due_words(store) if "fagsystemet" not in each] == []
    the_whole_story_is_there(store, ask(store, find_case, CASE))


def due_words(store: OpenStore) -> list[str]:
    """Return what stands on I dag of the case; every line has its explanation."""
    rows = ask(store, list_due, case_id=ask(store, find_case, CASE))
    assert all(each.explanation for each in rows)
    return [each.what for each in rows]


def the_whole_story_is_there(store: OpenStore, case_id: UUID) -> None:
    """Every record of the way, and every paper of it read back with its own words."""
    content = ask(store, content_of, case_id)
    assert (content["case"]["stage"], content["case"]["status"]) == ("case", "closed")
    assert {name: len(content[name]) for name in RECORDS} == RECORDS
    [decision], [talk] = content["formal_decisions"], content["child_talks"]
    assert decision["purpose"] == content["assessments"][1]["purpose"], "written once"
    assert talk["decision"] == decision["id"]
    printed = dict(papers_before_plan(store, case_id))
    for name, words in ON_PAPER.items():
        text = " ".join(part.text for part in read_back(printed[name], f"{name}.pdf").parts)
        assert words in " ".join(text.split()), name
    assert "Karla græder" not in str([read_back(each, "x.pdf").parts for each in printed.values()])
