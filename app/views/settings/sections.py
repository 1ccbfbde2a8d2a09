"""The cards of Indstillinger: each saves as soon as a field is left, like everything else."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal

from app.services import modules, profile
from app.services.modules import ModuleRow
from app.services.records import FieldRow
from app.views.settings.look import SIZE_KEY, SIZES, THEME_KEY, THEMES
from app.views.widgets.cards import Card
from app.views.widgets.check_box import CheckBox
from app.views.widgets.fields import LabeledField, choice_field, line_field, text_field
from app.views.widgets.text import Text
from app.views.workspace import Workspace

PARTS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("Dig", "Står på familiens papirer, så de ved, hvem de kan ringe til.",
     ("name", "job_title", "phone", "hours", "email")),
    ("Når du er væk", "Familien får altid et navn og et nummer.", ("substitute", "substitute_phone")),
    ("Kommunen", "Står også på papirerne.",
     ("municipality", "department", "out_of_hours", "out_of_hours_phone", "safety_line", "child_line", "rights",
      "device")),
)  # fmt: skip


class ProfilePart(Card):
    """Some fields of the profile."""

    help_topic = "settings.profile"

    def __init__(self, workspace: Workspace, part: tuple[str, str, tuple[str, ...]], kept: Mapping[str, str]) -> None:
        heading, why, names = part
        super().__init__(heading)
        self._workspace = workspace
        self._kept = kept
        self._fields: dict[str, LabeledField] = {}
        self._names = names
        self.body.addWidget(Text(why, "meta", "ink2", wrap=True))

    def show_fields(self, rows: Sequence[FieldRow]) -> None:
        """Show the stored texts; a field somebody is writing in is left alone."""
        for row in rows:
            if row.name not in self._names:
                continue
            field = self._fields.get(row.name)
            if field is None:
                self._add(row)
            elif not field.editor.hasFocus():
                field.set_text(row.value)

    def _add(self, row: FieldRow) -> None:
        make = text_field if row.kind == "long" else line_field
        field = make(row.label, hint=row.help if row.help != row.label else "")
        field.set_text(row.value)
        key = f"profile:{row.name}"
        if key in self._kept:
            field.restore(self._kept[key])
        field.typed.connect(lambda text: self._workspace.drafts.keep(key, text))
        field.committed.connect(lambda text: self._save(row, key, text))
        self._fields[row.name] = field
        self.body.addWidget(field)

    def _save(self, row: FieldRow, key: str, text: str) -> None:
        if self._workspace.do(f"Ret {row.label.lower()}", profile.save_profile, {row.name: text}):
            self._workspace.drafts.drop(key)


class LookPart(Card):
    """Light, dark or high contrast, and how large the letters are. `look_changed` when another look was chosen."""

    help_topic = "settings.look"

    look_changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("Sådan ser det ud")
        self._workspace = workspace
        self._theme = choice_field("Lyst, mørkt eller høj kontrast", THEMES)
        self._size = choice_field("Tekststørrelse", SIZES)
        for key, field in ((THEME_KEY, self._theme), (SIZE_KEY, self._size)):
            field.committed.connect(lambda value, key=key: self._save(key, value))
            field.setMaximumWidth(360)
            self.body.addWidget(field)

    def show_settings(self, settings: Mapping[str, str]) -> None:
        """Show what is chosen."""
        self._theme.set_text(settings.get(THEME_KEY, "system"))
        self._size.set_text(settings.get(SIZE_KEY, "100"))

    def _save(self, key: str, value: str) -> None:
        if self._workspace.do("Ret udseende", profile.save_setting, key, value):
            self.look_changed.emit()


class ModulesPart(Card):
    """Parts of the program that can be off: off leaves no trace, and what was written is kept."""

    help_topic = "settings.modules"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__("Slå til, når I bruger det")
        self._workspace = workspace
        self._boxes: dict[str, CheckBox] = {}
        kept = "Det, I har skrevet, bliver gemt, også når en del er slået fra."
        self.body.addWidget(Text(kept, "meta", "ink2", wrap=True))

    def show_modules(self, rows: Sequence[ModuleRow]) -> None:
        """Show which parts are on."""
        for row in rows:
            box = self._boxes.get(row.key) or self._add(row)
            blocked = box.blockSignals(True)
            box.setChecked(row.on)
            box.blockSignals(blocked)

    def _add(self, row: ModuleRow) -> CheckBox:
        box = CheckBox(row.name)
        box.setAccessibleName(f"Brug »{row.name}«")  # the room in the rail has the bare name
        box.setAccessibleDescription(row.help)
        box.toggled.connect(lambda on: self._switch(row, on=on))
        self._boxes[row.key] = box
        self.body.addWidget(box, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(Text(row.help, "meta", "ink2", wrap=True))
        return box

    def _switch(self, row: ModuleRow, *, on: bool) -> None:
        verb = "Slå til" if on else "Slå fra"
        self._workspace.do(f"{verb}: {row.name}", modules.switch_module, row.key, on=on)
