"""Where things lie, in a checkout and in an installed (frozen) program."""

import sys
from pathlib import Path

import platformdirs

APP_NAME = "Rundbord"


def resources() -> Path:
    """Return the folder of fonts, icons, rules, schema and examples."""
    frozen = getattr(sys, "_MEIPASS", None)
    root = Path(frozen) if frozen else Path(__file__).resolve().parent.parent
    return root / "resources"


def default_store() -> Path:
    """Return where the store lies unless told otherwise: the local, never roaming or synchronised, data folder."""
    return Path(platformdirs.user_data_dir(APP_NAME, appauthor=False, roaming=False)) / "rundbord.db"


def policy_file() -> Path:
    """Return where the IT department's policy lies: a fixed place that no environment variable can move."""
    if sys.platform == "win32":
        return Path(platformdirs.site_config_dir(APP_NAME, appauthor=False)) / "policy.toml"
    root = "/Library/Application Support/Rundbord" if sys.platform == "darwin" else "/etc/rundbord"
    return Path(root) / "policy.toml"


def log_file() -> Path:
    """Return the log file: ids and error kinds only, never content."""
    return Path(platformdirs.user_log_dir(APP_NAME, appauthor=False)) / "rundbord.log"
