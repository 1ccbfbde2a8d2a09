"""What of the collected files goes along: Qt's parts that are used, and none of the system's own libraries.

Pure functions over names, so that the specification stays short and the choice can be tested without a build.
"""

from pathlib import PurePosixPath

PLUGINS = {
    "iconengines": {"qsvgicon"},
    "imageformats": {"qjpeg", "qsvg", "qico"},
    "platforms": {"qxcb", "qwayland", "qoffscreen", "qwindows", "qcocoa"},
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
    "platformthemes": {"qxdgdesktopportal"},
    "printsupport": {"cupsprintersupport"},
    "styles": {"qmodernwindowsstyle", "qmacstyle"},
    "wayland-decoration-client": {"adwaita", "bradient"},
    "wayland-shell-integration": {"xdg-shell"},
}
"""Qt's plugins that are shipped, by folder. The window is drawn by Qt itself, so nothing of OpenGL is needed."""

PYTHON_PARTS = {
    "tkinter", "unittest", "pydoc", "pydoc_data", "doctest", "test", "lib2to3", "distutils", "setuptools",
    "pkg_resources", "_distutils_hack", "pip", "wheel", "curses", "readline", "sqlite3", "nis", "ensurepip", "idlelib",
    "turtle", "turtledemo", "xmlrpc", "ftplib", "smtplib", "imaplib", "poplib", "nntplib", "telnetlib", "webbrowser",
    "ssl", "_ssl", "PIL.ImageTk", "PIL._imagingtk", "PIL.ImageQt", "PIL._avif_dev", "lxml", "numpy", "pandas",
    "charset_normalizer", "chardet", "IPython", "matplotlib", "PySide6.QtOpenGL", "PySide6.QtQml", "PySide6.QtQuick",
}  # fmt: skip
"""Modules that are left out: developers' tools, what speaks to a network, and what other packages could use."""

OWN_COPIES = ("libpython3", "libmpdec.so")
"""The system's libraries that go along on Linux: another Debian or Ubuntu has these in another version."""

NOT_USED = ("resources/pictures/", "resources/fonts/build_fonts.py", "hunspell/dictionaries/")
"""What lies in the checkout or in a package for developers alone."""

LANGUAGE = "da"
_SYSTEM = ("/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/", "/usr/local/lib/")


def keeps(name: str, source: str = "") -> bool:
    """Tell whether a collected file is shipped. `name` is its place in the program, `source` where it was found."""
    path = PurePosixPath(name.replace("\\", "/"))
    if _is_of_the_system(path, source):
        return path.name.startswith(OWN_COPIES)
    parts = path.parts
    if str(path).startswith(NOT_USED) or "__pycache__" in parts:
        return False
    if "plugins" in parts and "PySide6" in parts:
        return _keeps_plugin(path)
    if "translations" in parts and "PySide6" in parts:
        return path.name == f"qtbase_{LANGUAGE}.qm"
    if path.name.removeprefix("lib").startswith(("Qt6", "opengl32sw", "d3dcompiler")):
        return _keeps_library(path)
    return not path.name.startswith(("LICENSE", "direct_url")) and not _is_source(path)


def _is_of_the_system(path: PurePosixPath, source: str) -> bool:
    """Tell whether a library belongs to Linux: then it is named as a dependency, and Debian mends its faults."""
    native = ".so" in path.name
    return native and source.startswith(_SYSTEM) and "python3" not in path.parts[0] and "site-packages" not in source


def _keeps_plugin(path: PurePosixPath) -> bool:
    kinds = PLUGINS.get(path.parent.name, set())
    return path.name.removeprefix("lib").split(".")[0] in kinds


def _keeps_library(path: PurePosixPath) -> bool:
    unused = (
        "Qt6EglFS",
        "Qt6EglFs",
        "Qt6Quick",
        "Qt6Qml",
        "Qt6Pdf",
        "Qt6VirtualKeyboard",
        "opengl32sw",
        "d3dcompiler",
        "Qt6Test",
    )
    return not path.name.removeprefix("lib").startswith(unused)


def _is_source(path: PurePosixPath) -> bool:
    """Tell whether a file is only there for whoever builds a package."""
    return path.suffix in {".pyi", ".pyx", ".pxd", ".cpp", ".h", ".hpp", ".c", ".pyc"} or path.name == "py.typed"
