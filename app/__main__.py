"""The front door: a command runs headless, no command opens the window."""

import sys

from app.hardening import harden

FILES = (".rundbord", ".kvittering", ".json")
"""Endings of what can be double-clicked: a package, a receipt, a case. No command has a dot in its name."""


def main() -> int:
    """Run what was asked for and return the exit code."""
    harden()
    words = sys.argv[1:]
    if words == ["--read-picture"]:
        from app.exchange.photo_process import serve  # the reader of pictures: a process without key or window

        return serve()
    if words == ["--read-pdf"]:
        from app.exchange.pdf_process import serve as read_pdf  # the reader of PDFs: as above

        return read_pdf()
    if words == ["--check-spelling"]:
        from app.spelling.process import serve as spell  # the speller: as above

        return spell()
    if len(words) == 1 and words[0].lower().endswith(FILES) and not words[0].startswith("-"):
        words = ["--file", words[0]]
    if not words or words[0] in ("--store", "--file"):
        from app.window import open_window  # a command must not load Qt, the window not the commands

        return open_window(words)
    from app.cli.run import run

    return run(words)


if __name__ == "__main__":
    sys.exit(main())
