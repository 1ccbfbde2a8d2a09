"""A list that is read from all the cases there are: with a bar from the first second, and a way to stop it."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, TypeVar

from app.errors import UserError
from app.services.ports import Unit
from app.views.widgets.long_work import LongWork
from app.views.workspace import Workspace

P = ParamSpec("P")
R = TypeVar("R")
READING, STOP = "Sagerne bliver læst igennem …", "Stop"


def read_long(
    workspace: Workspace, read: Callable[Concatenate[Unit, P], R], /, *args: P.args, **kwargs: P.kwargs
) -> R | None:
    """Return what a reading that takes `progress` found; None when she stopped it, and then that has been said."""
    work = LongWork(READING, STOP)
    kwargs["progress"] = work
    try:
        return workspace.ask(read, *args, **kwargs)
    except UserError as error:
        workspace.refused.emit(str(error))
        return None
    finally:
        work.close()
