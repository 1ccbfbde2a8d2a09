"""Families the genogram is tried on: a blended family and two where children live, or lived, away from home."""

from __future__ import annotations

from typing import Any

from app.genogram.family import (
    ChildLink,
    Family,
    FamilyPerson,
    Gender,
    Household,
    LinkKind,
    Relation,
    Union,
)

YEAR = 2026


def person(
    key: str, name: str, gender: Gender, born: int | None, *, died: int | None = None, birth: str = "", **more: Any
) -> FamilyPerson:
    age = None if born is None else (died or YEAR) - born
    since = birth or (str(born) if born else None)
    return FamilyPerson(key, name, gender, born, since, died, died is not None, age, **more)


def child(key: str, union: str, kind: LinkKind = "biological", *, primary: bool = True) -> ChildLink:
    return ChildLink(key, union, kind, primary)


def blended() -> Family:
    """Story A: a boy, two homes, twins on the father's side and a half sister on the mother's."""
    return Family(
        (
            person("mathias", "Mathias Kjærgaard Østergård", "man", 2015, is_index=True, birth="2015-03-14"),
            person("lone", "Lone Kjærgaard", "woman", 1986),
            person("torben", "Torben Østergård", "man", 1981),
            person("alma", "Alma Kjærgaard Nguyen", "woman", 2021),
            person("minh", "Minh Nguyen", "man", 1988),
            person("aase", "Åse Østergård Dahl", "woman", 1984),
            person("storm", "Storm", "man", 2023, birth="2023-06-09", twin_group="t", identical=False),
            person("freja", "Freja", "woman", 2023, birth="2023-06-09", twin_group="t", identical=False),
            person("inger", "Inger Kjærgaard", "woman", 1958),
            person("poul", "Poul Kjærgaard", "man", 1954, died=2023),
            person("ruth", "Ruth Østergård", "woman", 1955, note="har kun kontakt til Torben"),
        ),
        (
            Union("lone-torben", ("lone", "torben"), "divorced", "gift 2013, skilt 2019", "2013"),
            Union("lone-minh", ("lone", "minh"), "ended_cohabiting", "samboende til 2024", "2020"),
            Union("torben-aase", ("aase", "torben"), "married", "gift 2022", "2022"),
            Union("inger-poul", ("inger", "poul"), "married", "", "1980"),
            Union("ruth", ("ruth",)),
        ),
        (
            child("mathias", "lone-torben"),
            child("alma", "lone-minh"),
            child("storm", "torben-aase"),
            child("freja", "torben-aase"),
            child("lone", "inger-poul"),
            child("torben", "ruth"),
        ),
        (
            Household("h1", "Hammerum", ("lone", "mathias", "alma")),
            Household("h2", "Struer", ("torben", "aase", "storm", "freja")),
        ),
        (
            Relation("mathias", "inger", "close"),
            Relation("lone", "torben", "conflict"),
            Relation("lone", "minh", "cooperation"),
            Relation("mathias", "torben", "distant"),
        ),
    )


def returned_home() -> Family:
    """Story B: a boy of 17 back with his father; an uncle known only as his mother's brother; a child on the way."""
    return Family(
        (
            person("noah", "Noah Bækgaard Sørensen", "man", 2009, is_index=True),
            person("jan", "Jan Sørensen", "man", 1975),
            person("heidi", "Heidi Bækgaard", "woman", 1979),
            person("mikkel", "Mikkel Sørensen", "man", 2003),
            person("sofie", "Sofie", "woman", 2004),
            FamilyPerson("baby", "", kind="unborn", due="termin marts 2027"),
            person("gerda", "Gerda Sørensen", "woman", 1948, note="får demens"),
            person("farfar", "Farfar Sørensen", "man", None, died=2011),
            person("lars", "Lars Bækgaard", "man", 1982),
        ),
        (
            Union("jan-heidi", ("jan", "heidi"), "separated", "gået fra hinanden", "2000"),
            Union("mikkel-sofie", ("mikkel", "sofie"), "cohabiting", "", "2024"),
            Union("gerda-farfar", ("gerda", "farfar"), "widowed", "", "1970"),
            Union("unknown"),
        ),
        (
            child("noah", "jan-heidi"),
            child("mikkel", "jan-heidi"),
            child("baby", "mikkel-sofie"),
            child("jan", "gerda-farfar"),
            child("heidi", "unknown"),
            child("lars", "unknown"),
        ),
        (Household("h1", "Ikast", ("jan", "noah")), Household("h2", "Aarhus", ("mikkel", "sofie"))),
        (
            Relation("noah", "lars", "close"),
            Relation("jan", "heidi", "cut_off"),
            Relation("noah", "jan", "close_conflict"),
        ),
    )


def foster_family() -> Family:
    """Story C: two half siblings in one foster family, with both birth and foster parents in the picture."""
    return Family(
        (
            person("liv", "Liv Holm Petersen", "woman", 2016, is_index=True),
            person("bertil", "Bertil Holm Petersen", "man", 2018),
            person("grethe", "Anne-Grethe Toft", "woman", 1969),
            person("svend", "Svend\u00a0Åge Toft", "man", 1966),
            person("ida", "Ida Toft", "woman", 1994),
            person("joon", "Joon-ho Toft", "man", 2001),
            person("ellen", "Ellen", "woman", 2017),
            person("tanja", "Tanja Holm", "woman", 1993),
            FamilyPerson("father", "", "man", kind="placeholder"),
            person("dennis", "Dennis Petersen", "man", 1990, died=2020),
            person("kirsten", "Kirsten Holm", "woman", None),
            person("ejvind", "Ejvind Holm", "man", None),
        ),
        (
            Union("toft", ("grethe", "svend"), "married", "", "1990"),
            Union("tanja-father", ("tanja", "father"), "unknown", "", "2015"),
            Union("tanja-dennis", ("tanja", "dennis"), "separated", "gift 2017, separeret 2019", "2017"),
            Union("holm", ("kirsten", "ejvind"), "married", "", "1985"),
            Union("ida", ("ida",)),
        ),
        (
            child("ida", "toft"),
            child("joon", "toft", "adopted"),
            child("liv", "toft", "foster"),
            child("bertil", "toft", "foster"),
            child("liv", "tanja-father", primary=False),
            child("bertil", "tanja-dennis", primary=False),
            child("tanja", "holm"),
            child("ellen", "ida"),
        ),
        (Household("h", "Sunds", ("grethe", "svend", "liv", "bertil")),),
        (
            Relation("liv", "grethe", "close"),
            Relation("liv", "tanja", "cut_off"),
            Relation("kirsten", "liv", "caring", directed=True),
        ),
    )


STORIES = {"blended": blended, "returned_home": returned_home, "foster_family": foster_family}
