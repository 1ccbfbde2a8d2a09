"""The municipal profile on the command line: save what is our own, look at a file, and take it in."""

import argparse

from app.cli.opening import opened
from app.documents.outgoing_file import write_outside
from app.errors import UserError
from app.exchange.municipal_profile import LARGEST, read_profile, write_profile
from app.services.municipal_profile import export_profile, preview_profile, take_profile

NO_FILE = "Filen »{name}« kan ikke læses."
NOTHING = "Alt i filen er allerede sådan her."
TAKEN = "Profilen er hentet, og datoerne i alle sager er regnet ud igen."


def profile(arguments: argparse.Namespace) -> int:
    """Save the profile to a file, or show what one would change; with `take` it is taken in as well."""
    if arguments.out is not None:
        with opened(arguments) as store, store.units.step("Gem profil", "rules.export_profile", undoable=False) as unit:
            values = export_profile(unit)
        write_outside(arguments.out, write_profile(values))
        return 0
    try:
        with arguments.file.open("rb") as file:
            content = read_profile(file.read(LARGEST + 1))
    except OSError as error:
        raise UserError(NO_FILE.format(name=arguments.file.name)) from error
    with opened(arguments) as store:
        with store.units.read("rules.preview_profile") as unit:
            changes = preview_profile(unit, content)
        for each in changes:
            print(f"{each.area}: {each.name}: {each.change}")
        if arguments.take:
            with store.units.step("Hent profil", "rules.take_profile", undoable=False) as unit:
                take_profile(unit, content)
    if not changes:
        print(NOTHING)
    elif arguments.take:
        print(TAKEN)
    return 0
