"""The cases that were open last, newest first: ids only, kept in the vault. At a meeting nobody asks for them."""

from collections.abc import Container
from uuid import UUID

from app.services.search_places import name_cases
from app.views.widgets.view_memory import ViewMemory
from app.views.workspace import Workspace

NAME, TABS = "case:recent", "case:tab:"
MOST = 10


def note_opened(memory: ViewMemory, case_id: UUID) -> None:
    """Remember that a case was opened now."""
    memory.remember(NAME, [str(each) for each in (case_id, *recent_cases(memory, without=case_id))][:MOST])


def recent_cases(memory: ViewMemory | None, *, without: UUID | None = None) -> list[UUID]:
    """Return the ids of the cases that were open last, newest first; some may be gone since."""
    kept = memory.recall(NAME) if memory is not None else None
    found = [_id(each) for each in kept] if isinstance(kept, list) else []
    return [each for each in found if each is not None and each != without]


def live_recent(
    workspace: Workspace, memory: ViewMemory | None, known: Container[UUID] = (), *, without: UUID | None = None
) -> list[UUID]:
    """Return the cases that were open last and are still there: Alt with a digit counts only what can be opened.

    `known` are cases that are there; only others are asked for.
    """
    kept = recent_cases(memory, without=without)
    asked = [each for each in kept if each not in known]
    there = {each.id for each in workspace.ask(name_cases, asked)} if asked else set()
    return [each for each in kept if each in there or each in known]


def note_tab(memory: ViewMemory, case_id: UUID, tab: str) -> None:
    """Remember the tab a case was left on."""
    memory.remember(f"{TABS}{case_id}", tab)


def last_tab(memory: ViewMemory, case_id: UUID) -> str:
    """Return the tab a case was left on, empty when it has not been open."""
    kept = memory.recall(f"{TABS}{case_id}")
    return kept if isinstance(kept, str) else ""


def _id(text: object) -> UUID | None:
    try:
        return UUID(str(text))
    except ValueError:
        return None
