"""What stands in every source file, read once for all tests that look through the sources: parsing them takes seconds.

Only what is looked for is kept: the trees of all files together would take a gigabyte.
"""

import ast
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
CLOCKS = {"now", "today", "utcnow"}
NO_NODES = {int, str, float, bytes, bool, type(None), ast.Load, ast.Store, ast.Del}
"""What stands in a node and is none itself, the contexts among them; asked first, since most of it is numbers."""


@dataclass(frozen=True, slots=True)
class Function:
    """A function: its first line, its name, and its lines without the docstring."""

    line: int
    name: str
    length: int


@dataclass(slots=True)
class Source:
    """What was found in one file."""

    path: Path
    imports: list[str] = field(default_factory=list)
    """Modules, and what is taken out of them (`module.name`)."""
    dotted: bool = False
    """Whether something is imported with leading dots."""
    texts: list[str] = field(default_factory=list)
    """Every text that is not a docstring."""
    docstrings: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    """Every identifier that is made: functions, classes, arguments, variables and attributes that are set."""
    clocks: list[str] = field(default_factory=list)
    """Where a day or a time is asked of the clock, as `dt.date.today`."""
    functions: list[Function] = field(default_factory=list)

    def __str__(self) -> str:
        return str(self.path.relative_to(ROOT))


@cache
def source(path: Path) -> Source:
    """Read one file."""
    nodes = _nodes(ast.parse(path.read_text(encoding="utf-8")))
    said = {id(node.value) for node in nodes if type(node) is ast.Expr}
    found = Source(path)
    for node in nodes:
        if type(node) is ast.Constant:
            if isinstance(node.value, str):
                (found.docstrings if id(node) in said else found.texts).append(node.value)
        elif type(node) is ast.Attribute or type(node) is ast.Name:
            _used(found, node)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            _imported(found, node)
        else:
            _named(found, node)
    return found


def _nodes(tree: ast.AST) -> list[ast.AST]:
    """Return what `ast.walk` yields, but for the contexts, in its order and in half its time."""
    found = [tree]
    for node in found:  # it grows while we go through it
        for value in vars(node).values():
            kind = type(value)
            if kind is list:
                found += [each for each in value if isinstance(each, ast.AST)]
            elif kind not in NO_NODES and isinstance(value, ast.AST):
                found.append(value)
    return found


def sources(*folders: str) -> list[Source]:
    """Read every file under some folders of the project, in the order of their names."""
    return [source(path) for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def _imported(found: Source, node: ast.Import | ast.ImportFrom) -> None:
    if isinstance(node, ast.Import):
        found.imports += [alias.name for alias in node.names]
    else:
        found.dotted = found.dotted or node.level > 0
        found.imports += [f"{node.module}.{alias.name}" for alias in node.names]


def _used(found: Source, node: ast.Attribute | ast.Name) -> None:
    name = node.attr if isinstance(node, ast.Attribute) else node.id
    if type(node.ctx) is ast.Store:
        found.names.append(name)
    if name in CLOCKS and isinstance(node, ast.Attribute):
        found.clocks.append(ast.unparse(node))


def _named(found: Source, node: ast.AST) -> None:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        found.functions.append(Function(node.lineno, node.name, _length(node)))
        found.names.append(node.name)
    elif isinstance(node, ast.ClassDef):
        found.names.append(node.name)
    elif isinstance(node, ast.arg):
        found.names.append(node.arg)


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the lines from `def` to the end, without the docstring."""
    whole = _lines(node)
    return whole if ast.get_docstring(node, clean=False) is None else whole - _lines(node.body[0])


def _lines(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1
