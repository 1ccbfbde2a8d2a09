"""The rules while they are edited: what is in use, half-written changes over it, and every change can be undone."""

import contextlib
import json
from collections.abc import Mapping
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Signal

from app.errors import UserError
from app.rules.rule import Rule
from app.rules.rule_text import as_text, rule_from_text
from app.services import municipal_profile, own_rules
from app.services.own_rules import CountShown, RuleRow
from app.services.ports import Changes
from app.services.profile_content import ProfileContent
from app.views.records.attempt import attempt
from app.views.settings.desk_step import DeskStep
from app.views.settings.rules_progress import RedatingProgress
from app.views.workspace import Workspace

PREFIX = "rule:"
TABLES = frozenset({"definition_version", "due_item"})
Wanted = tuple[Mapping[str, Rule | None], Mapping[str, int | bool | None]]


class RulesDesk(QObject):
    """All rules and numbers by id. `changed` when any of them stands otherwise than before."""

    changed = Signal()

    def __init__(self, workspace: Workspace, kept: Mapping[str, str]) -> None:
        super().__init__()
        self.workspace = workspace
        self.rows: dict[str, RuleRow] = {}
        self.counts: dict[str, CountShown] = {}
        self._new: dict[str, Rule] = {}
        self._half: dict[str, dict[str, str]] = {}
        for key, text in kept.items():
            if key.startswith(PREFIX):
                with contextlib.suppress(ValueError, UserError, KeyError, TypeError):  # from another version
                    self._take_half(key.removeprefix(PREFIX), json.loads(text))

    def read(self) -> None:
        """Read what is in use; what is half written stays."""
        found = self.workspace.ask(own_rules.list_rules)
        self.rows = {row.rule.id: row for row in found.rules}
        self.rows |= {key: RuleRow(rule) for key, rule in self._new.items() if key not in self.rows}
        self.counts = {each.count.id: each for each in found.counts}
        self.changed.emit()

    def begin(self, rule: Rule) -> None:
        """Begin a rule of our own; it is in use once it is saved."""
        self._new[rule.id] = rule
        self.keep_half(rule.id, {})
        self.read()

    def half(self, rule_id: str) -> dict[str, str]:
        """Return the texts of a rule that are written and not saved yet."""
        return dict(self._half.get(rule_id, {}))

    def is_new(self, rule_id: str) -> bool:
        """Tell whether a rule was begun and is not in use yet."""
        return rule_id in self._new

    def keep_half(self, rule_id: str, texts: Mapping[str, str]) -> None:
        """Keep what is written and not saved, so that it is there after a crash."""
        known = rule_id in self._half
        self._half[rule_id] = dict(texts)
        new = self._new.get(rule_id)
        content = {"texts": dict(texts)} | ({"rule": as_text(new)} if new else {})
        self.workspace.drafts.keep(PREFIX + rule_id, json.dumps(content, ensure_ascii=False))
        if not known:
            self.changed.emit()

    def forget_half(self, rule_id: str) -> None:
        """Let go of what is half written: it says what is in use."""
        if self._half.pop(rule_id, None) is not None:
            self.workspace.drafts.drop(PREFIX + rule_id)
            self.changed.emit()

    def leave(self, rule_id: str) -> None:
        """Let go of what is half written; a rule that was never in use is gone."""
        self._half.pop(rule_id, None)
        self._new.pop(rule_id, None)
        self.workspace.drafts.drop(PREFIX + rule_id)
        self.read()

    def save(self, name: str, rule: Rule) -> str:
        """Use a rule as it is written. Returns why not, empty when it was done."""
        return self._do(name, ({rule.id: rule}, {}), (self._before(rule.id), {}))

    def restore(self, name: str, rule_id: str) -> str:
        """Use a rule as it is shipped; one of our own goes. Returns why not, empty when it was done."""
        return self._do(name, ({rule_id: None}, {}), (self._before(rule_id), {}))

    def set_count(self, count_id: str, value: int | bool | None) -> str:
        """Use another number; None is the shipped one. Returns why not, empty when it was done."""
        shown = self.counts[count_id]
        before = shown.count.value if shown.own_since else None
        return self._do(f"Ret: {shown.count.name}", ({}, {count_id: value}), ({}, {count_id: before}))

    def take_profile(self, content: ProfileContent) -> str:
        """Take a profile in. Returns why not, empty when it was done; it cannot be undone as one step."""
        progress = RedatingProgress()
        tried = attempt(self.workspace, "Hent profil", municipal_profile.take_profile, content, progress=progress)
        progress.close()
        if tried.done is not None:
            self._tell(tried.done.value)
        return tried.refusal

    def put(self, wanted: Wanted) -> str:
        """Let rules and numbers stand so. Returns why not, empty when it was done."""
        progress = RedatingProgress()
        tried = attempt(self.workspace, "Ret regler", own_rules.put_rules, *wanted, progress=progress)
        progress.close()
        if tried.done is None:
            return tried.refusal or "Det kunne ikke gemmes."
        for rule_id in wanted[0]:
            self._half.pop(rule_id, None)
            self._new.pop(rule_id, None)
            self.workspace.drafts.drop(PREFIX + rule_id)
        self._tell(tried.done.value)
        return ""

    def _before(self, rule_id: str) -> dict[str, Rule | None]:
        row = self.rows.get(rule_id)
        return {rule_id: row.rule if row is not None and row.own_since else None}

    def _do(self, name: str, after: Wanted, before: Wanted) -> str:
        refusal = self.put(after)
        if not refusal:
            self.workspace.undo_stack.push(DeskStep(name, lambda wanted: not self.put(wanted), before, after))
        return refusal

    def _tell(self, cases: frozenset[UUID]) -> None:
        """Tell this page and the others: rules are no rows of a case, so nobody else does."""
        self.read()
        self.workspace.changed.emit(Changes(uuid4(), "Regler", TABLES, cases, undoable=False))

    def _take_half(self, rule_id: str, content: Mapping[str, object]) -> None:
        texts, new = content["texts"], content.get("rule")
        if isinstance(new, str):
            self._new[rule_id] = rule_from_text(new)
        if isinstance(texts, dict):
            self._half[rule_id] = {str(key): str(text) for key, text in texts.items()}
