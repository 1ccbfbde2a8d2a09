"""A name and who it is are told apart as people write them."""

import pytest

from app.language.name_in_line import name_and_role


@pytest.mark.parametrize(("text", "name", "role"), [
    ("Henning, nabo", "Henning", "nabo"), ("  Inger  Holm ,  mormor ", "Inger Holm", "mormor"),
    ("mormor Inger", "Inger", "mormor"), ("Mormor Inger Holm", "Inger Holm", "mormor"),
    ("nabo Henning", "Henning", "nabo"), ("naboen Henning", "Henning", "naboen"),
    ("fodboldtræner Jens Ole", "Jens Ole", "fodboldtræner"), ("Klasselærer Bo", "Bo", "klasselærer"),
    ("mor", "mor", ""), ("mor til Elias", "mor til Elias", ""), ("Bror Hansen", "Bror Hansen", ""),
    ("bror Hans", "Hans", "bror"), ("Elias’ mor Lone", "Elias’ mor Lone", ""), ("Inger Holm", "Inger Holm", ""),
    (", nabo", "", "nabo"), ("", "", ""), ("mormor, Inger", "mormor", "Inger"),
])  # fmt: skip
def test_name_and_role(text: str, name: str, role: str) -> None:
    assert name_and_role(text) == (name, role)
