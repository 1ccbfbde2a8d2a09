"""Taking a list in: at once, or a long one in parts with a bar, stopped and undone as one."""

from collections.abc import Callable, Sequence
from uuid import UUID

from app.services.case_table_import_rows import Taken
from app.views.widgets.long_work import WAIT, LongWork
from app.views.workspace import Done, Workspace

AT_ONCE, PARTS = 10, 20
"""Cases that are one step; a longer list is taken in at most so many parts of at least so many."""
STEP = "Hent liste"
TAKING, STOP = "Sagerne bliver lagt ind.", "Stop, og læg intet ind"
Tell = Callable[[int, int], bool]
Take = Callable[[frozenset[str], Tell], Done[Taken] | None]


def take_in_parts(workspace: Workspace, wanted: Sequence[str], take: Take) -> Taken | None:
    """Take the wanted cases (keys) in; None when it was refused or stopped, and then none of them is there."""
    size = max(AT_ONCE, -(-len(wanted) // PARTS))
    parts = [frozenset(wanted[start : start + size]) for start in range(0, len(wanted), size)]
    # More than one part takes seconds, so the bar is there from the start.
    work, stack = LongWork(TAKING, STOP, wait=0 if len(parts) > 1 else WAIT), workspace.undo_stack
    new: list[UUID] = []
    filled: list[UUID] = []
    with workspace.seen_as_one():
        if len(parts) > 1:
            stack.beginMacro(STEP)
        try:
            done = None
            for place, part in enumerate(parts):
                done = take(part, _further(work, place * size, len(wanted)))
                if done is None:
                    break
                new += done.value.new
                filled += done.value.filled
        finally:
            if len(parts) > 1:
                stack.endMacro()
            work.close()
        if done is None and (new or filled):
            stack.undo()
    return None if done is None else Taken(tuple(new), tuple(filled))


def _further(work: LongWork, before: int, total: int) -> Tell:
    """Return what tells how far the whole list is from inside one part of it."""
    return lambda done, _part: work(before + done, total)
