"""The municipality's own rules over the shipped ones, and the dates of all cases made anew with them."""

import datetime as dt
from dataclasses import replace
from uuid import UUID

import pytest
from doing import ask, do
from sqlalchemy import text

from app import __version__
from app.bootstrap import OLD_DATES, OpenStore, open_store
from app.errors import UserError
from app.models.log import Audit, DueItem, Meta
from app.models.setup import DefinitionVersion
from app.rules.ages import AgeRule
from app.rules.cadence import Cadence
from app.rules.counting import Step
from app.rules.deadlines import Deadline
from app.rules.rule import Area, Confidence, Force, Rule, Trigger
from app.rules.rulebook import RuleBook
from app.services import redating
from app.services.cases import start_case
from app.services.meeting_types import rhythms
from app.services.own_rules import RuleRow, list_rules, put_rules
from app.services.ports import Unit
from app.services.redating import RULES, is_outdated
from app.services.rulebook import rules_of, shipped_rules
from app.services.search_texts import MADE
from tests.shipped import CHEAP, PASSPHRASE, TODAY
from tests.shipped_rules import shipped_book

OURS = Deadline(
    id="own_1", name="Brev til familien", area=Area.PLAN, trigger=Trigger.OWN_EVENT, force=Force.PRACTICE,
    source="Vores arbejdsgang", confidence=Confidence.READ, explanation="Skriv til familien.",
    after=Step.parse("2 weeks"),
)  # fmt: skip


def shorter(rule_id: str, after: str) -> Deadline:
    rule = shipped_rules()[rule_id]
    assert isinstance(rule, Deadline)
    return replace(rule, after=Step.parse(after))


def rows(store: OpenStore) -> dict[str, RuleRow]:
    return {row.rule.id: row for row in ask(store, list_rules).rules}


def dates(store: OpenStore) -> list[tuple[str, dt.date | None, str]]:
    def read(unit: Unit) -> list[tuple[str, dt.date | None, str]]:
        found = unit.session.query(DueItem).order_by(DueItem.case_id, DueItem.rule_id, DueItem.source_id)
        return [(each.rule_id, each.due_on, each.explanation) for each in found]

    return ask(store, read)


def test_a_new_store_has_the_shipped_rules(store: OpenStore) -> None:
    assert ask(store, rules_of) == shipped_book()
    assert all(row.own_since is None and row.rule == row.shipped for row in rows(store).values())


def test_an_own_rule_is_used_says_whose_it_is_and_can_be_taken_back(store: OpenStore) -> None:
    do(store, put_rules, {"child-assessment": shorter("child-assessment", "3 months")})
    used = ask(store, rules_of).deadline("child-assessment")
    assert used.due_on(dt.date(2026, 10, 31)) == dt.date(2027, 1, 31)
    assert used.because(dt.date(2026, 10, 31)).endswith("stk. 3. Reglen er rettet af kommunen.")
    assert rows(store)["child-assessment"].own_since == TODAY.date()

    do(store, put_rules, {"child-assessment": None})
    assert ask(store, rules_of) == shipped_book()


def test_an_own_rule_that_begins_later_leaves_the_shipped_one_until_then(store: OpenStore) -> None:
    begins = dt.date(2027, 1, 1)
    ours = replace(shorter("child-assessment", "3 months"), valid_from=begins)
    do(store, put_rules, {ours.id: ours})
    now = ask(store, rules_of)
    assert now.deadline(ours.id) == replace(shipped_rules()[ours.id], valid_to=dt.date(2026, 12, 31))
    assert len(now.on_event(Trigger.AWARE)) == 2  # with the one of before 2024

    later = ask(store, lambda unit: _as_of(unit, begins))
    due = {on: later.deadline(ours.id, on).due_on(on) for on in (dt.date(2026, 12, 31), begins)}
    assert due == {dt.date(2026, 12, 31): dt.date(2027, 4, 30), begins: dt.date(2027, 4, 1)}
    assert later.fingerprint != now.fingerprint


def _as_of(unit: Unit, today: dt.date) -> RuleBook:
    unit.today = today
    return rules_of(unit)


def test_a_rule_that_is_switched_off_gives_no_dates_and_is_still_in_the_list(store: OpenStore) -> None:
    do(store, put_rules, {"receipt": replace(shipped_rules()["receipt"], on=False)})
    assert ask(store, rules_of).deadline("receipt") is None
    assert not rows(store)["receipt"].rule.on


def test_a_rule_of_our_own_is_offered_and_can_go_again(store: OpenStore) -> None:
    do(store, put_rules, {"own_1": OURS})
    book = ask(store, rules_of)
    assert book.deadline("own_1") in book.by_hand()
    assert book.on_event(Trigger.OWN_EVENT) == (book.deadline("own_1"),)
    assert rows(store)["own_1"].shipped is None

    do(store, put_rules, {"own_1": None})
    assert "own_1" not in rows(store)


def test_what_says_the_same_as_the_shipped_is_no_own_rule(store: OpenStore) -> None:
    do(store, put_rules, {"receipt": shipped_rules()["receipt"]}, {"quiet_days": 60})
    assert ask(store, rules_of) == shipped_book()
    assert ask(store, lambda unit: unit.session.query(DefinitionVersion).count()) == 0


def test_a_number_is_changed_and_taken_back(store: OpenStore) -> None:
    do(store, put_rules, {}, {"quiet_days": 30, "saturday_counts": False})
    counts = ask(store, rules_of).counts
    assert (counts.quiet_days, counts.saturday_counts) == (30, False)

    do(store, put_rules, {}, {"quiet_days": None, "saturday_counts": None})
    assert ask(store, rules_of) == shipped_book()


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        (replace(OURS, name=" "), "own_1.*Skriv, hvad reglen hedder"),
        (replace(OURS, id="æ" * 61), "Reglens id"),
        (replace(OURS, after=Step.parse("0 weeks")), "mindst 1"),
        (replace(OURS, after=Step.parse("9999 months")), "9999 måneder er for længe"),
        (replace(OURS, force=Force.LAW), "Skriv paragraffen"),
        (replace(OURS, valid_from=dt.date(2027, 1, 1), valid_to=dt.date(2026, 1, 1)), "holde op, før den begynder"),
        (replace(OURS, valid_to=dt.date(9999, 1, 1)), "mellem 1990 og 2100"),
        (replace(OURS, id="bl-95"), "en anden slags regel"),
        (replace(OURS, name="barnets  PLAN"), "allerede en regel, der hedder"),
        (replace(OURS, explanation="x" * 1001), "1000 tegn"),
    ],
)
def test_nonsense_is_refused_by_name_and_nothing_is_kept(store: OpenStore, rule: Rule, told: str) -> None:
    with pytest.raises(UserError, match=told):
        do(store, put_rules, {rule.id: rule}, {"quiet_days": 30})
    assert ask(store, rules_of) == shipped_book()


@pytest.mark.parametrize(
    ("rule_id", "values", "told"),
    [
        ("network-meeting", {"first_from": Step.parse("9 weeks")}, "tidligste skal ligge før"),
        ("case-review", {"then": Step.parse("0 months")}, "mindst 1"),
        ("case-review", {"then": Step.parse("6 workdays")}, "dage, uger eller måneder"),
        ("case-review", {"first": None}, "første gang"),
        ("placement-frequent", {"then": None}, "Faste datoer"),
        ("early-talks", {"count": 0}, "fra 1 til 100"),
        ("age-16", {"age": 77}, "fra 0 til 30"),
        ("age-16", {"label": ""}, "12 år"),
    ],
)
def test_a_rhythm_or_an_age_that_cannot_be_is_refused(
    store: OpenStore, rule_id: str, values: dict[str, object], told: str
) -> None:
    rule = shipped_rules()[rule_id]
    assert isinstance(rule, Cadence | AgeRule)
    with pytest.raises(UserError, match=told):
        do(store, put_rules, {rule_id: replace(rule, **values)})  # type: ignore[arg-type]  # the names are its own


@pytest.mark.parametrize(("key", "value"), [("quiet_days", 0), ("quiet_days", True), ("saturday_counts", 1), ("x", 1)])
def test_a_number_out_of_bounds_is_refused(store: OpenStore, key: str, value: int) -> None:
    with pytest.raises(UserError, match="»"):
        do(store, put_rules, {}, {key: value})


def test_changed_rules_make_the_dates_of_all_cases_anew(store: OpenStore, noah_case: UUID, mathias_case: UUID) -> None:
    before = dates(store)
    assert any(rule == "age-17-half" for rule, _, _ in before)
    flag = shipped_rules()["age-17-half"]
    assert isinstance(flag, AgeRule)
    do(store, put_rules, {flag.id: replace(flag, before=Step.parse("8 months"))})
    assert (dt.date(2026, 8, 30), True) in [
        (due, "egen praksis" in words) for rule, due, words in dates(store) if rule == flag.id
    ]
    assert len(dates(store)) == len(before)

    do(store, put_rules, {flag.id: None})
    assert dates(store) == before


def test_stopping_half_way_leaves_rules_and_dates_as_they_were(
    store: OpenStore, noah_case: UUID, mathias_case: UUID
) -> None:
    before, seen = dates(store), []

    def stop(done: int, total: int) -> bool:
        seen.append((done, total))
        return done < 1

    with pytest.raises(UserError, match="som de var"):
        do(store, put_rules, {"age-17-half": replace(shipped_rules()["age-17-half"], on=False)}, progress=stop)
    assert seen == [(0, 2), (1, 2)]
    assert (ask(store, rules_of), dates(store)) == (shipped_book(), before)


def spoil(unit: Unit) -> None:
    """Let the dates look as if other rules had made them."""
    unit.session.merge(Meta(key=RULES, value="others"))
    for each in unit.session.query(DueItem):
        each.explanation = "gammel"


def test_a_store_whose_dates_were_made_by_other_rules_gets_new_ones_when_it_is_opened(
    store: OpenStore, noah_case: UUID
) -> None:
    before = dates(store)
    do(store, spoil)
    path = store.vault.path
    store.close()
    again = open_store(path, PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    try:
        assert dates(again) == before
        kinds = ask(again, lambda unit: [each.kind for each in unit.session.query(Audit)])
        assert kinds.count("due.renew") == 1
    finally:
        again.close()


def test_dates_made_anew_go_on_after_a_cut_unless_something_was_changed_since(
    store: OpenStore, noah_case: UUID, mathias_case: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(redating, "PORTION", 1)
    right = dates(store)
    told: list[tuple[int, int]] = []

    def renewed() -> object:
        return do(store, redating.renew, __version__, lambda done, of: told.append((done, of)) is None)

    do(store, spoil)
    assert renewed() is False
    assert ask(store, is_outdated, __version__), "nobody is let in yet, and an older program makes all anew"
    do(store, lambda unit: unit.session.merge(Meta(key=MADE, value="0")))
    assert renewed() is True
    assert told == [(0, 2), (1, 2), (0, 1)], "the second, then both can be found again"
    assert (dates(store), ask(store, is_outdated, __version__)) == (right, False)
    do(store, spoil)
    assert renewed() is False
    do(store, start_case, child_name="Asta Lund")
    told.clear()
    assert renewed() is False
    assert told == [(0, 3)], "from the beginning"


def test_dates_that_cannot_be_made_anew_keep_nobody_out(store: OpenStore, noah_case: UUID) -> None:
    do(store, spoil)
    before = dates(store)
    with store.vault.engine.begin() as connection:
        for verb in ("INSERT", "UPDATE", "DELETE"):
            no = f"CREATE TRIGGER no_{verb} BEFORE {verb} ON due_item BEGIN SELECT RAISE(ABORT, 'no'); END"
            connection.execute(text(no))
    path = store.vault.path
    store.close()
    again = open_store(path, PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    try:
        assert again.warnings == [OLD_DATES]
        assert dates(again) == before
    finally:
        again.close()


def test_the_first_case_of_a_new_store_notes_which_rules_its_dates_are_made_by(store: OpenStore) -> None:
    assert not ask(store, is_outdated, "9.9")
    do(store, start_case, child_name="Asta Lund")
    assert ask(store, is_outdated, "9.9")
    assert not ask(store, is_outdated, __version__)


def test_the_next_meeting_follows_the_municipalitys_own_rhythm(store: OpenStore, mathias_case: UUID) -> None:
    rhythm = shipped_rules()["network-meeting"]
    assert isinstance(rhythm, Cadence)
    do(store, put_rules, {rhythm.id: replace(rhythm, first_from=Step.parse("2 weeks"), first=Step.parse("3 weeks"))})
    assert ask(store, rhythms)[rhythm.id].first == Step.parse("3 weeks")
    do(store, put_rules, {rhythm.id: replace(rhythm, on=False)})
    assert rhythm.id not in ask(store, rhythms)


def test_a_store_that_is_up_to_date_is_left_alone(store: OpenStore, noah_case: UUID) -> None:
    kinds = ask(store, lambda unit: [each.kind for each in unit.session.query(Audit)])
    assert "due.renew" not in kinds
    assert ask(store, lambda unit: unit.session.get(Meta, "due.program").value) == __version__


def test_a_kept_rule_that_can_no_longer_be_read_leaves_the_shipped_one(store: OpenStore) -> None:
    def keep_odd(unit: Unit) -> None:
        later = '{"table": "deadline", "id": "receipt", "from_later": 1}'
        unit.session.add(DefinitionVersion(sha256="0" * 64, kind="rule", key="receipt", content=later))

    do(store, keep_odd)
    assert ask(store, rules_of) == shipped_book()
    assert rows(store)["receipt"].own_since is None
