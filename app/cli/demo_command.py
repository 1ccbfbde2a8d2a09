"""The training store with four families, its papers and pictures."""

import argparse
import shutil
from pathlib import Path
from uuid import UUID

from app.bootstrap import OpenStore, create_store
from app.cli.case_commands import due_text
from app.cli.demo_papers import papers_before_plan
from app.cli.display import open_window
from app.cli.drawing_files import Wish, drawn
from app.cli.main_job import carry_out
from app.cli.paper_commands import picture_of
from app.cli.pictures import PICTURE, window_pictures
from app.documents.outgoing_file import write_outside
from app.documents.plan_paper import plan_pdf
from app.errors import UserError
from app.services.due_rows import list_due
from app.services.family import family_of_case
from app.services.papers import finish_paper, plan_for
from app.store import key_file
from app.store.backup_rotation import FOLDER
from app.training import DEMO, PASSPHRASE, examples, fill

LISTED = "det-der-skal-ske.txt"


def demo(arguments: argparse.Namespace) -> int:
    """Make the training store, run the main job, write papers and pictures, print the due list, open the window."""
    out: Path = arguments.out
    _empty_folder(out)
    store, _ = create_store(out / DEMO, PASSPHRASE, training=True)
    try:
        cases = fill(store.units)
        carry_out(store.units)
        for stem, case_id in cases.items():
            _papers(store, out, stem, case_id)
        with store.units.read("due.list") as unit:
            listed = due_text(list_due(unit))
        write_outside(out / LISTED, (listed + "\n").encode())
        pictures = window_pictures(store, out, cases["a-mathias"])
    finally:
        store.close()
    print(listed)
    print(f"\nPapirer og billeder ligger i {out}. {pictures}".rstrip())
    print(f"Adgangssætning til øvelsen: {PASSPHRASE}")
    print(open_window(out / DEMO))
    return 0


def _papers(store: OpenStore, out: Path, stem: str, case_id: UUID) -> None:
    for copy in ("family", "child", "professional"):
        with store.units.step("Lav plan", "paper.finish", undoable=False) as unit:
            draft = plan_for(unit, case_id, copy=copy, with_genogram=copy == "professional")
            pdf = plan_pdf(draft.paper)
            finish_paper(unit, case_id, draft, pdf)
        write_outside(out / f"{stem}-{copy}.pdf", pdf)
        if copy == "family":
            write_outside(out / f"{stem}-{copy}.png", picture_of(pdf))
    with store.units.read("genogram.read") as unit:
        family = family_of_case(unit, case_id, for_paper=True)
    for kind in ("pdf", "svg", "png"):
        write_outside(out / f"{stem}-genogram.{kind}", drawn(family, kind, Wish(example=True)))
    for name, pdf in papers_before_plan(store, case_id):
        write_outside(out / f"{stem}-{name}.pdf", pdf)


def _empty_folder(out: Path) -> None:
    """Make the folder, or clear one that an earlier demo made; never somebody's own files, whatever they are called."""
    try:
        if out.exists() and any(out.iterdir()) and not _is_all_a_demo(out):
            raise UserError("Mappen er ikke tom. Vælg en tom mappe til øvelsen.")
        if out.exists():
            shutil.rmtree(out)
        out.mkdir(parents=True)
    except OSError as error:
        raise UserError("Mappen kan ikke laves der. Vælg et andet sted.") from error


def _is_all_a_demo(out: Path) -> bool:
    """Tell whether a demo made all there is; who practises may have put something of her own beside it."""
    made = (DEMO, FOLDER, LISTED, PICTURE, *(f"{each.stem}-" for each in examples()))
    is_demo = key_file.is_training(key_file.key_path(out / DEMO))
    return is_demo and all(each.name.startswith(made) for each in out.iterdir())
