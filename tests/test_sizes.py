"""How long things may grow before they must be split. A function's length is counted without its docstring."""

from statistics import median

from tests.sources import ROOT, sources

MEDIAN, HARD, LONGEST_FUNCTION = 110, 300, 30
DRAWERS = {"utils", "util", "misc", "common", "helpers", "helper", "stuff", "tools"}


def lines_of(folder: str) -> dict[str, int]:
    """Return the number of lines of every Python file; a file with a docstring only has no size to speak of."""
    found = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in (ROOT / folder).rglob("*.py")
    }
    return {name: count for name, count in found.items() if count > 5}


def test_the_middle_file_is_short() -> None:
    assert median(lines_of("app").values()) <= MEDIAN


def test_no_file_is_longer_than_the_hard_limit() -> None:
    sizes = lines_of("app") | lines_of("tests") | lines_of("resources") | lines_of("installer")
    assert {name: count for name, count in sizes.items() if count > HARD} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    # A builder in tests may be one long list of people; what is run in app, and each test, may not.
    long = [
        f"{each}:{made.line} {made.name} has {made.length} lines"
        for folder in ("app", "tests")
        for each in sources(folder)
        for made in each.functions
        if made.length > LONGEST_FUNCTION and (folder == "app" or made.name.startswith("test_"))
    ]
    assert long == []


def test_nothing_lies_in_a_drawer() -> None:
    names = {
        path.stem for folder in ("app", "tests") for path in (ROOT / folder).rglob("*") if path.suffix in ("", ".py")
    }
    assert names & DRAWERS == set()
