"""What people call things that the program has another name for: `resources/also_called.toml`."""

import tomllib
from functools import cache

from app.language.folding import fold
from app.paths import resources


@cache
def _table() -> dict[str, str]:
    told = tomllib.loads((resources() / "also_called.toml").read_text(encoding="utf-8"))
    return {fold(name): fold(each["words"]) for name, each in told.items()}


def also_called(name: str) -> str:
    """Return the other words for something that stands on the screen, folded; empty when there are none."""
    return _table().get(fold(name), "")
