"""The front door: a command runs headless, no command opens the window."""

import sys

from app.hardening import harden


def main() -> int:
    """Run what was asked for and return the exit code."""
    harden()
    words = sys.argv[1:]
    if words == ["--read-picture"]:
        from app.exchange.photo_process import serve  # the reader of pictures: a process without key or window

        return serve()
    if not words or words[0] == "--store":
        from app.window import open_window  # a command must not load Qt, the window not the commands

        return open_window(words)
    from app.cli.run import run

    return run(words)


if __name__ == "__main__":
    sys.exit(main())
