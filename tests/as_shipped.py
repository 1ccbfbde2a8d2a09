"""Code in a process of its own, where memory is locked as shipped; once locked it stays so for the whole process."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def run_as_shipped(code: str, *words: object) -> str:
    """Run code with these words as `sys.argv[1:]` and return what it printed."""
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, words)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
