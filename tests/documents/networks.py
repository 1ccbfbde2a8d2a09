"""A network map with two dozen people: what the paper tests print of one."""

from datetime import date

from app.genogram.network import MapOptions, MapPerson, NetworkMap
from app.models.enums import Copy
from app.models.enums_people import Gender, Sector, TieQuality
from app.services.network_paper import NetworkPaper

PEOPLE = tuple(
    MapPerson(f"p{n}", name, list(Sector)[n % 5], n % 3 + 1, None, list(TieQuality)[n % 5], list(Gender)[n % 4])
    for n, name in enumerate(
        [
            "Inger",
            "Fatima Haddad",
            "Birgitte Ahlmann-Ohlsen",
            "Skovbakkeskolens fritidsordning",
            "Åse",
            "Jens-Ole Brask",
        ]
        * 4
    )
)
NETWORK = NetworkPaper(
    title="Mathias’ netværk",
    copy=Copy.FAMILY,
    made_on=date(2026, 11, 22),
    version="1 (a4f2)",
    network=NetworkMap("c", "Mathias", 11, Gender.MAN, PEOPLE),
    options=MapOptions(contributions=True, marks=False, waiting=False),
    municipality="Eksempel Kommune",
    example=False,
)
