"""One try at a change, with the sentence of a refusal handed back so that it can stand beside the field."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Concatenate, Generic, ParamSpec, TypeVar

from app.services.ports import Unit
from app.views.workspace import Done, Workspace

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Attempt(Generic[R]):
    """`done` is None when it was refused (then `refusal` says why) or could not be saved.

    A refusal that is not shown where it can be seen comes on top of the page; `told` says that it was, in other words.
    """

    done: Done[R] | None
    refusal: str
    _heard: list[str] = field(default_factory=list, compare=False, repr=False)

    def told(self) -> None:
        """Say that the refusal is shown in other words than its own."""
        self._heard.clear()


def attempt(
    workspace: Workspace, name: str, change: Callable[Concatenate[Unit, P], R], /, *args: P.args, **kwargs: P.kwargs
) -> Attempt[R]:
    """Run a changing use case as one step named for the user."""
    with workspace.hearing_refusals() as said:
        done = workspace.do(name, change, *args, **kwargs)
    return Attempt(done, said[-1] if said else "", said)
