"""What is said where Qt lacks a library, and what README asks for."""

import re
from pathlib import Path

from app.cli.display import NEEDED

ROOT = Path(__file__).parents[2]


def test_the_line_in_readme_installs_every_library_the_window_needs() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    line = re.search(r"Debian, Ubuntu \| `apt-get install ([^`]+)`", readme)

    assert line is not None
    assert sorted(set(NEEDED.values()) - set(line[1].split())) == []
