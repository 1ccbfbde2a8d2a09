"""What a child said, on paper: its own copy, the copy of the case, and one for others when the child has said yes.

A child may have said it alone and in confidence, and whoever reads may sit beside it tomorrow. So own words, houses and
marks stand only on the child's copy and the unaddressed case copy; anybody else gets them by a choice that names the
child's yes. While a child is heard without a parent nothing since then stands on what comes home: also not the child's.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import asdict, replace
from uuid import UUID

from app.errors import UserError
from app.language.folding import possessive
from app.models.case import Child
from app.models.enums import Copy, PaperKind
from app.models.enums_early import House, Rater
from app.models.knowledge import ChildTalk
from app.models.people import Person
from app.models.voice import HouseWord, WellbeingMark
from app.services.before_stop import is_touched_since
from app.services.child_talk_rows import before_of, before_words, talks_in_time, was_held
from app.services.discreet_rows import Discretion
from app.services.early_paper_stops import require_decided
from app.services.hard_stops import kept_out, stopped_since
from app.services.kept_rows import rows_for
from app.services.own_children import rows_about_own
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
from app.services.plan_rows import DRAFT
from app.services.ports import Unit, use_case
from app.services.profile import read_profile
from app.services.sight import readers, shields, sight_for
from app.services.snapshot import CaseRows, read_case
from app.services.told_facts import Told
from app.services.voice_paper_rows import BlankSheets, MarkPart, TalkPart, VoiceDraft, VoicePaper
from app.services.wellbeing_curves import Curve, curves_of
from app.services.wellbeing_own import ruler_kept, rulers_in_use

TITLE_CHILD, TITLE_OTHERS, TITLE_BLANK = "Det har du fortalt", "{whose} stemme", "Ark til samtalen"
FILE_WORD, BLANK_FILE = "papir-barnets-stemme", "ark-til-samtalen.pdf"
NO_CHILD = "Der er ikke noget barn i sagen endnu."
NO_TALK = "Der er ingen samtale med {name} at skrive ud."
ITS_OWN = "Det papir er {whose} eget. Vælg en anden udgave til andre."
NOT_FOR_THEM = "Det papir kan ikke laves til den modtager."
IN_CONFIDENCE = "{name} kan have sagt det i fortrolighed. Aftal med {name}, før andre læser det."
NO_YES = "{name} har ikke sagt ja til, at andre læser det."
SINCE_STOP = "Det kan blive læst derhjemme."
PLACE = "nogen har beskyttet adresse"


@use_case("paper.preview")
def voice_paper_for(
    unit: Unit,
    case_id: UUID,
    *,
    child_id: UUID | None,
    recipient_id: UUID | None = None,
    copy: str = "child",
    talk_id: UUID | None = None,
    with_words: bool = False,
) -> VoiceDraft:
    """Return one copy of one talk or (None) all with a child. `with_words`: the child said yes to these readers.

    The same facts give the version and day they had. Raises UserError when there is no talk these readers may have,
    when a stop keeps them from being told, and when the child's own copy is made out to somebody else.
    """
    unit.about(case_id)
    rows, chosen = read_case(unit, case_id), Copy(copy)
    child, person = _child(rows, child_id)
    if chosen is Copy.CHILD and recipient_id not in (None, person.id):
        raise UserError(ITS_OWN.format(whose=possessive(rows.called(person.id))))
    sight = sight_for(rows, chosen, recipient_id, child.id)
    if chosen is not Copy.CHILD:
        require_decided(rows, sight.viewer.people)
    kept = rows_for(rows, unit, sight.viewer.people)
    told = Told(rows_about_own(kept, unit, sight, recipient_id, child.id), sight)
    key = PaperKey(PaperKind.CHILD_VOICE, chosen, child.id, recipient_id)
    writer = _Writer(unit, rows, told, (child, person), key, with_words=with_words)
    paper = writer.write(talk_id)
    who = frozenset({recipient_id}) if recipient_id else readers(rows, chosen, child.id)
    return _draft(unit, rows, key, paper, tuple(sight.left_out), who)


@use_case("paper.preview")
def blank_sheets_for(unit: Unit, case_id: UUID, *, ruler_ids: tuple[str, ...] | None = None) -> VoiceDraft:
    """Return the blank tools: the three houses and the rulers that were chosen, or (None) all in use."""
    unit.about(case_id)
    rows, profile = read_case(unit, case_id), read_profile(unit)
    rulers = tuple(each for each in rulers_in_use(unit) if ruler_ids is None or each.id in ruler_ids)
    paper = BlankSheets(
        title=TITLE_BLANK, copy="child", made_on=unit.today, version="", example=unit.training,
        municipality=profile.municipality, logo=profile.logo, rulers=rulers,
    )  # fmt: skip
    return _draft(unit, rows, PaperKey(PaperKind.CHILD_VOICE), paper, (), frozenset())


@use_case("paper.finish", undoable=False)
def finish_voice_paper(unit: Unit, case_id: UUID, draft: VoiceDraft, pdf: bytes) -> UUID:
    """Keep the paper as it is handed out. The same facts again keep the one there is."""
    kept = KeptAs(
        name=draft.paper.title,
        version=draft.paper.version,
        made_on=draft.paper.made_on,
        fingerprint=draft.fingerprint,
        left_out=draft.left_out,
    )
    return keep_paper(read_case(unit, case_id), unit, draft.key, kept, pdf)


def _draft(
    unit: Unit, rows: CaseRows, key: PaperKey, paper: VoicePaper | BlankSheets, left_out: tuple[str, ...],
    who: frozenset[UUID],
) -> VoiceDraft:  # fmt: skip
    fingerprint = hash_of(repr(asdict(replace(paper, version="", made_on=dt.date.min))))
    earlier = earlier_papers(rows, key)
    same = same_paper(earlier, fingerprint)
    made_on, version = (same.made_on, same.version) if same else (None, next_version(earlier, unit.replica))
    paper = replace(paper, version=version or DRAFT, made_on=made_on or unit.today)
    name = BLANK_FILE if isinstance(paper, BlankSheets) else f"{file_stem(FILE_WORD, rows.case)}.pdf"
    return VoiceDraft(paper, left_out, who, name, fingerprint, key.recipient_id, key, paper.made_on)


def _child(rows: CaseRows, child_id: UUID | None) -> tuple[Child, Person]:
    found = next(rows.children(child_id), None)
    if found is None:
        raise UserError(NO_CHILD)
    return found


class _Writer:
    """Writes one copy for one group of readers; `whole` are all rows, `told` those the readers may have."""

    def __init__(
        self, unit: Unit, whole: CaseRows, told: Told, child: tuple[Child, Person], key: PaperKey, *, with_words: bool
    ) -> None:
        self._unit, self._whole, self._told, self._rows = unit, whole, told, told.rows
        self._child, self._person = child
        self._key, self._copy = key, key.copy or Copy.CHILD
        self._called = whole.called(self._person.id)
        own = self._copy is Copy.CHILD or (self._copy is Copy.PROFESSIONAL and key.recipient_id is None)
        self._words = own or with_words
        self._comes_home = self._copy is not Copy.PROFESSIONAL or key.recipient_id is not None
        self._stopped = bool(kept_out(whole)) and self._comes_home
        self._since = stopped_since(whole)

    def write(self, talk_id: UUID | None) -> VoicePaper:
        """Return the paper without version; the date is today. Raises UserError when there is nothing on it."""
        if self._child.id not in {child.id for child, _ in self._rows.children()}:
            raise UserError(NOT_FOR_THEM)
        profile, talks = read_profile(self._unit), self._talks(talk_id)
        if not talks:
            raise UserError(NO_TALK.format(name=self._called))
        self._note_what_is_left_out(talks)
        child = self._copy is Copy.CHILD
        case_copy = self._copy is Copy.PROFESSIONAL and self._words
        return VoicePaper(
            title=TITLE_CHILD if child else TITLE_OTHERS.format(whose=possessive(self._called)),
            copy=self._copy.value,
            made_on=self._unit.today,
            version="",
            recipients=self._recipient(),
            example=self._unit.training,
            municipality=profile.municipality,
            logo=profile.logo,
            caseworker=profile.contact,
            called=self._called,
            talks=tuple(self._talk(each) for each in talks),
            curves=self._curves() if talk_id is None else (),
            caution=IN_CONFIDENCE.format(name=self._called) if case_copy else "",
        )

    def _recipient(self) -> str:
        chosen = self._key.recipient_id
        return f"Til {self._rows.called(chosen or self._person.id)}" if chosen or self._copy is Copy.CHILD else ""

    def _talks(self, talk_id: UUID | None) -> list[ChildTalk]:
        """Return the talks on this copy, the first one first; what could not be held is for the case alone, last."""
        found = [each for each in talks_in_time(self._rows, self._child.id) if talk_id in (None, each.id)]
        if self._comes_home:
            found = [each for each in found if was_held(each)]
        return sorted((each for each in found if not self._is_new(each)), key=lambda each: not was_held(each))

    def _is_new(self, row: ChildTalk | HouseWord | WellbeingMark) -> bool:
        """Tell whether something came while the child is heard without a parent, on a paper that comes home."""
        return self._stopped and is_touched_since(row, self._since)

    def _note_what_is_left_out(self, talks: Iterable[ChildTalk]) -> None:
        sight = self._told.sight
        if not self._words:
            sight.leave_out(f"{possessive(self._called)} egne ord, huse og mærker", NO_YES.format(name=self._called))
        if self._stopped and any(map(self._is_new, self._whole.of(ChildTalk))):
            sight.leave_out(f"Det, {self._called} har fortalt, siden der blev sat et stop", SINCE_STOP)
        if self._is_sheltered() and any(each.place for each in talks):
            sight.leave_out("Stedet for samtalen", PLACE)

    def _is_sheltered(self) -> bool:
        return any(self._person.id in {each.subject, *each.kin, *each.hosts} for each in shields(self._whole))

    def _talk(self, talk: ChildTalk) -> TalkPart:
        told, words = self._told, self._words
        child_or_others = self._copy is not Copy.PROFESSIONAL
        return TalkPart(
            when=told.day(talk, "on"),
            with_whom=told.called(talk.with_id),
            facts=() if child_or_others else tuple(self._facts(talk)),
            own_words=told.text(talk, "own_words") if words else "",
            houses=self._houses(talk) if words else {},
            marks=self._marks_of(talk) if words else (),
            not_held_because="" if self._comes_home else told.text(talk, "not_held_because"),
            done_instead="" if self._comes_home else told.text(talk, "done_instead"),
        )

    def _facts(self, talk: ChildTalk) -> Iterable[tuple[str, str]]:
        """Yield what a professional asks about a talk, as far as it is known."""
        told = self._told
        hidden, before = self._is_sheltered(), before_of(self._rows, talk)
        careful = Discretion(self._whole).is_careful
        lines = (
            ("Sted", "" if hidden else told.text(talk, "place")),
            ("Sådan foregik det", told.text(talk, "how")),
            ("Alene med den voksne", _yes_no(talk.alone)),
            ("Andre, der var med", told.text(talk, "others")),
            ("Bisidder tilbudt", _yes_no(talk.companion_offered)),
            ("Bisidder", told.text(talk, "companion")),
            ("Før", before_words(before[1]) if before and not careful else ""),
        )
        yield from (each for each in lines if each[1])

    def _houses(self, talk: ChildTalk) -> dict[House, tuple[str, ...]]:
        found: dict[House, tuple[str, ...]] = {}
        for each in self._rows.inside(HouseWord, talk.id):
            text = "" if self._is_new(each) else self._told.text(each, "text")
            if text:
                found[each.house] = (*found.get(each.house, ()), text)
        return found

    def _marks(self) -> list[WellbeingMark]:
        """Return the marks on this copy: everybody's on the case copy, else the child's own and no other."""
        if not self._words:
            return []
        own = [each for each in self._rows.of(WellbeingMark) if each.child_id == self._child.id]
        all_raters = not self._comes_home
        return [each for each in own if (all_raters or each.rater is Rater.CHILD) and not self._is_new(each)]

    def _curves(self) -> tuple[Curve, ...]:
        """Return the curves, and the lone marks that stand with no talk; the child's own of a talk stand there."""
        marks = self._marks()
        there = {each.id for each in marks if each.child_talk_id is not None and each.rater is Rater.CHILD}
        found = curves_of(self._unit, self._rows, self._child.id, marks)
        return tuple(
            each for each in found
            if each.is_drawn or any(point.id not in there for line in each.lines for point in line.points)
        )  # fmt: skip

    def _marks_of(self, talk: ChildTalk) -> tuple[MarkPart, ...]:
        in_use = {each.id: each for each in rulers_in_use(self._unit)}
        found = []
        for each in self._marks():
            ruler = ruler_kept(self._unit, each.ruler_version) or in_use.get(each.ruler)
            if each.child_talk_id == talk.id and each.rater is Rater.CHILD and ruler and each.value is not None:
                question, because = self._told.text(each, "wording"), self._told.text(each, "because")
                found.append(MarkPart(question=question, ruler=ruler, value=each.value, because=because))
        return tuple(found)


def _yes_no(value: bool | None) -> str:
    return "" if value is None else "ja" if value else "nej"
