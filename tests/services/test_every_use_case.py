"""What holds for every service: it names its audit kind, and its tables and statements also fit PostgreSQL."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

from sqlalchemy import Delete, Insert, Select, Update, event
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.sqlite import Insert as SqliteInsert
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlalchemy.sql.expression import ClauseElement

from app import services
from app.bootstrap import OpenStore
from app.cli.main_job import carry_out
from app.errors import UserError
from app.models.registry import METADATA
from app.services import follow_ups, history, meetings, people, records, search_words
from app.services.follow_up_paper import follow_up_paper_for
from app.services.ports import audit_kind, is_undoable

INSIDE_ANOTHER = {
    "cases.add_caseworker": "part of beginning a case or a worry",
    "cases.next_number": "part of beginning a case or a worry",
    "guides.guide_in_use": "asked when a step is taken",
    "guides.keep_guide": "done when a step is taken",
    "guide_lists.entries": "asked when a list is shown, and when what was chosen is named",
    "guide_lists.is_own": "asked when a profile is saved",
    "guide_lists.name_of": "asked when a paper names what was chosen",
    "guide_lists.put_list": "part of changing a list",
    "profile_changes.new_definition": "part of looking at a profile and taking it in",
    "profile_tables.own_tables": "part of saving a profile",
    "profile_tables.take_tables": "part of taking a profile in",
    "notification_children.new_child_of": "part of noting a notification",
    "notification_children.put_on": "part of noting a notification",
    "notification_days.past_day": "asked before a notification is kept",
    "notification_days.typed_clock": "asked before a notification is kept",
    "notification_days.see_order": "asked before a notification is kept",
    "notification_days.children_rows": "asked before a notification is kept",
    "notification_facts.told_of": "asked when notifications are shown or counted",
    "assessment_templates.templates_here": "asked by those who begin, read and print an assessment",
    "assessment_templates.template_kept": "part of reading an assessment",
    "assessment_templates.keep_template": "done when an assessment is begun with a set of headings",
    "assessment_views.template_of_row": "part of reading an assessment",
    "assessments.open_assessment": "asked before an assessment is written in",
    "assessments.children_in": "asked when a child is taken in or out",
    "assessments.put_headings": "part of beginning and of choosing headings",
    "assessment_paper_writer.write_paper": "part of making the paper of an assessment",
    "first_look.plan_first_look": "part of beginning a worry or an early course",
    "follow_up_planned.children_of": "part of holding a follow-up",
    "follow_up_planned.keep_for_the_rest": "part of holding a follow-up",
    "follow_up_planned.planned_one": "part of holding a follow-up",
    "meeting_review.judge_on": "part of judging an agreement at a meeting or a follow-up",
    "definitions.own_versions": "asked by those who read what the municipality has made its own",
    "definitions.end_own": "part of keeping or restoring a definition",
    "definitions.take_in_use": "part of keeping a definition",
    "definitions.keep_used": "done when something is made with a definition",
    "definitions.kept_text": "asked when something made with a definition is shown",
    "notification_senders.senders_here": "asked when a list is shown or edited",
    "notification_senders.senders_since": "asked when a list is shown or edited",
    "profile_lists.senders_here": "part of saving and taking in a profile",
    "profile_lists.own_senders": "part of saving and taking in a profile",
    "profile_lists.aims_here": "part of saving and taking in a profile",
    "profile_lists.own_aims": "part of saving and taking in a profile",
    "profile_lists.own_placements": "part of saving and taking in a profile",
    "hand_over_counts.remember_sent": "part of packing a case",
    "hand_over_counts.sent_in": "part of reading a receipt",
    "case_load_weeks.weeks_ahead": "part of reading the case load",
    "case_load_weeks.rhythms": "part of reading the case load",
    "case_load_weeks.dates_of": "part of reckoning with one more case",
    "case_weights.weights_here": "asked wherever a case is weighed",
    "placement_kinds.placement_choices": "asked when a form is drawn",
    "placement_kinds.save_kind": "done when a profile is taken in",
    "goal_status.stand": "part of saying how a goal stands",
    "goal_status.status_day": "part of what a form writes",
    "module_facts.hidden_facts": "asked when a form is drawn",
    "defined_choices.defined_choices": "asked when a form is drawn",
    "calendar_rows.numbers_ahead": "counted for the reminder, which tells how many and nothing else",
    "change_stamps.stamps_of": "who last changed what, read when a case is packed or compared",
    "change_stamps.remember_seen": "part of taking in a case",
    "drawing_facts.keep_places_before": "asked before a fact changes that the drawing finds its order by",
    "programmes.programmes_for": "asked by those who edit, print and plan from the catalogue",
    "programmes.programme_of": "asked when a plan tells what an intervention was made from",
    "programmes.keep_version": "done when a programme is put in a plan",
    "jargon_list.jargon_for": "asked when a paper is read through for hard words",
    "plain_texts.sources_of": "asked when a paper is read through for hard words",
    "before_stop.as_it_was": "asked when a paper tells of the plan as it stood before a stop",
    "journal_changes.changed_on": "asked when the queue counts days",
    "journal_changes.day_here": "asked when the queue counts days",
    "due.recompute": "bootstrap calls it in the transaction of every change",
    "due_actions.asked_by": "part of giving a row a date and of telling one",
    "due_rows.lines": "part of reading what is due",
    "due_rows.rows_of": "part of reading what is due",
    "today_blocks.blocks_of": "part of reading what is due",
    "today_blocks.is_seen": "part of reading what is due",
    "profile_changes.boxes_of": "part of looking at a profile and taking it in",
    "profile_changes.changes_of": "part of looking at a profile and taking it in",
    "profile_changes.new_templates": "part of looking at a profile and taking it in",
    "profile_changes.new_types": "part of looking at a profile and taking it in",
    "redating.is_outdated": "bootstrap asks when a store is opened",
    "redating.note_first": "bootstrap calls it in the transaction of every change",
    "redating.redate_all": "part of changing the rules",
    "rulebook.forget_rules": "part of changing the rules",
    "rulebook.own_rows": "part of reading the rules",
    "rulebook.rules_of": "asked wherever a date is worked out",
    "review_list_rows.rows_of_cases": "the reading a review begins with",
    "review_list_waiting.waiting_of": "part of a review and of its paper",
    "search_texts.reindex": "bootstrap calls it in the transaction of every change",
    "search_texts.is_outdated": "bootstrap asks when a store is opened",
    "search_texts.note_made": "bootstrap calls it in the transaction of every change",
    "search_ranking.case_facts": "part of searching",
    "search_ranking.children_of": "part of searching",
    "same_person.bring_together": "part of making two people one",
    "snapshot.read_case": "the reading every use case begins with",
    "snapshot.rows_together": "the reading of some cases at once, before their dates are made",
    "room_guard.guarded": "asked by the room's screen",
    "room_guard.keep_off": "asked by the room's screen",
    "meeting_papers_left.papers_left": "asked when the dates of a case are worked out again",
    "meeting_due.after_meetings": "asked when the dates of a case are worked out again",
    "meeting_types.types_for": "asked by those who plan, run and print a meeting",
    "meeting_types.type_of": "asked by those who run and print a meeting",
    "meeting_types.keep_version": "done when a meeting begins",
    "case_members.see_child": "asked before a row points at a child",
    "case_members.see_person": "asked before a row points at a person",
    "follow_up_counts.count_rule": "asked when a follow-up is shown or counted",
    "follow_up_outcomes.decide_help": "part of holding a follow-up",
    "follow_up_outcomes.look_at_agreement": "part of holding a follow-up",
    "follow_up_outcomes.note_goal": "part of holding a follow-up",
    "plan_sections.new_plan": "done when the first words of a plan are written",
    "plan_sections.section_rows": "part of reading a plan",
    "plan_sections.template_of_child": "part of reading a plan",
    "plan_templates.keep_template": "done when a plan is first written with a template",
    "plan_templates.template_kept": "part of reading a plan",
    "plan_templates.templates_for": "part of reading a plan",
    "child_talks.talk_of_today": "part of what a child does at the screen turned to it",
    "child_talks_waiting.waiting": "asked when the dates of a case are worked out again",
    "wellbeing_curves.curves_of": "part of reading marks, on screen and paper",
    "wellbeing_own.keep_version": "done when a mark is set",
    "wellbeing_own.ruler_kept": "part of reading marks",
    "wellbeing_own.rulers_in_use": "asked by those who set, show and print marks",
    "ruling_templates.keep_ruling_template": "done when a decision is begun",
    "ruling_templates.template_of_ruling": "part of reading a decision",
    "records.next_key": "where a new row goes in its list",
    "modules.switched_off": "asked by the due list",
    "pointers.let_go": "asked when a row is removed",
    "pointers.pointing_at": "asked when a row is removed",
    "pointers.points_at_nothing": "asked when a row is put back",
}
"""Public functions that work inside a use case and leave no audit row of their own."""

POSTGRESQL = postgresql.dialect()


def modules() -> list[str]:
    return [each.name for each in pkgutil.iter_modules(services.__path__)]


def functions_on_a_unit() -> dict[str, Callable[..., Any]]:
    found: dict[str, Callable[..., Any]] = {}
    for name in modules():
        module = importlib.import_module(f"app.services.{name}")
        for label, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__ and not label.startswith("_"):
                first = next(iter(inspect.signature(function).parameters), "")
                if first == "unit":
                    found[f"{name}.{label}"] = function
    return found


def use_cases() -> dict[str, Callable[..., Any]]:
    return {label: each for label, each in functions_on_a_unit().items() if label not in INSIDE_ANOTHER}


def test_every_use_case_says_what_kind_of_thing_it_does() -> None:
    silent = [label for label, function in use_cases().items() if not hasattr(function, "audit_kind")]
    assert silent == []


def test_what_works_inside_another_use_case_is_named_and_still_there() -> None:
    assert set(functions_on_a_unit()) >= set(INSIDE_ANOTHER)
    assert [label for label in INSIDE_ANOTHER if hasattr(functions_on_a_unit()[label], "audit_kind")] == []


def test_an_audit_kind_is_a_thing_and_a_verb() -> None:
    kinds = {label: audit_kind(function) for label, function in use_cases().items()}
    assert {label: kind for label, kind in kinds.items() if not kind.replace("_", "").replace(".", "").isalpha()} == {}


def test_what_leaves_the_house_cannot_be_undone() -> None:
    undoable = {audit_kind(function) for function in use_cases().values() if is_undoable(function)}
    assert undoable.isdisjoint(
        {
            "case.export",
            "paper.finish",
            "case.erase",
            "paper.save",
            "paper.print",
            "leak.accepted",
            "access.export",
            "gedcom.export",
        }
    )


def test_every_use_case_takes_its_values_by_name() -> None:
    # Two texts or two ids in a row are easily swapped; only ids that say who or what stand without a name.
    loose = [
        label
        for label, function in use_cases().items()
        for parameter in list(inspect.signature(function).parameters.values())[4:]
        if parameter.kind not in (parameter.KEYWORD_ONLY, parameter.VAR_KEYWORD)
    ]
    assert loose == []


def test_every_table_and_index_can_be_made_in_postgresql() -> None:
    for table in METADATA.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=POSTGRESQL))
        for index in table.indexes:
            assert index.name is not None
            assert len(index.name) <= 63, "PostgreSQL cuts longer names"
            assert "CREATE" in str(CreateIndex(index).compile(dialect=POSTGRESQL))


@contextmanager
def recorded(store: OpenStore) -> Iterator[list[ClauseElement]]:
    """Collect the statements SQLAlchemy builds; text and SQLite's own words belong to the store alone."""
    seen: list[ClauseElement] = []

    def note(_connection: Any, statement: Any, *_rest: Any) -> None:
        if isinstance(statement, Select | Insert | Update | Delete) and not isinstance(statement, SqliteInsert):
            seen.append(statement)

    event.listen(store.vault.engine, "before_execute", note)
    try:
        yield seen
    finally:
        event.remove(store.vault.engine, "before_execute", note)


def read_everything(store: OpenStore, case_id: UUID, meeting_id: UUID) -> set[str]:
    """Run every reading use case that needs nothing but the store, a case or a meeting."""
    given = {"case_id": case_id, "meeting_id": meeting_id}
    done = set()
    for function in use_cases().values():
        needed = [
            each for each in list(inspect.signature(function).parameters.values())[1:] if each.default is each.empty
        ]
        if all(each.name in given for each in needed) and not audit_kind(function).endswith(
            (".close", ".reopen", ".start", ".become_case")
        ):
            with store.units.step("Læs alt", audit_kind(function)) as unit:
                try:
                    function(unit, **{each.name: given[each.name] for each in needed})
                except UserError:  # a paper of what is not in this case says so
                    assert audit_kind(function) == "paper.preview"
            done.add(audit_kind(function))
    return done


def change_a_little(store: OpenStore, case_id: UUID) -> None:
    with store.units.read("search") as unit:
        search_words.search(unit, "asta gym")
        child = people.list_people(unit, case_id)[0].id
    with store.units.step("Ret person", "record.change") as unit:
        records.change_record(unit, "person", child, {"called": "Asta-Marie"})
    with store.units.step("Fortryd", "step.undo", undoes=unit.outcome.step_id) as again:
        history.undo(again, unit.outcome.step_id)
    with store.units.step("Nyt møde", "meeting.plan") as unit:
        meetings.plan_meeting(unit, case_id, held_on="3. december 2026")
    with store.units.step("Tilføj", "person.add") as unit:
        uncle = people.add_to_network(unit, case_id, name="Kaj")
    with store.units.step("Fjern", "record.remove") as unit:
        tie = next(each.id for each in records.list_records(unit, case_id, "network_tie") if each.id != uncle)
        records.remove_record(unit, "network_tie", tie)


def follow_up_on_paper(store: OpenStore, case_id: UUID) -> None:
    """Hold a follow-up, and set the paper that only a case with one has."""
    with store.units.step("Opfølgning", "follow_up.hold") as unit:
        follow_ups.hold_follow_up(unit, case_id, follow_ups.HeldFollowUp(progress="Asta kommer hver dag."))
    with store.units.read("paper.preview") as unit:
        assert follow_up_paper_for(unit, case_id, recipient_id=None).paper.progress == "Asta kommer hver dag."


def test_every_statement_of_a_day_compiles_for_postgresql(store: OpenStore) -> None:
    with recorded(store) as statements:
        job = carry_out(store.units)
        done = read_everything(store, job.case_id, job.meeting_id)
        change_a_little(store, job.case_id)
        follow_up_on_paper(store, job.case_id)
    assert {"cases.list", "due.list", "meeting.read", "paper.preview", "plan.read", "case.history"} <= done
    assert all(any(isinstance(each, kind) for each in statements) for kind in (Select, Insert, Update, Delete))
    for statement in statements:
        assert str(statement.compile(dialect=POSTGRESQL))
