"""Imports as Python makes them, also once Qt is loaded.

PySide lays a function of its own around every import, so that a file may choose other names for Qt's functions
(`from __feature__ import …`). To know whether a file could want that, it reads the text of each file that is imported
afterwards and never lets go of it: 37 MB of source lines in an open window, and a fifth of the time it takes to start.
No file here, nor in any library beside Qt, chooses such names.
"""

import builtins

import PySide6.QtCore  # noqa: F401 - it is loading this that lays the function around

_BEFORE = "__orig_import__"
_LAID_AROUND = "__feature_import__"
"""The names under which PySide keeps the import that stood there before and the one it lays around it.

What stood there before is Python's own, or a small one of PySide's that has all classes of a module made for
`from … import *`: it reads no file, and stays."""


def import_plainly() -> None:
    """Take PySide's function away again; where there is none, or somebody else has laid one around it, do nothing."""
    names = vars(builtins)
    if _BEFORE in names and builtins.__import__ is names.get(_LAID_AROUND):
        builtins.__import__ = names[_BEFORE]
