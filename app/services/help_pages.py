"""The guide: its chapters and pages, in the order of `resources/help/indhold.toml`, and which page fits where.

Nothing here needs the store, so the guide can be read before the passphrase is written.
"""

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.models.approx_date import ApproxDate
from app.paths import resources
from app.services.help_text import Block, Heading, Paragraph, Picture, plain, read_blocks

NEWS = "CHANGELOG"
"""The page that tells what is new."""
KEYS = "taster"
"""The page of all keys. It has no file: the window makes it from its own table."""
KEYS_TITLE = "Alle taster"
NO_PAGE = "Den side er ikke i vejledningen. Se i indholdet til venstre."
_MARK, _WORDS = "---", "søgeord:"


@dataclass(frozen=True, slots=True)
class HelpPage:
    """A page. `words` are what people search for that does not stand on it; `blocks` begin with its title."""

    name: str
    title: str
    blocks: tuple[Block, ...]
    words: str = ""

    @property
    def lead(self) -> str:
        """The first paragraph: the page in short."""
        return next((plain(block.spans) for block in self.blocks if isinstance(block, Paragraph)), "")

    @property
    def anchors(self) -> tuple[str, ...]:
        """The ids of its headings."""
        return tuple(block.anchor for block in self.blocks if isinstance(block, Heading))


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter with the names of its pages, in order."""

    name: str
    pages: tuple[str, ...]


def help_folder() -> Path:
    """Return the folder of the guide's pages and pictures."""
    return resources() / "help"


@cache
def contents() -> tuple[Chapter, ...]:
    """Return the chapters in order."""
    return tuple(Chapter(str(each["name"]), tuple(each["pages"])) for each in _index()["chapter"])


@cache
def page(name: str) -> HelpPage:
    """Return a page by its name. Raises UserError when the guide has none of that name."""
    if name not in {each for chapter in contents() for each in chapter.pages} or name == KEYS:
        raise UserError(NO_PAGE)
    return read_page(name, (help_folder() / f"{name}.md").read_text(encoding="utf-8"))


def pages() -> tuple[HelpPage, ...]:
    """Return all pages that have a file, in the order of the guide."""
    return tuple(page(name) for chapter in contents() for name in chapter.pages if name != KEYS)


def title_of(name: str) -> str:
    """Return the title of a page. Raises UserError when there is none."""
    return KEYS_TITLE if name == KEYS else page(name).title


def read_page(name: str, text: str) -> HelpPage:
    """Read the text of a page. Raises UserError for what cannot be shown."""
    words = ""
    lines = text.splitlines()
    if lines and lines[0] == _MARK:
        end = lines.index(_MARK, 1)
        words = " ".join(line.removeprefix(_WORDS).strip() for line in lines[1:end] if line.startswith(_WORDS))
        text = "\n".join(lines[end + 1 :])
    blocks = read_blocks(text)
    title = next((plain(block.spans) for block in blocks if isinstance(block, Heading)), name)
    return HelpPage(name, title, blocks, words)


def topics() -> dict[str, str]:
    """Return which page, or »page#heading«, fits each place of the program."""
    return {str(topic): str(where) for topic, where in _index()["topics"].items()}


def topic_page(topic: str) -> tuple[str, str]:
    """Return the page and the heading that fit a place; the first page of the guide where none does."""
    where = topics().get(topic) or contents()[0].pages[0]
    name, _, anchor = where.partition("#")
    return name, anchor


def released() -> dt.date:
    """Return the day of the newest version that the page of news tells of. Raises UserError when none stands there."""
    for block in page(NEWS).blocks:
        words = plain(block.spans) if isinstance(block, Heading) else ""
        day = ApproxDate.parse(words.rpartition("– ")[2]).exact if "–" in words else None
        if day is not None:
            return day
    raise UserError(NO_PAGE)


def picture_file(picture: Picture) -> Path:
    """Return where a picture lies: always in the guide's own folder, whatever the page says."""
    return help_folder() / "billeder" / Path(picture.file).name


@cache
def _index() -> dict[str, Any]:
    return tomllib.loads((help_folder() / "indhold.toml").read_text(encoding="utf-8"))
