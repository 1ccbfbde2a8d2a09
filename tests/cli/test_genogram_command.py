"""A family drawn from the command line: from a case or a GEDCOM file, as an edit of an earlier drawing, on paper."""

import json
import sys
from functools import partial
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pypdfium2 as pdfium
import pytest
from doing import do

from app.bootstrap import OpenStore, open_store
from app.cli.run import run
from app.models.enums_people import PersonKind
from app.models.people import Household, Person
from app.services import people
from app.services.family_members import add_loss
from app.services.ports import Unit
from tests.shipped import CHEAP, PASSPHRASE, TODAY

FAMILY = """0 HEAD
1 GEDC
2 VERS 5.5.1
1 CHAR UTF-8
{people}0 @F1@ FAM
1 HUSB @I2@
1 WIFE @I1@
1 MARR
2 DATE 1975
{children}0 TRLR
"""
PERSON = "0 @I{number}@ INDI\n1 NAME {name} /Holm/\n1 SEX {sex}\n1 BIRT\n2 DATE {born}\n"


def gedcom(folder: Path, children: int, *, extra: str = "") -> Path:
    """Write a file with two parents and their children, and one who is kin to nobody."""
    people = [PERSON.format(number=1, name="Karen", sex="F", born=1950)]
    people.append(PERSON.format(number=2, name="Per", sex="M", born=1948))
    people += [PERSON.format(number=n + 3, name=f"Barn{n}", sex="F", born=1976 + n) for n in range(children)]
    people.append(PERSON.format(number=900, name="Bo", sex="M", born=1990) + extra)
    path = folder / f"slægt-{children}.ged"
    links = "".join(f"1 CHIL @I{n + 3}@\n" for n in range(children))
    path.write_text(FAMILY.format(people="".join(people), children=links), encoding="utf-8")
    return path


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """Run the command in this process and return exit code, stdout and stderr."""
    monkeypatch.setenv("RUNDBORD_PASSPHRASE", PASSPHRASE)
    monkeypatch.setattr("app.cli.opening.open_store", partial(open_store, floor=CHEAP, now=lambda: TODAY))

    def do(*words: object) -> tuple[int, str, str]:
        code = run(["genogram", *map(str, words)])
        caught = capsys.readouterr()
        return code, caught.out, caught.err

    return do


def test_the_geometry_has_just_what_was_promised(here: Any, tmp_path: Path) -> None:
    out = tmp_path / "ud.json"
    assert here("--gedcom", gedcom(tmp_path, 3), "--out", out)[0] == 0
    told = json.loads(out.read_text(encoding="utf-8"))

    assert list(told) == ["persons", "unions", "links", "lines", "size", "pitch", "ms", "warnings"]
    assert {each["id"] for each in told["persons"]} == {"I1", "I2", "I3", "I4", "I5"}
    assert all(list(each) == ["id", "name", "x", "y", "w", "h", "row"] for each in told["persons"])
    assert [(each["id"], set(each["partners"])) for each in told["unions"]] == [("F1", {"I1", "I2"})]
    assert {each["child"] for each in told["links"]} == {"I3", "I4", "I5"}
    assert {each["kind"] for each in told["lines"]} == {"partner", "drop", "bar", "child"}
    assert all(len(each["points"]) > 1 and len(each["points"][0]) == 2 for each in told["lines"])
    assert told["size"] == 60
    assert 0 < told["ms"] < 5_000


def test_x_and_y_are_the_centres_of_symbols_and_the_pitch_is_the_packed_row(here: Any, tmp_path: Path) -> None:
    out = tmp_path / "ud.json"
    here("--gedcom", gedcom(tmp_path, 6), "--out", out)
    told = json.loads(out.read_text(encoding="utf-8"))
    rows: dict[int, list[float]] = {}
    for each in told["persons"]:
        rows.setdefault(each["row"], []).append(each["x"])
        assert (each["w"], each["h"]) == (60, 60)
    assert sorted(map(len, rows.values())) == [2, 6]
    children = sorted(max(rows.values(), key=len))
    waste = ((children[-1] - children[0]) / told["pitch"] + 1) / 6
    assert 0.999 <= waste <= 1.3  # places are written with three decimals
    bar = next(each for each in told["lines"] if each["kind"] == "bar")
    assert bar["points"][0][1] == bar["points"][-1][1]


def test_the_largest_family_is_drawn_and_the_others_are_named(here: Any, tmp_path: Path) -> None:
    code, told, _ = here("--gedcom", gedcom(tmp_path, 3), "--out", tmp_path / "ud.svg")
    assert code == 0
    assert "Bo Holm" in told
    svg = (tmp_path / "ud.svg").read_text(encoding="utf-8")
    assert "Barn2" in svg
    assert "Bo Holm" not in svg
    here("--gedcom", gedcom(tmp_path, 3), "--person", "I900", "--out", tmp_path / "bo.svg")
    assert ">Bo<" in (tmp_path / "bo.svg").read_text(encoding="utf-8")


def mirrored(path: Path, out: Path) -> list[str]:
    """Write a geometry file in which everybody stands on the other side; return the children from the left."""
    told = json.loads(path.read_text(encoding="utf-8"))
    for each in told["persons"]:
        each["x"] = -each["x"]
    out.write_text(json.dumps(told), encoding="utf-8")
    return [each["id"] for each in sorted(told["persons"], key=lambda each: each["x"]) if each["row"] == 1]


def test_an_edit_keeps_who_stood_left_of_whom(here: Any, tmp_path: Path) -> None:
    old, turned, new = tmp_path / "old.json", tmp_path / "turned.json", tmp_path / "new.json"
    here("--gedcom", gedcom(tmp_path, 4), "--out", old)
    wanted = mirrored(old, turned)

    assert here("--gedcom", gedcom(tmp_path, 5), "--previous", turned, "--out", new)[0] == 0

    told = json.loads(new.read_text(encoding="utf-8"))
    order = [each["id"] for each in sorted(told["persons"], key=lambda each: each["x"]) if each["row"] == 1]
    assert [each for each in order if each in wanted] == wanted
    assert set(order) - set(wanted) == {"I7"}


@pytest.mark.parametrize("content", ["", "{", "[]", '{"persons": [{"id": 1}]}', '{"persons": 3}', "[" * 100_000, "æ"])
def test_what_is_no_drawing_cannot_be_edited(here: Any, tmp_path: Path, content: str) -> None:
    old = tmp_path / "old.json"
    old.write_bytes(content.encode("latin-1"))
    code, out, err = here("--gedcom", gedcom(tmp_path, 2), "--previous", old, "--out", tmp_path / "ny.json")
    assert (code, out) == (2, "")
    assert err.startswith("Filen efter --previous er ikke en tegning")
    assert not (tmp_path / "ny.json").exists()


def test_a_family_too_wide_for_a4_takes_a_larger_paper_and_says_so(here: Any, tmp_path: Path) -> None:
    out = tmp_path / "ud.pdf"
    _, told, _ = here("--gedcom", gedcom(tmp_path, 3), "--out", out)
    assert "På A4" not in told
    _, told, _ = here("--gedcom", gedcom(tmp_path, 18), "--out", out)
    assert "Tegningen er lagt på A3." in told
    with pdfium.PdfDocument(out) as document:
        assert round(document[0].get_width()) == 1191
    _, told, _ = here("--gedcom", gedcom(tmp_path, 60), "--out", out)
    assert "en plakat" in told
    assert "A4-ark, som skal limes sammen." in told
    with pdfium.PdfDocument(out) as document:
        assert len(document) > 4


def test_the_paper_may_be_chosen(here: Any, tmp_path: Path) -> None:
    out = tmp_path / "ud.pdf"
    here("--gedcom", gedcom(tmp_path, 3), "--paper", "A3", "--out", out)
    with pdfium.PdfDocument(out) as document:
        assert {round(side) for side in document[0].get_size()} == {842, 1191}
    _, told, _ = here("--gedcom", gedcom(tmp_path, 3), "--paper", "poster", "--out", out)
    assert told.splitlines()[-1].startswith("Plakaten fylder ")
    assert here("--gedcom", gedcom(tmp_path, 3), "--paper", "A5", "--out", out)[0] == 2


def test_layers_can_be_left_out_and_names_shortened(store: OpenStore, mathias_case: object, here: Any) -> None:
    path = store.vault.path
    store.close()
    out = path.with_name("ud.svg")
    words = ["--store", path, "--case", "2026-014", "--out", out]

    assert here(*words)[0] == 0
    full = out.read_text(encoding="utf-8")
    assert ">Mathias<" in full
    assert here(*words, "--initials", "--no-relations", "--no-households")[0] == 0
    bare = out.read_text(encoding="utf-8")
    assert ">M.K.Ø.<" in bare
    assert "Mathias" not in bare
    assert "fill-opacity" in full
    assert "fill-opacity" not in bare
    ElementTree.fromstring(bare)


def test_every_line_of_the_drawing_is_in_the_geometry_curves_as_many_points(
    store: OpenStore, mathias_case: object, here: Any
) -> None:
    path = store.vault.path
    store.close()
    out = path.with_name("ud.json")
    assert here("--store", path, "--case", "2026-014", "--out", out)[0] == 0
    told = json.loads(out.read_text(encoding="utf-8"))
    kinds = {each["kind"] for each in told["lines"]}
    assert kinds >= {"partner", "drop", "child", "relation", "household"}
    ring = next(each["points"] for each in told["lines"] if each["kind"] == "household")
    assert len(ring) > 12
    assert ring[0] == ring[-1]


def test_the_family_is_drawn_as_it_was_on_a_day(store: OpenStore, mathias_case: object, here: Any) -> None:
    path = store.vault.path
    store.close()
    out = path.with_name("ud.svg")
    words = ["--store", path, "--case", "2026-014", "--out", out]

    assert here(*words, "--as-of", "2018-06-01")[0] == 0
    before = out.read_text(encoding="utf-8")
    assert ">Mathias<" in before
    assert ">Alma<" not in before  # she was born later
    assert here(*words)[0] == 0
    assert ">Alma<" in out.read_text(encoding="utf-8")


def test_a_gedcom_file_is_drawn_as_it_is_whatever_the_day(here: Any, tmp_path: Path) -> None:
    code, _, err = here("--gedcom", gedcom(tmp_path, 2), "--as-of", "2018-06-01", "--out", tmp_path / "ud.svg")
    assert (code, err.strip()) == (2, "--as-of kan kun bruges med en sag. En GEDCOM-fil tegnes, som den er.")


def test_what_everybody_is_to_one_of_them_stands_under_the_name(here: Any, tmp_path: Path) -> None:
    out = tmp_path / "ud.svg"
    source = gedcom(tmp_path, 3)
    assert here("--gedcom", source, "--from", "barn1 holm", "--out", out)[0] == 0
    svg = out.read_text(encoding="utf-8")
    for word in ("set herfra", "mor", "far", "søster"):
        assert f">{word}<" in svg
    assert here("--gedcom", source, "--from", "Barn", "--out", out)[2].startswith("»Barn« passer på flere")
    assert here("--gedcom", source, "--from", "Xerxes", "--out", out)[2].startswith("»Xerxes« passer på ingen")


def test_losses_stay_out_of_a_familys_papers_unless_chosen(store: OpenStore, mathias_case: object, here: Any) -> None:
    def lose(unit: Unit) -> None:
        alma = next(each for each in unit.live(Person) if (each.name or "").startswith("Alma"))
        alma.kind = PersonKind.STILLBIRTH

    do(store, lose)
    path = store.vault.path
    store.close()
    out = path.with_name("ud.svg")
    words = ["--store", path, "--case", "2026-014", "--out", out]
    assert here(*words)[0] == 0
    assert "Alma" not in out.read_text(encoding="utf-8")
    assert here(*words, "--losses")[0] == 0
    assert "Alma" in out.read_text(encoding="utf-8")


def test_no_word_of_kinship_tells_of_a_loss_that_is_not_drawn(
    store: OpenStore, mathias_case: object, here: Any
) -> None:
    def lose(unit: Unit) -> None:
        lone = next(each for each in unit.live(Person) if (each.name or "").startswith("Lone"))
        people.add_partner(unit, lone.id, name="Egon Friis")
        add_loss(unit, lone.id, kind="stillbirth")

    do(store, lose)
    path = store.vault.path
    store.close()
    out = path.with_name("ud.svg")
    words = ["--store", path, "--case", "2026-014", "--from", "Egon Friis", "--out", out]
    assert here(*words)[0] == 0
    assert ">barnets mor<" not in out.read_text(encoding="utf-8")
    assert here(*words, "--losses")[0] == 0
    assert ">barnets mor<" in out.read_text(encoding="utf-8")


def test_every_kind_of_file_is_what_its_name_says(here: Any, tmp_path: Path) -> None:
    for ending, start in (("pdf", b"%PDF"), ("svg", b"<svg"), ("png", b"\x89PNG"), ("json", b"{"), ("PDF", b"%PDF")):
        out = tmp_path / f"ud.{ending}"
        assert here("--gedcom", gedcom(tmp_path, 2), "--out", out)[0] == 0
        assert out.read_bytes().startswith(start)


@pytest.mark.parametrize("kind", ["pdf", "svg", "png"])
def test_a_drawing_is_read_through_before_it_is_written(
    store: OpenStore, noah_case: object, here: Any, kind: str
) -> None:
    def leak(unit: Unit) -> None:
        heidi = next(each for each in unit.live(Person) if each.name == "Heidi Bækgaard")
        heidi.address = "Hemmelig Vej 12, 7100 Vejle"
        for home in unit.live(Household):
            home.label = "Hemmelig Vej 12" if home.label == "Aarhus" else home.label

    do(store, leak)
    path = store.vault.path
    store.close()
    out = path.with_name(f"tegning til Hemmelig Vej 12.{kind}")
    code, _, err = here("--store", path, "--case", "2026-007", "--out", out)
    assert (code, out.exists()) == (2, False)
    assert "filnavnet" in err
    assert here("--store", path, "--case", "2026-007", "--out", out, "--accept-findings")[0] == 0
    assert out.exists()


def test_where_qt_cannot_be_loaded_the_picture_is_taken_of_the_paper(
    here: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "app.views.genogram.picture", None)
    out = tmp_path / "ud.png"
    assert here("--gedcom", gedcom(tmp_path, 2), "--out", out)[0] == 0
    assert out.read_bytes().startswith(b"\x89PNG")
