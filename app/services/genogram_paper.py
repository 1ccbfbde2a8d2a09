"""The family drawing as a paper of its own: what its readers may see of it, and the finished one, kept as it was."""

import datetime as dt
from dataclasses import asdict, dataclass, replace
from uuid import UUID

from app.genogram.drawing import draw_family
from app.genogram.family import Options
from app.genogram.shapes import Drawing
from app.language.folding import join_names, possessive
from app.models.enums import Copy, PaperKind
from app.services.family import family_for
from app.services.kept_rows import rows_for
from app.services.own_children import note_others
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
from app.services.sight import readers, sight_for
from app.services.snapshot import read_case
from app.typeface import measure

FILE_WORD = "tegning"


@dataclass(frozen=True, slots=True)
class GenogramPaper:
    """One copy of the drawing, with only what its readers may see. It holds no prose."""

    title: str
    copy: str
    made_on: dt.date
    version: str
    drawing: Drawing
    municipality: str
    example: bool


@dataclass(frozen=True, slots=True)
class GenogramDraft:
    """A drawing ready to be looked at or finished: as `papers.PlanDraft`."""

    paper: GenogramPaper
    left_out: tuple[str, ...]
    readers: frozenset[UUID]
    file_name: str
    fingerprint: str
    key: PaperKey

    @property
    def recipient_id(self) -> UUID | None:
        """Who it is for; None for everybody who gets it."""
        return self.key.recipient_id


@use_case("paper.preview")
def genogram_paper_for(
    unit: Unit, case_id: UUID, *, copy: str = "family", recipient_id: UUID | None = None
) -> GenogramDraft:
    """Return one copy of the family drawing. The same facts give the version and day they were first finished with.

    Pregnancies that ended are never on it.
    """
    unit.about(case_id)
    rows, chosen = read_case(unit, case_id), Copy(copy)
    sight = sight_for(rows, chosen, recipient_id, None)
    note_others(rows, sight, recipient_id)
    theirs = rows_for(rows, unit, sight.viewer.people)
    family = family_for(theirs, sight, unit.today)
    names = join_names([possessive(theirs.called(person.id)) for _, person in theirs.children()])
    paper = GenogramPaper(
        title=f"{names} familie" if names else "Familien",
        copy=chosen.value,
        made_on=unit.today,
        version=DRAFT,
        drawing=draw_family(family, Options(losses=False), measure=measure),
        municipality=read_profile(unit).municipality,
        example=unit.training,
    )
    key = PaperKey(PaperKind.GENOGRAM, chosen, None, recipient_id)
    fingerprint = hash_of(repr(asdict(replace(paper, made_on=dt.date.min))))
    earlier = earlier_papers(rows, key)
    same = same_paper(earlier, fingerprint)
    version = (same and same.version) or next_version(earlier, unit.replica)
    paper = replace(paper, version=version, made_on=(same and same.made_on) or unit.today)
    who = frozenset({recipient_id}) if recipient_id else readers(rows, chosen)
    name = f"{file_stem(FILE_WORD, rows.case)}.pdf"
    return GenogramDraft(paper, tuple(sight.left_out), who, name, fingerprint, key)


@use_case("paper.finish", undoable=False)
def finish_genogram_paper(unit: Unit, case_id: UUID, draft: GenogramDraft, pdf: bytes) -> UUID:
    """Keep a drawing as finished: bytes, hash, version. Finishing the same facts again keeps the one there is."""
    kept = KeptAs(
        name=draft.paper.title,
        version=draft.paper.version,
        made_on=draft.paper.made_on,
        fingerprint=draft.fingerprint,
        left_out=draft.left_out,
    )
    return keep_paper(read_case(unit, case_id), unit, draft.key, kept, pdf)
