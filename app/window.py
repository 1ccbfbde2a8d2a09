"""Opens the window on a store: what the views need from the other rooms, loaded only when it is asked for.

Until the passphrase is right nothing but Qt and the key file may be loaded, so every room is brought in by a function.
"""

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app import paths
from app.errors import UserError
from app.store import key_file
from app.views.app import Entrance, run_window

if TYPE_CHECKING:
    from app.bootstrap import OpenStore
    from app.views.unlock.strength_meter import Judgement


def open_window(words: list[str]) -> int:
    """Open the window on `--store S`, or on the laptop's own store; return the exit code."""
    store = Path(words[1]) if len(words) > 1 and words[0] == "--store" else paths.default_store()
    return run_window(_entrance(store), [sys.argv[0]])


def _entrance(store: Path) -> Entrance:
    def unlock(secret: str) -> "OpenStore":
        from app.bootstrap import open_store  # after the passphrase: it loads the database

        return open_store(store, secret)

    def create(passphrase: str) -> "tuple[OpenStore, str]":
        from app.bootstrap import create_store  # as above

        return create_store(store, passphrase)

    def restart() -> None:
        command = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "app"]
        subprocess.Popen([*command, "--store", str(store)], start_new_session=True)  # noqa: S603 - ourselves

    return Entrance(
        exists=_exists(store),
        unlock=unlock,
        create=create,
        strength=_strength,
        change_passphrase=_change_passphrase,
        restart=restart,
        print_code=_print_code,
    )


def _exists(store: Path) -> bool:
    return store.exists() or key_file.key_path(store).exists()


def _strength(text: str) -> "Judgement":
    from app.store.passphrase import strength  # its word lists are dear to load

    return strength(text)


def _change_passphrase(store: Any, old: str, new: str) -> None:  # noqa: ANN401 - an OpenStore behind views' own type
    from app.store.passphrase import strength  # as above

    key_file.unlock(store.vault.key_path, old)
    judged = strength(new)
    if not judged.ok:
        raise UserError(judged.text)
    store.vault.change_passphrase(new)


def _print_code(code: str) -> None:
    """Print the recovery sheet from memory: it never lies in a file."""
    from app.bootstrap import danish_now  # loads the paper and the printer only when somebody prints
    from app.documents.recovery_sheet import recovery_sheet_pdf
    from app.views.printing import print_pdf

    print_pdf(recovery_sheet_pdf(code, "Rundbord", danish_now().date()), "Genoprettelsesark")
