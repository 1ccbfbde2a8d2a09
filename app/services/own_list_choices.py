"""Who notifies, and the aims of a plan, as lists that can be edited.

A shipped aim keeps its id whatever it is called; one of our own has its words as id. A sender in our own words is
counted as one of the shipped ones, so that figures read the same before and after.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from app.paths import resources
from app.services import notification_senders as senders
from app.services import plan_aims
from app.services.definitions import own_versions
from app.services.modules import FIGURES, NOTIFICATIONS
from app.services.notification_senders import ANONYMOUS_ID, Sender, shipped_senders
from app.services.own_list_rows import (
    WHOLE,
    Fault,
    ListArea,
    ListKind,
    ListLine,
    ListRow,
    OwnList,
    common_faults,
    plain_list,
)
from app.services.plan_aims import Aim, shipped_aims
from app.services.ports import Unit

SENDERS, AIMS = "Afsendere af underretninger", "Delmål for tidlig hjælp"
NO_CATEGORY = "Vælg, hvad den tælles under."
ANONYMOUS_STAYS = "»{name}« skal hedde det samme, så anonyme underretninger kan kendes."
ANONYMOUS_MISSING = "»{name}« skal stå på listen, så anonyme underretninger kan kendes. Sæt den på igen."


def _sender_rows(unit: Unit) -> tuple[ListRow, ...]:
    here = OwnList(ListKind.SENDERS, senders.KEY, SENDERS, tuple(map(_line, senders.senders_here(unit))))
    choices = tuple((each.id, each.name) for each in shipped_senders().senders.values())
    return (ListRow(here, shipped_senders().source, senders.senders_since(unit), choices),)


def _line(sender: Sender) -> ListLine:
    return ListLine(sender.id, sender.name, choice=senders.base_of(sender.id))


def _tidy_senders(wanted: OwnList) -> OwnList:
    plain = plain_list(wanted)
    known = shipped_senders().senders
    return replace(
        plain,
        lines=tuple(
            replace(each, id=senders.own_id(each.choice, each.words)) if each.choice in known else each
            for each in plain.lines
        ),
    )


def _sender_faults(wanted: OwnList) -> Iterator[Fault]:
    yield from common_faults(wanted)
    known = shipped_senders().senders
    name = known[ANONYMOUS_ID].name
    nameless = [each for each in wanted.lines if each.choice == ANONYMOUS_ID]
    yield from (Fault(each.id, NO_CATEGORY) for each in wanted.lines if each.words.strip() and each.choice not in known)
    yield from (Fault(each.id, ANONYMOUS_STAYS.format(name=name)) for each in nameless if each.words != name)
    if not nameless:
        yield Fault(WHOLE, ANONYMOUS_MISSING.format(name=name))


def _save_senders(unit: Unit, wanted: OwnList) -> None:
    senders.save_senders(unit, [each.id for each in wanted.lines])


def _restore_senders(unit: Unit, _key: str) -> None:
    senders.restore_senders(unit)


SENDER_AREA = ListArea(
    module=NOTIFICATIONS, rows=_sender_rows, faults=_sender_faults, tidy=_tidy_senders, save=_save_senders,
    restore=_restore_senders,
)  # fmt: skip


def _aim_rows(unit: Unit) -> tuple[ListRow, ...]:
    own = own_versions(unit, plan_aims.KIND).get(plan_aims.KEY)
    lines = tuple(ListLine(each.id, each.name, each.text) for each in plan_aims.aims_here(unit))
    here = OwnList(ListKind.AIMS, plan_aims.KEY, AIMS, lines)
    return (ListRow(here, shipped_source(), own.valid_from if own is not None else None),)


def _tidy_aims(wanted: OwnList) -> OwnList:
    plain, shipped = plain_list(wanted), {each.id for each in shipped_aims()}
    lines = tuple(each if each.id in shipped else replace(each, id=each.words) for each in plain.lines)
    return replace(plain, lines=lines)


def _aim_faults(wanted: OwnList) -> Iterator[Fault]:
    found = tuple(common_faults(wanted))
    yield from found
    if not found:
        yield from (Fault(WHOLE, each) for each in plan_aims.faults_of(_aims(_tidy_aims(wanted))))


def _aims(wanted: OwnList) -> tuple[Aim, ...]:
    return tuple(Aim(each.id, each.words, each.more) for each in wanted.lines)


def _save_aims(unit: Unit, wanted: OwnList) -> None:
    plan_aims.save_aims(unit, _aims(wanted))


def _restore_aims(unit: Unit, _key: str) -> None:
    plan_aims.restore_aims(unit)


@cache
def shipped_source() -> str:
    """Return where the shipped aims come from."""
    content = tomllib.loads((resources() / "definitions" / "aims.toml").read_text(encoding="utf-8"))
    return str(content["source"])


AIM_AREA = ListArea(
    module=FIGURES, rows=_aim_rows, faults=_aim_faults, tidy=_tidy_aims, save=_save_aims, restore=_restore_aims
)
