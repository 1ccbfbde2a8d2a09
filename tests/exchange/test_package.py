"""What lies in a package: it comes out as it went in, and a package made to do harm is refused in Danish."""

import json
import os
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.exchange import package
from app.exchange.package import neutral_name, pack_bytes, parcel_of, read_sealed_file
from app.models.attachment import Attachment
from app.models.paper import Paper
from app.services.comparison import compare
from app.services.finished_papers import open_finished
from app.services.hand_over import LARGEST, Parcel, pack
from app.services.hand_over_receipt import read_receipt, receipt_for
from app.services.hand_over_received import take_over
from app.services.merge_case import receive_cases
from app.services.papers import finish_paper, plan_for
from tests.doing import ask, do
from tests.services.two_laptops import colleague, empty_store, facts

__all__ = ["colleague", "empty_store"]


@pytest.fixture
def parcel(store: OpenStore, mathias_case: UUID) -> Parcel:
    """Story A with a finished paper and a picture, packed."""
    draft = ask(store, plan_for, mathias_case)
    do(store, finish_paper, mathias_case, draft, b"%PDF of the plan")
    with store.units.step("Billede", "test") as unit:
        unit.add(Attachment(case_id=mathias_case, name="tavle", sha256=unit.files.put(b"a picture"), size=9))
    return do(store, pack, [mathias_case], note="  Ring til Jan først.  ")


def changed(parcel: Parcel, name: str, change: Callable[[Any], Any]) -> bytes:
    """The bytes of a package with one of its files changed."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(pack_bytes(parcel))) as old, zipfile.ZipFile(out, "w") as new:
        for each in old.namelist():
            content = old.read(each)
            if each.startswith(name):
                plain = json.loads(content) if each.endswith(".json") else content
                after = change(plain)
                content = after if isinstance(after, bytes) else json.dumps(after).encode()
            new.writestr(each, content)
    return out.getvalue()


def test_a_parcel_comes_out_as_it_went_in(parcel: Parcel) -> None:
    content = pack_bytes(parcel)
    assert parcel_of(content) == parcel
    assert pack_bytes(parcel_of(content)) == content
    assert (parcel.note, parcel.sent_by) == ("Ring til Jan først.", "rådgiver")


def test_papers_and_files_go_along_and_are_there_afterwards(parcel: Parcel, colleague: OpenStore) -> None:
    arrived = parcel_of(pack_bytes(parcel))
    case_id = arrived.cases[0].case_id
    do(colleague, receive_cases, arrived, take={case_id: ()})
    with colleague.units.read("test") as unit:
        (paper,), (picture,) = unit.live(Paper), unit.live(Attachment)
        assert unit.files.get(picture.sha256) == b"a picture"
    assert ask(colleague, open_finished, paper.id).content == b"%PDF of the plan"


def test_papers_and_files_stay_here_when_they_are_not_ticked(store: OpenStore, parcel: Parcel) -> None:
    bare = do(store, pack, [parcel.cases[0].case_id], papers=False, files=False)
    assert (bare.papers, bare.files) == ({}, {})
    assert "papers" in bare.cases[0].content


def test_many_cases_go_in_one_package(
    store: OpenStore, colleague: OpenStore, mathias_case: UUID, noah_case: UUID, liv_case: UUID
) -> None:
    cases = [mathias_case, noah_case, liv_case]
    arrived = parcel_of(pack_bytes(do(store, pack, cases)))
    assert do(colleague, receive_cases, arrived, take=dict.fromkeys(cases, ())) == tuple(cases)


def test_no_trace_of_what_the_sender_read_travels(parcel: Parcel) -> None:
    with zipfile.ZipFile(BytesIO(pack_bytes(parcel))) as archive:
        assert {name.partition("/")[0] for name in archive.namelist()} == {
            "package.json", "cases", "stamps", "papers", "files",
        }  # fmt: skip
        assert b"case.export" not in b"".join(archive.read(name) for name in archive.namelist())


@pytest.mark.long
@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("package.json", lambda plain: plain | {"format": "x"}),
        ("package.json", lambda plain: plain | {"version": "1"}),
        ("package.json", lambda plain: plain | {"cases": []}),
        ("package.json", lambda plain: plain | {"cases": ["../../etc/passwd"]}),
        ("package.json", lambda plain: plain | {"cases": plain["cases"] * 2}),
        ("package.json", lambda plain: plain | {"note": 7}),
        ("package.json", lambda plain: plain | {"sent_at": "i går"}),
        ("package.json", lambda _: []),
        ("package.json", lambda _: b"\xff\xfe"),
        ("stamps/", lambda plain: plain | {"rows": []}),
        ("stamps/", lambda plain: plain | {"upto": "zzz"}),
        ("stamps/", lambda plain: plain | {"seen": {"a": 1}}),
        ("stamps/", lambda plain: plain | {"removed": {"x": ["", "", ""]}}),
        ("papers/", lambda content: content + b" changed"),
    ],
)
def test_a_package_that_is_not_right_is_refused(parcel: Parcel, name: str, change: Callable[[Any], Any]) -> None:
    with pytest.raises(UserError, match=r"ikke en pakke|gyldig JSON"):
        parcel_of(changed(parcel, name, change))


def test_a_case_that_does_not_fit_the_schema_is_refused_with_where(parcel: Parcel) -> None:
    broken = changed(parcel, "cases/", lambda plain: plain | {"people": [{"id": "x", "gender": "nej"}]})
    with pytest.raises(UserError, match="/people/0"):
        parcel_of(broken)


def test_a_newer_package_is_refused_by_that_name(parcel: Parcel) -> None:
    with pytest.raises(UserError, match="nyere Rundbord"):
        parcel_of(changed(parcel, "package.json", lambda plain: plain | {"version": 2}))


def test_a_bomb_of_zeros_is_refused_before_it_is_blown_up(parcel: Parcel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "LARGEST", 40 * 1024 * 1024)  # filling 500 MB with zeros takes seconds
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("papers/x", "w") as file:
        for _ in range(package.LARGEST // (16 * 1024 * 1024) + 1):
            file.write(bytes(16 * 1024 * 1024))
    assert len(out.getvalue()) < 1024 * 1024
    with pytest.raises(UserError, match="500 MB"):
        parcel_of(out.getvalue())


def test_what_is_no_zip_is_refused(parcel: Parcel) -> None:
    whole = pack_bytes(parcel)
    for content in (b"", b"PK", whole[: len(whole) // 2], whole[:-30] + bytes(30)):
        with pytest.raises(UserError, match="ikke en pakke"):
            parcel_of(content)


def test_too_much_is_refused_before_it_is_packed(store: OpenStore, mathias_case: UUID) -> None:
    with store.units.step("Billede", "test") as unit:
        unit.add(Attachment(case_id=mathias_case, name="film", sha256="0" * 64, size=LARGEST + 1))
    with pytest.raises(UserError, match="500 MB"):
        do(store, pack, [mathias_case])


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    huge = tmp_path / "huge.rundbord"
    with huge.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(UserError, match="500 MB"):
        read_sealed_file(huge)
    with pytest.raises(UserError, match="kan ikke læses"):
        read_sealed_file(tmp_path / "missing.rundbord")


def test_the_name_of_the_file_tells_nothing_about_anybody() -> None:
    assert neutral_name(("2026-014",), "2026-11-22") == "overdragelse-2026-014.rundbord"
    assert neutral_name(("Mathias",), "2026-11-22") == "overdragelse-2026-11-22.rundbord"
    assert neutral_name(("1", "2"), "2026-11-22") == "overdragelse-2026-11-22.rundbord"


def test_a_stranger_in_the_stamps_does_no_harm(parcel: Parcel, colleague: OpenStore) -> None:
    case = parcel.cases[0]
    strange = replace(case.stamps, rows={}, seen={"f" * 8: "f" * 12 + "-ffff-" + "f" * 8})
    odd = replace(parcel, cases=(replace(case, stamps=strange),))

    do(colleague, receive_cases, parcel_of(pack_bytes(odd)), take={case.case_id: ()})

    assert len(facts(colleague, case.case_id)["people"]) == len(case.content["people"])


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_a_pipe_in_the_place_of_a_package_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pakke.rundbord")

    with pytest.raises(UserError, match="kan ikke læses"):
        read_sealed_file(tmp_path / "pakke.rundbord")


def test_a_package_of_an_older_version_has_no_mark_and_one_with_a_strange_mark_is_refused(parcel: Parcel) -> None:
    def older(plain: dict[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in plain.items() if name not in ("mark", "reply_to")}

    assert (parcel_of(changed(parcel, "package.json", older)).mark, len(parcel.mark)) == ("", 32)
    for wrong in ({"mark": "../x"}, {"mark": 7}, {"reply_to": "x" * 5000}):
        with pytest.raises(UserError):
            parcel_of(changed(parcel, "package.json", lambda plain, wrong=wrong: plain | wrong))


def test_the_receipt_tells_of_a_paper_that_did_not_arrive(
    store: OpenStore, parcel: Parcel, colleague: OpenStore
) -> None:
    arrived = replace(parcel, papers={})
    picks = ask(colleague, compare, arrived, arrived.cases[0].case_id).everything()
    do(colleague, take_over, arrived, take={arrived.cases[0].case_id: picks})
    (told,) = do(store, read_receipt, ask(colleague, receipt_for, parcel.mark))
    assert (told.ok, told.text) == (False, "1 af 1 papir mangler.")
