"""Lets the paper tests share their example families and their PDF reader."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
