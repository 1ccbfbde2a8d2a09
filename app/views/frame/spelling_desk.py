"""Knows how words are spelt: asks the speller's process, and keeps what it answered and what she has decided.

The process is started when somebody is about to write for the first time, never before the store is open, and ends
with the lock. Words go to it through a pipe; nothing is written anywhere.
"""

import json
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment

from app.errors import StoreError, UserError
from app.language.written_words import WrittenWord, bare
from app.services import own_words, profile
from app.services.ports import Changes
from app.spelling.process import command, home
from app.views.widgets.spelling import SpellingNews, use_speller
from app.views.workspace import Workspace

MOST_KEPT = 20_000
"""Words whose answer is remembered; then it begins anew, so that a day of writing does not grow without end."""


class SpellingDesk(QObject):
    """The speller of the open store, from the moment it is opened until `stop`."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.news = SpellingNews(self)
        self._workspace = workspace
        self._known: dict[str, bool] = {}
        self._asked: set[str] = set()
        self._passed: set[str] = set()
        self._own: frozenset[str] = frozenset()
        self._waiting: dict[str, list[Callable[[list[str]], object]]] = {}
        self._process: QProcess | None = None
        self._is_broken = False
        workspace.changed.connect(self._on_changed)
        self._read_settings()

    def stop(self) -> None:
        """End the process and forget every word; twice does no harm."""
        use_speller(None)
        self._is_broken = True
        for words in (self._known, self._asked, self._passed, self._waiting):
            words.clear()
        process, self._process = self._process, None
        if process is not None:
            process.closeWriteChannel()
            process.kill()
            process.waitForFinished(1000)

    def wrong(self, words: Iterable[WrittenWord]) -> list[WrittenWord]:
        """Return the words known to be misspelt, and ask about those nobody has asked about."""
        # Most words are known to be right: these are let go first, because a long text is read again and again.
        known = self._known
        looked = [word for word in words if not known.get(word.asked) and not self._is_hers(word.text)]
        new = list(dict.fromkeys(word.asked for word in looked if word.asked not in self._known))
        new = [word for word in new if word not in self._asked]
        if new:
            self._asked.update(new)
            self._tell({"check": new})
        return [word for word in looked if self._known.get(word.asked) is False]

    def suggest(self, word: str, then: Callable[[list[str]], object]) -> None:
        """Look for other words; `then` gets none when the process is not there."""
        if self._is_broken:
            then([])
            return
        self._waiting.setdefault(word, []).append(then)
        self._tell({"suggest": word})

    def learn(self, word: str) -> None:
        """Put a word in her own dictionary, as a step that can be undone."""
        self._workspace.do(f"Læg »{word}« i min ordbog", own_words.add_own_word, word)

    def pass_over(self, word: str) -> None:
        """Leave a word alone until the program is locked."""
        self._passed.add(word)
        self.news.came.emit()

    def _is_hers(self, word: str) -> bool:
        return word in self._passed or any(form.casefold() in self._own for form in bare(word))

    def _tell(self, question: dict[str, object]) -> None:
        if self._is_broken:
            return
        if self._process is None:
            self._process = self._start()
        self._process.write(json.dumps(question).encode("ascii") + b"\n")

    def _start(self) -> QProcess:
        process, words = QProcess(self), command()
        process.setProgram(words[0])
        process.setArguments(words[1:])
        process.setWorkingDirectory(str(home()))
        process.setProcessEnvironment(_harmless())
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._on_answers)
        process.errorOccurred.connect(self._on_error)
        process.start()
        return process

    def _on_answers(self) -> None:
        while self._process is not None and self._process.canReadLine():
            answer = json.loads(bytes(self._process.readLine().data()))
            if "unknown" in answer:
                self._keep(answer["of"], answer["unknown"])
            elif "instead" in answer:
                for then in self._waiting.pop(answer["of"], ()):
                    then(answer["instead"])

    def _keep(self, words: list[str], unknown: list[str]) -> None:
        if len(self._known) > MOST_KEPT:
            self._known.clear()
        names = self._names_among(unknown)
        self._known.update({word: word not in unknown or word in names for word in words})
        self._asked.difference_update(words)
        self.news.came.emit()

    def _names_among(self, words: list[str]) -> frozenset[str]:
        try:
            return self._workspace.ask(own_words.names_among, words) if words else frozenset()
        except (StoreError, UserError):  # the store is closing: nobody is to be told that words may be names
            return frozenset()

    def _on_error(self, _error: QProcess.ProcessError) -> None:
        self._is_broken = True  # a laptop on which it cannot run writes on without marks
        waiting, self._waiting = self._waiting, {}
        for each in waiting.values():
            for then in each:
                then([])

    def _on_changed(self, changes: Changes) -> None:
        if "setting" in changes.tables:
            self._read_settings()
        if changes.tables & {"person", "definition_version"}:
            self._known = {word: known for word, known in self._known.items() if known}  # one may be a name now

    def _read_settings(self) -> None:
        is_on = self._workspace.ask(profile.read_settings).get(own_words.SPELLING_KEY, "1") != "0"
        self._own = frozenset(word.casefold() for word in self._workspace.ask(own_words.list_own_words))
        use_speller(self if is_on else None)
        self.news.came.emit()


def _harmless() -> QProcessEnvironment:
    """Return the environment without what is ours: a passphrase may stand there."""
    variables = QProcessEnvironment.systemEnvironment()
    for name in variables.keys():  # noqa: SIM118 - Qt's own, no mapping
        if name.startswith("RUNDBORD_"):
            variables.remove(name)
    variables.insert("PYTHONDONTWRITEBYTECODE", "1")
    variables.insert("PYTHONPATH", str(home()))
    return variables
