"""What comes before the plan, as it is pasted: every fact of every new record is told, or named as not to be."""

from collections.abc import Iterator
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.models.base import CaseRecord
from app.models.enums_people import ConsentKind
from app.models.notification import Notification
from app.models.registry import RECORD_CLASSES
from app.models.safety import Consent
from app.services import journal_boxes, journal_queue
from app.services.case_content import store_content
from app.services.journal_early import SENDER_LEFT_OUT
from app.services.journal_facts import NOT_TOLD
from app.services.journal_queue import Laid, QueueItem
from app.services.modules import ASSESSMENTS, FIT, GUIDES, NOTIFICATIONS, RULINGS, switch_module
from app.services.records import change_record, list_records
from tests.doing import ask, do
from tests.every_field import full_case, text_columns
from tests.ready_stores import ReadyStores

BOX_OF = {
    "concern": "concern", "notification": "notification", "notification_child": "notification",
    "guide_tick": "notification", "assessment": "assessment", "assessment_child": "assessment",
    "assessment_view": "assessment", "fetched_information": "assessment", "professional_view": "assessment",
    "consent": "consent", "party_hearing": "hearing", "formal_decision": "decision", "orientation": "orientation",
    "child_talk": "child_talk", "house_word": "child_talk", "wellbeing_mark": "child_talk", "fit_score": "wellbeing",
}  # fmt: skip
"""Which text tells of a row of which table."""
ON_TOP = {
    ("concern", "child_id"), ("concern", "noted_on"), ("notification", "received_on"), ("assessment", "kind"),
    ("assessment", "finished_on"), ("assessment_view", "aspect"), ("assessment_view", "source"),
    ("assessment_view", "person_id"), ("assessment_view", "child_id"), ("consent", "person_id"), ("consent", "answer"),
    ("consent", "given_on"), ("party_hearing", "person_id"), ("formal_decision", "on"), ("orientation", "person_id"),
    ("child_talk", "child_id"), ("child_talk", "on"), ("house_word", "house"), ("wellbeing_mark", "child_id"),
    ("wellbeing_mark", "on"), ("wellbeing_mark", "value"), ("fit_score", "on"), ("child_talk", "meeting_id"),
    ("child_talk", "decision_id"), ("child_talk", "assessment_id"),
}  # fmt: skip
"""What is told without its label: in the first line, or where the words stand."""
PARTS = (NOTIFICATIONS, ASSESSMENTS, RULINGS, GUIDES, FIT)


@pytest.fixture(scope="module")
def told(ready_stores: ReadyStores, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """All texts of a case in which every field is filled in, by their box."""
    with ready_stores.opened(tmp_path_factory.mktemp("told"), all_of_it) as (store, case_id):
        texts: dict[str, str] = {}
        for each in queue(store, case_id):
            texts[each.box.id] = f"{texts.get(each.box.id, '')}\n{each.text}"
        yield texts


def all_of_it(store: OpenStore) -> UUID:
    content = full_case()
    del content["protections"]  # the place of a talk is left out when the child is protected
    case_id: UUID = do(store, store_content, content)
    switch_all(store)
    with store.units.step("Skridt", "test") as unit:
        for each in unit.live(Consent):
            each.kind = ConsentKind.FETCHING
    return case_id


def switch_all(store: OpenStore) -> None:
    for part in PARTS:
        do(store, switch_module, part, on=True)


def queue(store: OpenStore, case_id: UUID) -> list[QueueItem]:
    return list(ask(store, journal_queue.list_queue, case_id, older=True))


@pytest.mark.parametrize("table", BOX_OF)
def test_every_fact_of_a_record_is_told_or_named_as_not_to_be(told: dict[str, str], table: str) -> None:
    kind, text = RECORD_CLASSES[table], told[BOX_OF[table]]
    assert issubclass(kind, CaseRecord)
    free = set(text_columns(kind)) - {"sender"}  # the name on the list of senders is told
    owner = kind.nested_in[1] if kind.nested_in else ""
    for column, fact in kind.facts().items():
        if column == owner:
            continue
        if (table, column) in NOT_TOLD:
            assert f"{table} {column} " not in text, column
        elif column in free:
            assert f"{table} {column} " in text, column
        elif (table, column) not in ON_TOP:
            assert fact.label.rstrip("?").replace(": ", ", ") in text, column


def test_what_is_not_told_is_about_columns_that_are_there() -> None:
    for table, column in NOT_TOLD:
        assert column in RECORD_CLASSES[table].facts()


def test_story_d_reads_from_the_first_worry_to_the_numbers_at_the_end(store: OpenStore, karla_case: UUID) -> None:
    switch_all(store)
    found = {each.text.split("\n")[0]: each.text for each in queue(store, karla_case)}
    karla, aksel = "Karla Vinther Brogaard", "Aksel Vinther Krogh"
    assert {
        f"2025-03-03 Bekymring for {karla}", f"2025-05-20 Underretning om {karla} og {aksel}",
        f"2025-05-28 Screening om {karla} og {aksel}", f"2025-09-10 Børnefaglig undersøgelse om {karla} og {aksel}",
        "2025-09-22 Samtykke, Signe Vinther: ja", "2025-09-25 Høring, Anders Brogaard",
        "2025-10-01 Afgørelse: Familiebehandling", f"2025-06-11 Samtale med {karla}", f"2026-03-25 Trivsel, {karla}",
        "2026-09-21 Feedback i tal, Signe Vinther",
    } <= set(found)  # fmt: skip
    talk = found[f"2025-06-11 Samtale med {karla}"]
    assert "- Huset med det gode: »Mormor bager boller.«" in talk
    assert "- Hvordan er det at være hjemme? 2" in talk
    whole = found[f"2025-09-10 Børnefaglig undersøgelse om {karla} og {aksel}"]
    assert "Fritidsforhold og venskaber:\n- Det går godt, barnet, Karla Vinther Brogaard, om Karla" in whole
    assert "ICS-trekanten" in whole
    assert "Trin i handleguiden:\n- Fortæl forældrene" in whole


def test_what_is_switched_off_is_in_no_text_and_no_box(store: OpenStore, karla_case: UUID) -> None:
    boxes = {each.box.id for each in queue(store, karla_case)}
    assert boxes.isdisjoint({"notification", "assessment", "hearing", "decision"})
    assert {each.id for each in ask(store, journal_boxes.boxes_here)}.isdisjoint({"notification", "decision"})
    assert all("Trin i handleguiden" not in each.text for each in queue(store, karla_case))
    assert all("Feedback i tal" not in each.text for each in queue(store, karla_case))


def test_boxes_that_are_not_seen_keep_their_names_when_the_others_are_saved(store: OpenStore, karla_case: UUID) -> None:
    switch_all(store)
    named = tuple(ask(store, journal_boxes.boxes_here))
    do(store, journal_boxes.save_boxes, named)
    do(store, switch_module, RULINGS, on=False)
    first, *others = ask(store, journal_boxes.boxes_here)
    do(store, journal_boxes.save_boxes, (*others, first))
    do(store, switch_module, RULINGS, on=True)
    assert {each.id for each in ask(store, journal_boxes.boxes_here)} == {each.id for each in named}
    assert ask(store, journal_boxes.boxes_here)[-1].id in ("hearing", "decision")


def test_what_is_laid_over_waits_again_when_a_child_of_it_says_more(store: OpenStore, karla_case: UUID) -> None:
    switch_all(store)
    (item,) = [each for each in queue(store, karla_case) if each.box.id == "notification"]
    do(store, journal_queue.note_laid, karla_case, (Laid("notification", item.source, item.source_id, item.sha256),))
    assert "notification" not in {each.box.id for each in queue(store, karla_case)}
    [first, _] = [each.id for each in ask(store, list_records, karla_case, "notification_child")]
    do(store, change_record, "notification_child", first, {"child_view": "Hun vil vise sin cykel."})
    (again,) = [each for each in queue(store, karla_case) if each.box.id == "notification"]
    assert again.changed
    assert "Hun vil vise sin cykel." in again.text


def test_who_wants_to_be_anonymous_is_named_in_no_text(store: OpenStore, karla_case: UUID) -> None:
    switch_all(store)
    with store.units.step("Skridt", "test") as unit:
        row = unit.live(Notification, Notification.case_id == karla_case)[0]
        row.anonymous, row.sender_name = True, "Xqzt Wkpf, nabo"
    (item,) = [each for each in queue(store, karla_case) if each.box.id == "notification"]
    assert item.left_out == SENDER_LEFT_OUT
    assert "Xqzt" not in item.text
    assert "Person i sagen" not in item.text
