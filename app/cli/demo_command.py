"""The training store with four families, its papers and pictures; and the self-test."""

import argparse
import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from app.bootstrap import OpenStore, create_store, danish_now
from app.cli.case_commands import due_text
from app.cli.demo_papers import papers_before_plan
from app.cli.display import open_window
from app.cli.drawing_files import Wish, drawn
from app.cli.main_job import carry_out
from app.cli.paper_commands import picture_of
from app.cli.pictures import window_pictures
from app.documents.outgoing_file import write_outside
from app.documents.plan_paper import plan_pdf
from app.errors import StoreError, UserError
from app.exchange.case_file import read_case_file
from app.paths import resources
from app.services.case_content import store_content
from app.services.due_rows import list_due
from app.services.family import family_of_case
from app.services.papers import finish_paper, plan_for
from app.services.profile import save_profile
from app.store.check import findings
from app.store.key_cost import Argon2Cost

DEMO_PASSPHRASE = "fire små stole om bordet"
STORE_NAME = "øvelse.db"
THROW_AWAY = Argon2Cost(8, 1, 1)


def demo(arguments: argparse.Namespace) -> int:
    """Make the training store, run the main job, write papers and pictures, print the due list, open the window."""
    out: Path = arguments.out
    _empty_folder(out)
    store, _ = create_store(out / STORE_NAME, DEMO_PASSPHRASE, training=True)
    try:
        cases = _families(store)
        carry_out(store.units)
        for stem, case_id in cases.items():
            _papers(store, out, stem, case_id)
        with store.units.read("due.list") as unit:
            listed = due_text(list_due(unit))
        write_outside(out / "det-der-skal-ske.txt", (listed + "\n").encode())
        pictures = window_pictures(store, out, cases["a-mathias"])
    finally:
        store.close()
    print(listed)
    print(f"\nPapirer og billeder ligger i {out}. {pictures}".rstrip())
    print(f"Adgangssætning til øvelsen: {DEMO_PASSPHRASE}")
    print(open_window(out / STORE_NAME))
    return 0


def selftest(_: argparse.Namespace) -> int:
    """Do the main job on a store that is thrown away, and look at what came out. Raises StoreError when it is wrong."""
    with _throw_away_store() as store:
        job = carry_out(store.units)
        with store.units.read("genogram.read") as unit:
            svg = drawn(family_of_case(unit, job.case_id), "svg")
        problems = findings(store.vault.engine, store.vault.progress)
    if problems or not job.due or b"Asta" not in svg or not picture_of(job.pdf):
        raise StoreError("Selvtesten fandt fejl. Geninstallér programmet. " + " ".join(problems))
    print("Selvtest: datafil, møde, tegning og plan er i orden.")
    return 0


def sanne() -> dict[str, str]:
    """Return the invented caseworker of the training store."""
    text = (resources() / "examples" / "profile.json").read_text(encoding="utf-8")
    profile: dict[str, str] = json.loads(text)
    return profile


def _families(store: OpenStore) -> dict[str, UUID]:
    with store.units.step("Om dig", "profile.save") as unit:
        save_profile(unit, sanne())
    cases = {}
    for path in sorted((resources() / "examples").glob("[a-z]-*.json")):
        with store.units.step("Hent sag", "case.import", undoable=False) as unit:
            cases[path.stem] = store_content(unit, read_case_file(path))
    return cases


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


@contextmanager
def _throw_away_store() -> Iterator[OpenStore]:
    with tempfile.TemporaryDirectory() as folder:
        store, _ = create_store(
            Path(folder) / "selvtest.db", DEMO_PASSPHRASE, training=True, cost=THROW_AWAY, now=danish_now
        )
        try:
            yield store
        finally:
            store.close()


def _empty_folder(out: Path) -> None:
    """Make the folder, or clear one that an earlier demo made; never somebody's own files."""
    if out.exists() and any(out.iterdir()) and not (out / STORE_NAME).exists():
        raise UserError("Mappen er ikke tom. Vælg en tom mappe til øvelsen.")
    try:
        if out.exists():
            shutil.rmtree(out)
        out.mkdir(parents=True)
    except OSError as error:
        raise UserError("Mappen kan ikke laves der. Vælg et andet sted.") from error
