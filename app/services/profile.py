"""The caseworker and the municipality: what stands on papers, and the settings of this laptop."""

import hashlib
from dataclasses import dataclass

from app.models.paper import Blob
from app.models.setup import Profile, Setting
from app.services.plan_rows import STANDARD_RIGHTS, ContactBox
from app.services.ports import Unit, use_case
from app.services.records import FieldRow
from app.services.typed_values import typed_text

HELPLINE = ("BørneTelefonen", "116 111")


@dataclass(frozen=True, slots=True)
class ProfileRow:
    """The profile as papers need it, and as the settings page edits it."""

    contact: ContactBox
    municipality: str
    safety_line: str
    rights: tuple[str, ...]
    logo: bytes | None
    fields: tuple[FieldRow, ...]


@use_case("profile.read")
def read_profile(unit: Unit) -> ProfileRow:
    """Return the profile; what is not filled in is empty."""
    profile = next(iter(unit.live(Profile)), None) or Profile()
    helpline = _helpline(profile.child_line)
    contact = ContactBox(
        name=profile.name or "", title=profile.job_title or "", phone=profile.phone or "", hours=profile.hours or "",
        substitute=profile.substitute or "", substitute_phone=profile.substitute_phone or "",
        out_of_hours_name=profile.out_of_hours or "", out_of_hours_phone=profile.out_of_hours_phone or "",
        helpline_name=helpline[0], helpline_phone=helpline[1],
    )  # fmt: skip
    rights = tuple(line.strip() for line in (profile.rights or "").splitlines() if line.strip()) or STANDARD_RIGHTS
    fields = tuple(
        FieldRow(
            name,
            fact.label,
            fact.help,
            "long" if fact.long else "text",
            getattr(profile, name) or "",
            getattr(profile, name) or "",
        )
        for name, fact in Profile.facts().items()
    )
    place = " · ".join(filter(None, (profile.municipality, profile.department)))
    return ProfileRow(contact, place, profile.safety_line or "", rights, _logo(unit, profile), fields)


@use_case("profile.save")
def save_profile(unit: Unit, values: dict[str, str]) -> None:
    """Write some of the profile's fields."""
    profile = next(iter(unit.live(Profile)), None) or unit.add(Profile())
    for name, value in values.items():
        if name in Profile.facts():
            setattr(profile, name, typed_text(value) or None)


@use_case("profile.logo")
def set_logo(unit: Unit, png: bytes | None) -> None:
    """Keep the municipality's logo for papers, or take it away. `png` has been read and written anew by the window."""
    profile = next(iter(unit.live(Profile)), None) or unit.add(Profile())
    sha = hashlib.sha256(png).hexdigest() if png else None
    if png and unit.session.get(Blob, sha) is None:
        unit.session.add(Blob(sha256=sha, content=png))
    profile.logo_sha256 = sha


def _logo(unit: Unit, profile: Profile) -> bytes | None:
    blob = unit.session.get(Blob, profile.logo_sha256) if profile.logo_sha256 else None
    return blob.content if blob else None


@use_case("settings.read")
def read_settings(unit: Unit) -> dict[str, str]:
    """Return the settings of this laptop, e.g. theme and text size."""
    return {each.key: each.value or "" for each in unit.live(Setting)}


@use_case("settings.save", undoable=False)
def save_setting(unit: Unit, key: str, value: str) -> None:
    """Write one setting."""
    found = next((each for each in unit.live(Setting) if each.key == key), None)
    if found is None:
        unit.add(Setting(key=key, value=typed_text(value)))
    else:
        found.value = typed_text(value)


def _helpline(text: str | None) -> tuple[str, str]:
    """Split »BørneTelefonen 116 111« into name and number."""
    if not text:
        return HELPLINE
    digits = next((place for place, letter in enumerate(text) if letter.isdigit()), len(text))
    return text[:digits].strip(), text[digits:].strip()
