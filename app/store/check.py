"""Is the store whole? Pages, references, papers and the audit chain, with what is wrong in Danish."""

import hashlib

from sqlalchemy import Engine, select, text
from sqlalchemy.orm import Session

from app.models.log import Audit
from app.models.paper import Blob, Paper
from app.store.audit_chain import broken_links
from app.store.connection import reading, store_errors
from app.store.key_file import Progress


def findings(engine: Engine, progress: Progress) -> list[str]:
    """Return a Danish sentence for everything that is not as it should be; none means the store is whole."""
    with store_errors(), Session(reading(engine)) as session:
        return [*_pages(session), *_references(session), *_papers(session), *broken_links(session, progress.heads)]


def _pages(session: Session) -> list[str]:
    damaged = [row[0] for row in session.execute(text("PRAGMA cipher_integrity_check"))]
    found = [f"{len(damaged)} sider i filen er beskadiget. Hent en sikkerhedskopi frem."] if damaged else []
    words = [row[0] for row in session.execute(text("PRAGMA integrity_check"))]
    return found if words == ["ok"] else [*found, "Filens opbygning er beskadiget. Hent en sikkerhedskopi frem."]


def _references(session: Session) -> list[str]:
    rows = session.execute(text("PRAGMA foreign_key_check")).all()
    tables = sorted({row[0] for row in rows})
    return [f"I »{table}« peger noget på rækker, der ikke findes." for table in tables]


def _papers(session: Session) -> list[str]:
    found = []
    for blob in session.scalars(select(Blob)):
        if hashlib.sha256(blob.content).hexdigest() != blob.sha256:
            found.append("Et færdigt papir er ændret, siden det blev lavet.")
    kept = set(session.scalars(select(Blob.sha256)))
    made_here = _finished_here(session)
    papers = session.execute(select(Paper.id, Paper.sha256).where(Paper.journalised_on.is_(None)))
    missing = [sha for paper_id, sha in papers if sha and sha not in kept and str(paper_id) in made_here]
    return [*found, *("Et færdigt papir mangler sit indhold." for _ in missing)]


def _finished_here(session: Session) -> set[str]:
    """Return the ids of papers finished in this store; one that came with a case file never had its bytes here."""
    finished = select(Audit.subjects).where(Audit.kind == "paper.finish")
    return {each for subjects in session.scalars(finished) for each in subjects.split()}
