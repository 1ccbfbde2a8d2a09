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
    if words == ["--show-picture"]:
        from app.exchange.picture_process import serve as show_pictures  # the reader of kept pictures: as above

        return show_pictures()
    if words == ["--read-pdf"]:
        from app.exchange.pdf_process import serve as read_pdf  # the reader of PDFs: as above

        return read_pdf({"parts": _parts, "plain": _plain})
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


def _parts(pdf: bytes) -> list[tuple[str, str]]:
    from app.documents.read_back import read_back  # its library is loaded in the reader of PDFs alone

    return [(each.where, each.text) for each in read_back(pdf).parts]


def _plain(pdf: bytes) -> str:
    from app.documents.clean_text import clean_text  # as above

    return clean_text(pdf)


if __name__ == "__main__":
    sys.exit(main())
