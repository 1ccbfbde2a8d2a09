"""Commands that give cases to a colleague and take them in: hand-over, receive, receipt, public-key."""

import argparse
from pathlib import Path
from uuid import UUID

from app.bootstrap import OpenStore
from app.cli.declarations import NONE, THEIRS
from app.cli.opening import case_id, opened
from app.documents.outgoing_file import write_outside
from app.errors import UserError
from app.exchange.package import pack_bytes, parcel_of, read_sealed_file, write_sealed_file
from app.exchange.receipt import looks_like_receipt, read_receipt_file, receipt_bytes, receipt_of
from app.services.comparison import FieldDifference, RecordDifference, Review, Side, compare
from app.services.hand_over import Parcel, pack
from app.services.hand_over_receipt import read_receipt, receipt_for
from app.services.hand_over_received import take_over
from app.services.hand_over_road import mark_sent, prepare_sending
from app.store import package_seal
from app.store.passphrase import strength

UNREADABLE = "Filen kan ikke læses: {name}."
LARGEST_KEY = 4096
CONFLICTS = 2
SIDES = {Side.THEIRS: "rettet hos afsenderen", Side.OURS: "rettet her", Side.BOTH: "rettet begge steder"}


def hand_over(arguments: argparse.Namespace) -> int:
    """Pack some cases for a colleague and lock the package. What is weak or missing is said before anything is read."""
    words = _first_line(arguments.package_passphrase_file)
    public_key = _text(arguments.to_key) if arguments.to_key else ""
    if public_key:
        groups = package_seal.fingerprint(public_key)
    elif not (judged := strength(words)).ok:
        raise UserError(judged.text)
    with opened(arguments, export="hand_over") as store:
        cases = [case_id(store, each) for each in arguments.case]
        reply_to = package_seal.own_public_key(store.vault.engine, store.units.actor)
        with store.units.step("Gør klar til overdragelse", "hand_over.prepare") as unit:
            prepare_sending(unit, cases, to=arguments.to)
        with store.units.step("Giv sag videre", "case.hand_over", undoable=False) as unit:
            parcel = pack(unit, cases, note=arguments.note, reply_to=reply_to)
        sealed = package_seal.seal_package(pack_bytes(parcel), passphrase=words, public_key=public_key)
        write_sealed_file(arguments.out, sealed)
        with store.units.step("Sagen er sendt", "hand_over.sent") as unit:
            mark_sent(unit, cases, mark=parcel.mark, to=arguments.to)
    print(f"{len(parcel.cases)} {'sag' if len(parcel.cases) == 1 else 'sager'} er lagt i pakken.")
    if public_key:
        print(f"Ring til din kollega, og sammenlign de fire grupper: {groups}")
    return 0


def receive(arguments: argparse.Namespace) -> int:
    """Take in a package: what is new, all of theirs, or nothing. Exit code 2 when something both changed was left."""
    sealed = read_sealed_file(arguments.file)
    words = _first_line(arguments.package_passphrase_file)
    with opened(arguments) as store:
        parcel = parcel_of(package_seal.open_package(store.vault.engine, sealed, words))
        reviews = _reviews(store, parcel)
        take = {each.case_id: _chosen(each, arguments.take) for each in reviews}
        if arguments.take != NONE:
            with store.units.step("Hent sag", "case.receive") as unit:
                take_over(unit, parcel, take=take)
        if arguments.receipt:
            _write_receipt(store, parcel.mark, arguments.receipt)
    print(f"Pakke fra {parcel.sent_by}, {parcel.sent_at}. {' '.join(parcel.note.split())}".rstrip())
    for review in reviews:
        for line in _lines(review):
            print(line)
    left = any(review.conflicts() - take[review.case_id] for review in reviews if review.known)
    return CONFLICTS if left else 0


def receipt(arguments: argparse.Namespace) -> int:
    """Read a colleague's receipt. Exit code 2 when something that was sent is not there."""
    content = read_receipt_file(arguments.file)
    with opened(arguments) as store:
        if not looks_like_receipt(content):
            content = package_seal.open_package(store.vault.engine, content)
        found = receipt_of(content)
        with store.units.step("Læs kvittering", "hand_over.confirm") as unit:
            told = read_receipt(unit, found)
    print(f"Kvittering fra {' '.join(found.received_by.split())}, {found.received_on.isoformat()}.")
    for each in told:
        asked = f" Spørgsmål: {each.questions}." if each.questions else ""
        print(f"{each.number or 'sag uden nummer'}: {each.text}{asked}")
    return 0 if all(each.ok for each in told) else CONFLICTS


def public_key(arguments: argparse.Namespace) -> int:
    """Write our own public key as a small text file."""
    with opened(arguments) as store:
        text = package_seal.own_public_key(store.vault.engine, store.units.actor)
    write_outside(arguments.out, text.encode())
    print(f"De fire grupper: {package_seal.fingerprint(text)}")
    return 0


def _write_receipt(store: OpenStore, mark: str, path: Path) -> None:
    """Write the receipt of a package, sealed to the sender's key when the package brought one."""
    with store.units.read("hand_over.receipt") as unit:
        found = receipt_for(unit, mark)
    content = receipt_bytes(found, sealed=bool(found.reply_to))
    if found.reply_to:
        content = package_seal.seal_package(content, public_key=found.reply_to)
    write_outside(path, content)
    print("Kvitteringen er skrevet. Send den til den, der sendte pakken.")


def _reviews(store: OpenStore, parcel: Parcel) -> list[Review]:
    with store.units.read("case.compare") as unit:
        return [compare(unit, parcel, each.case_id) for each in parcel.cases]


def _chosen(review: Review, take: str) -> frozenset[tuple[UUID, str]]:
    if take == NONE:
        return frozenset()
    return review.everything() if take == THEIRS or not review.known else review.newer()


def _lines(review: Review) -> list[str]:
    if not review.known:
        return [f"{review.name}: ny sag"]
    head = f"{review.name}: {len(review.records)} steder er forskellige"
    return [head, *(line for record in review.records for line in _record_lines(record))]


def _record_lines(record: RecordDifference) -> list[str]:
    if not record.fields:
        return [f"  {record.title} ({record.standing.value}, {SIDES[record.changed]}): {_short(record.summary)}"]
    return [f"  {record.title} {_short(record.summary)}: {_field_line(each)}" for each in record.fields]


def _field_line(field: FieldDifference) -> str:
    return f"{field.label} ({SIDES[field.changed]}): her »{_short(field.ours.text)}«, der »{_short(field.theirs.text)}«"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else line[:79] + "…"


def _first_line(path: Path | None) -> str:
    lines = _text(path).splitlines() if path else []
    return lines[0] if lines else ""


def _text(path: Path) -> str:
    try:
        with path.open(encoding="utf-8-sig") as file:
            return file.read(LARGEST_KEY)
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(UNREADABLE.format(name=path.name)) from error
