"""»Til den nye rådgiver«: the case on one page for whoever takes over, and the page kept as it was handed on.

It is the caseworker's own paper, so it holds what only she knows: who must not know what. What must stay nameless
beside her screen (a child is heard without a parent) stays nameless here too: a sheet of paper lies about more easily.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import asdict, replace
from uuid import UUID

from app.language.dates import long_date
from app.language.folding import join_names
from app.models.agreement import Agreement
from app.models.approx_date import age_on
from app.models.enums import Copy, FollowUpKind, PaperKind
from app.models.enums_meeting import ContributionKind
from app.models.hand_over import HandOverPoint
from app.models.meeting import Contribution
from app.models.people import NetworkTie
from app.models.plan import FollowUp
from app.models.safety import Custody, CustodyHolder
from app.services import plan_wording as say
from app.services.discreet_rows import Discretion
from app.services.due_rows import list_due
from app.services.hand_over_knows import apart, protections, sharing
from app.services.hand_over_rows import Stage
from app.services.hand_over_stage import current, stage_of
from app.services.new_caseworker_rows import NewCaseworkerDraft, NewCaseworkerPaper
from app.services.open_questions import open_questions
from app.services.paper_keeping import (
    KeptAs,
    PaperKey,
    earlier_papers,
    file_stem,
    hash_of,
    keep_paper,
    next_version,
    same_paper,
)
from app.services.plan_kind import current_plan
from app.services.plan_lines import plan_line
from app.services.plan_professional import decided
from app.services.plan_rows import DRAFT, AgreementLine, Quote
from app.services.ports import Unit, use_case
from app.services.profile import read_profile
from app.services.sight import sight_for
from app.services.snapshot import CaseRows, read_case
from app.services.stop_rows import holding
from app.services.told_facts import Told

TITLE = "Til den nye rådgiver"
FILE_WORD = "papir-til-raadgiver"
FOLLOW_UPS = 2
LOOK_FIRST = "Se »Hvem må vide hvad« i programmet, før du ringer eller skriver til nogen."
_KEY = PaperKey(PaperKind.NEW_CASEWORKER)
_BEFORE = (Stage.BEGUN, Stage.SENT, Stage.RECEIVED)


@use_case("paper.preview")
def new_caseworker_for(unit: Unit, case_id: UUID) -> NewCaseworkerDraft:
    """Return the page. The same facts give the version and day it was first finished with."""
    unit.about(case_id)
    rows = read_case(unit, case_id)
    paper = _Writer(unit, rows).write()
    fingerprint = hash_of(repr(asdict(replace(paper, version="", made_on=dt.date.min))))
    earlier = earlier_papers(rows, _KEY)
    same = same_paper(earlier, fingerprint)
    if same:
        paper = replace(paper, version=same.version or DRAFT, made_on=same.made_on or unit.today)
    else:
        paper = replace(paper, version=next_version(earlier, unit.replica))
    return NewCaseworkerDraft(paper, (), frozenset(), f"{file_stem(FILE_WORD, rows.case)}.pdf", fingerprint)


@use_case("paper.finish", undoable=False)
def finish_new_caseworker(unit: Unit, case_id: UUID, draft: NewCaseworkerDraft, pdf: bytes) -> UUID:
    """Keep the page as finished: bytes, hash, version. Finishing the same facts again keeps the one there is."""
    kept = KeptAs(
        name=draft.paper.title,
        version=draft.paper.version,
        made_on=draft.paper.made_on,
        fingerprint=draft.fingerprint,
    )
    return keep_paper(read_case(unit, case_id), unit, _KEY, kept, pdf)


class _Writer:
    """Writes the page from the rows of a case, without what must stay nameless."""

    def __init__(self, unit: Unit, rows: CaseRows) -> None:
        self._unit = unit
        self._rows = rows
        self._judge = Discretion(rows)

    def write(self) -> NewCaseworkerPaper:
        """Return the page without version; the date is today."""
        rows, profile = self._rows, read_profile(self._unit)
        plan = current_plan(rows)
        standing = list(self._agreements())
        return NewCaseworkerPaper(
            title=TITLE,
            made_on=self._unit.today,
            version="",
            number=rows.case.number or "",
            children=tuple(self._children()),
            people=tuple(dict.fromkeys([*self._custody(), *self._network()])),
            why=rows.case.why or "",
            purpose=(plan.purpose or "") if plan else "",
            own_words=self._own_words(),
            first=tuple(self._first()),
            keep=tuple(self._keep()),
            agreed=tuple(_told(each) for each in standing if not _is_open(each)),
            open=(*(_asked(each) for each in standing if _is_open(each)), *self._unknown()),
            works=self._works(),
            dates=self._dates(),
            follow_ups=self._follow_ups(),
            caseworker=profile.contact,
            municipality=profile.municipality,
            logo=profile.logo,
            example=self._unit.training,
        )

    def _children(self) -> Iterator[str]:
        for _, person in self._rows.children():
            age = age_on(person.birth, self._unit.today) if person.birth else None
            yield f"{self._rows.name(person.id)}, {age.years} år" if age else self._rows.name(person.id)

    def _custody(self) -> Iterator[str]:
        children = {person.id for _, person in self._rows.children()}
        for each in (each for each in self._rows.of(Custody) if each.child_id in children):
            holders = [self._rows.name(held.person_id) for held in self._rows.inside(CustodyHolder, each.id)]
            if holders:
                yield f"Forældremyndighed over {self._rows.called(each.child_id)}: {join_names(holders)}"

    def _network(self) -> Iterator[str]:
        near = sorted(self._rows.of(NetworkTie), key=lambda each: each.ring or 9)
        for each in near:
            role = say.role(self._rows, each.person_id)
            name = self._rows.name(each.person_id)
            yield f"{name}, {role}" if role else name

    def _own_words(self) -> tuple[Quote, ...]:
        said = [
            Quote(text=each.text or "", said_on=each.said_on.exact if each.said_on else None,
                  situation=self._rows.called(person.id))
            for child, person in self._rows.children()
            for each in say.own_words(self._rows, child, person, None)[-1:]
            if not self._judge.hides(each)
        ]  # fmt: skip
        return tuple(said)

    def _first(self) -> Iterator[str]:
        """Yield what was written on the road of a hand-over that is not over; beside a stop it stays in the program."""
        row = current(self._rows)
        if row is None or stage_of(row) not in _BEFORE or self._judge.is_careful:
            return
        if row.must_know:
            yield row.must_know
        if row.first_step:
            yield f"Det første skridt: {row.first_step}"
        if row.child_wish:
            yield f"Det vil barnet gerne have, du ved: {row.child_wish}"
        days = (("familien", row.family_told_on), ("barnet", row.child_told_on))
        told = [f"{who} {long_date(day)}" for who, day in days if day]
        if told:
            yield f"Har fået skiftet at vide: {join_names(told)}"
        yield from (each.text for each in self._rows.inside(HandOverPoint, row.id) if each.text)

    def _keep(self) -> Iterator[str]:
        yield from self._stops()
        yield from (text for _, text in (*protections(self._rows), *apart(self._rows)))
        yield from (each.text for each in sharing(self._rows, self._judge) if not each.careful)

    def _stops(self) -> Iterator[str]:
        # Nameless, whatever the stop is: the paper lies about, the program tells her who and why.
        if holding(self._rows):
            yield LOOK_FIRST

    def _agreements(self) -> Iterator[AgreementLine]:
        shown = [each for each in say.standing_agreements(self._rows) if not self._judge.hides(each)]
        for number, each in enumerate(shown, start=1):
            line = plan_line(self._rows, each, Copy.PROFESSIONAL, number, self._unit.today)
            yield replace(line, status=say.said_no(self._rows, each))

    def _unknown(self) -> tuple[str, ...]:
        return open_questions(self._rows, next_date=bool(self._dates()))

    def _works(self) -> tuple[str, ...]:
        kind = ContributionKind.WORKS
        said = [each for each in self._rows.of(Contribution) if each.kind is kind and say.may_stand(each)]
        return tuple(dict.fromkeys(each.text or "" for each in said if not self._judge.hides(each)))

    def _dates(self) -> tuple[str, ...]:
        due = list_due(self._unit, case_id=self._rows.case.id)
        others = [each for each in due if each.due and each.source_table != Agreement.__tablename__]
        return tuple(f"{long_date(each.due)}: {each.what}" for each in others if each.due)

    def _follow_ups(self) -> tuple[str, ...]:
        told = Told(self._rows, sight_for(self._rows, Copy.PROFESSIONAL, None))
        known = (self._judge.known_of(each) for each in self._rows.of(FollowUp))
        held = [each for each in known if each and each.held_on and each.kind is FollowUpKind.FOLLOW_UP]
        newest = sorted(held, key=lambda each: each.held_on or dt.date.min, reverse=True)[:FOLLOW_UPS]
        return tuple(_line(each, decided(told, each)) for each in newest)


def _line(each: FollowUp, decisions: tuple[str, ...]) -> str:
    told = [each.progress or "", f"Barnet sagde: »{each.child_said}«" if each.child_said else "", *decisions]
    words = " ".join(f"{part.strip().rstrip('.')}." for part in told if part.strip())
    day = long_date(each.held_on) if each.held_on else ""
    return f"{day}: {words}" if words else f"{day}: Holdt. Der er ikke skrevet, hvad der blev besluttet."


def _is_open(line: AgreementLine) -> bool:
    return line.to_be_decided or bool(line.awaiting or line.status)


def _told(line: AgreementLine) -> str:
    return f"{line.number}. {line.text.rstrip('.')} {line.when_text}".strip()


def _asked(line: AgreementLine) -> str:
    if line.to_be_decided:
        by = f", svar senest {long_date(line.answer_by)}" if line.answer_by else ""
        return f"Skal afgøres af kommunen{by}: {line.number}. {line.text}"
    if line.status:
        return f"{line.status} {_told(line)}"
    return f"Mangler svar fra {join_names(list(line.awaiting))}: {_told(line)}"
