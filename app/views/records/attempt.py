"""One try at a change, with the sentence of a refusal handed back so that it can stand beside the field."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Concatenate, Generic, ParamSpec, TypeVar

from app.services.ports import Unit
from app.views.workspace import Done, Workspace

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Attempt(Generic[R]):
    """`done` is None when it was refused (then `refusal` says why) or could not be saved."""

    done: Done[R] | None
    refusal: str


def attempt(
    workspace: Workspace, name: str, change: Callable[Concatenate[Unit, P], R], /, *args: P.args, **kwargs: P.kwargs
) -> Attempt[R]:
    """Run a changing use case as one step named for the user."""
    said: list[str] = []
    workspace.refused.connect(said.append)
    try:
        done = workspace.do(name, change, *args, **kwargs)
    finally:
        workspace.refused.disconnect(said.append)
    return Attempt(done, said[-1] if said else "")
