"""Writes the paper of one assessment for one group of readers, from what these may be told of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from app.language.dates import long_date
from app.language.folding import fold, join_names, possessive
from app.models.assessment import Assessment, AssessmentChild, AssessmentView, FetchedInformation, ProfessionalView
from app.models.base import Record
from app.models.enums import Copy
from app.models.enums_early import Aspect
from app.services.assessment_clock import rule_for
from app.services.assessment_paper_rows import (
    AssessmentPaper,
    ChildJudgement,
    HeadingPart,
    KnownLine,
    SourceLine,
)
from app.services.assessment_templates import AssessmentTemplate
from app.services.assessment_triangle import Triangle, TriangleSide
from app.services.assessment_views import template_of_row
from app.services.ports import Unit
from app.services.profile import read_profile
from app.services.rulebook import rules_of
from app.services.sight import readers
from app.services.told_facts import Told
from app.wording import word

NOT_SAID_THERE = "Sagt et sted, hvor ikke alle var med"
NAMES_ANOTHER = "nævner et barn, som modtageren ikke har del i"
_TEXTS: Final = (
    "reason", "limited_to", "child_part", "preliminary", "analysis", "judgement", "siblings", "parents_comment",
    "conclusion", "purpose", "can_help", "outcome_because", "second_caseworker",
)  # fmt: skip
_OWN: Final = ("judgement", "child_comment")
CHILDS = "Barnets "
SURELY = 15
"""Letters from which a text is taken to be the same one wherever it stands."""
ORDER: Final = (Aspect.RESOURCE, Aspect.CHALLENGE, Aspect.PERSPECTIVE)
"""What goes well comes first."""


@dataclass(frozen=True, slots=True)
class AskedFor:
    """Which copy, made out to whom (None: all who get it), about which child (None: all of them).

    `closed` is what was said where these readers were not, folded: it is looked for in what was taken in. `others` are
    the names of children the reader has no part in.
    """

    copy: Copy
    recipient_id: UUID | None
    child_id: UUID | None
    closed: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()


def write_paper(unit: Unit, told: Told, row: Assessment, asked: AskedFor) -> AssessmentPaper:
    """Return the paper, without version; its date is today."""
    writer, professional = _Writer(told, row, asked, template_of_row(unit, row)), asked.copy is Copy.PROFESSIONAL
    rule = rule_for(rules_of(unit), row) if professional else None
    people, headings = writer.people(), writer.headings()
    return AssessmentPaper(
        kind=row.kind.value,
        children=tuple(told.rows.called(each) for each in people.values()),
        begun_on=row.begun_on,
        finished_on=row.finished_on,
        noticed_on=row.noticed_on if told.may(row, "noticed_on") else None,
        preliminary_on=row.preliminary_on,
        triangle=writer.triangle(headings),
        headings=headings,
        contributions=tuple(writer.contributions()),
        sources=tuple(writer.sources()) if professional else (),
        own=tuple(writer.own()),
        outcome=word(row.outcome) if told.may(row, "outcome") and row.outcome else "",
        law=rule.law if rule else "",
        **_letterhead(unit, told, row, asked),
        **writer.texts(),
    )


def _letterhead(unit: Unit, told: Told, row: Assessment, asked: AskedFor) -> dict[str, Any]:
    profile = read_profile(unit)
    return {
        "title": word(row.kind).capitalize(), "copy": asked.copy.value, "made_on": unit.today, "version": "",
        "recipients": _recipients(told, asked), "example": unit.training, "municipality": profile.municipality,
        "logo": profile.logo, "caseworker": profile.contact,
    }  # fmt: skip


class _Writer:
    """Reads one assessment through what the readers may be told."""

    def __init__(self, told: Told, row: Assessment, asked: AskedFor, template: AssessmentTemplate | None) -> None:
        self._told, self._row, self._asked, self._template = told, row, asked, template
        self._others = _finding(asked.others)
        self._humans = {child.id: person.id for child, person in told.rows.children()}
        self._sides = {side: self._for_them(name) for side, name in self._template.sides} if self._template else {}

    def text(self, row: Record, column: str, *about: UUID | None) -> str:
        """Return a text these readers may have, or nothing."""
        words = self._told.text(row, column, *about)
        if words and self._others.search(words):
            self._told.sight.leave_out(row.facts()[column].label, NAMES_ANOTHER)
            return ""
        return words

    def texts(self) -> dict[str, Any]:
        """Return the assessment's own texts by the names of their columns."""
        return {name: self.text(self._row, name) for name in _TEXTS}

    def headings(self) -> tuple[HeadingPart, ...]:
        """Return the headings that have something written, in the order of the set, then those of earlier sets."""
        found: dict[str, list[AssessmentView]] = {}
        for each in self._told.rows.inside(AssessmentView, self._row.id):
            if each.child_id is None or self._asked.child_id in (None, each.child_id):
                found.setdefault(each.heading, []).append(each)
        used = self._template.headings if self._template else ()
        names = {each.key: (each.heading, self._sides.get(each.side, "")) for each in used}
        keys = [each.key for each in used if each.key in found] + [key for key in found if key not in names]
        parts = (self._heading(found[key], *names.get(key, (found[key][0].wording or "", ""))) for key in keys)
        return tuple(each for each in parts if each.lines)

    def _heading(self, views: list[AssessmentView], heading: str, side: str) -> HeadingPart:
        ordered = sorted(views, key=lambda each: ORDER.index(each.aspect))
        return HeadingPart(heading=heading, side=side, lines=tuple(filter(None, map(self._line, ordered))))

    def _line(self, view: AssessmentView) -> KnownLine | None:
        child = self._humans.get(view.child_id) if view.child_id else None
        words = self.text(view, "text", view.person_id, child)
        if any(_is_from(fold(words), each) for each in self._asked.closed):
            self._told.sight.leave_out(NOT_SAID_THERE, "Det er taget ud af papiret")
            return None
        if not words:
            return None
        who = self._told.called(view.person_id) or word(view.source)
        about = self._told.called(child) if child and child != view.person_id else ""
        return KnownLine(text=words, aspect=word(view.aspect), source=who, about=about)

    def triangle(self, headings: tuple[HeadingPart, ...]) -> Triangle | None:
        """Return the triangle with what is written on this copy; None when the headings have no sides."""
        if self._template is None or not self._template.sides:
            return None
        counts = {(each.side, each.heading): len(each.lines) for each in headings}
        sides = tuple(
            TriangleSide(side, name, tuple(
                (each.heading, counts.get((name, each.heading), 0))
                for each in self._template.headings if each.side == side
            ))
            for side, name in self._sides.items()
        )  # fmt: skip
        return Triangle(join_names(self._called()), sides)

    def _for_them(self, name: str) -> str:
        """Return the name of a side; the family reads whose it is, not »barnets«."""
        called = self._called()
        if self._asked.copy is not Copy.FAMILY or not called or not name.startswith(CHILDS):
            return name
        whose = possessive(called[0]) if len(called) == 1 else "Børnenes"
        return f"{whose} {name.removeprefix(CHILDS)}"

    def people(self) -> dict[UUID, UUID]:
        """Return the persons of the children it is about who may be named, by their place in it."""
        inside = self._told.rows.inside(AssessmentChild, self._row.id)
        wanted = [each for each in inside if self._asked.child_id in (None, each.child_id)]
        found = {each.id: self._humans[each.child_id] for each in wanted if each.child_id in self._humans}
        return {each: person for each, person in found.items() if self._told.sight.person(person)}

    def _called(self) -> list[str]:
        return [self._told.called(each) for each in self.people().values()]

    def contributions(self) -> Iterator[KnownLine]:
        """Yield what each profession contributed."""
        for each in self._told.rows.inside(ProfessionalView, self._row.id):
            words = self.text(each, "text", each.person_id)
            if words:
                on = f"den {long_date(each.on)}" if each.on else ""
                told = (each.profession or "", self._told.name(each.person_id), on)
                yield KnownLine(text=words, source=", ".join(filter(None, told)))

    def sources(self) -> Iterator[SourceLine]:
        """Yield what was fetched from elsewhere, or why it was not, and on what basis."""
        for each in self._told.rows.inside(FetchedInformation, self._row.id):
            what = " fra ".join(filter(None, (self.text(each, "what"), self.text(each, "whose"))))
            day = each.fetched_on or each.asked_on
            state = word(each.state) + (f" {long_date(day)}" if day else "")
            basis = f"grundlag: {word(each.basis)}" + (f", {each.law}" if each.law else "")
            told = (state, basis.capitalize(), self.text(each, "because"))
            yield SourceLine(what=what or "Oplysning fra andre", told=". ".join(filter(None, told)))

    def own(self) -> Iterator[ChildJudgement]:
        """Yield what is each child's own."""
        people = self.people()
        for each in self._told.rows.inside(AssessmentChild, self._row.id):
            person = people.get(each.id)
            judged, comment = ((self.text(each, name, person) if person else "") for name in _OWN)
            if judged or comment:
                yield ChildJudgement(called=self._told.called(person), judgement=judged, comment=comment)


def _is_from(words: str, said: str) -> bool:
    """Tell whether words hold what was said elsewhere; what was taken in begins with it, short words are anybody's."""
    return bool(said) and (words.startswith(said) or (len(said) >= SURELY and said in words))


def _recipients(told: Told, asked: AskedFor) -> str:
    one = asked.recipient_id
    people = {one} if one else readers(told.rows, asked.copy, asked.child_id)
    names = join_names([told.rows.called(each) for each in sorted(people, key=told.rows.called)])
    return f"Til {names}" if names else ""


def _finding(names: frozenset[str]) -> re.Pattern[str]:
    """Return what finds some names as they are written: »liv« in a sentence is no Liv."""
    found = "|".join(re.escape(each) for each in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{found})(?:s|['’]s?)?(?![\w-])" if found else r"(?!)")
