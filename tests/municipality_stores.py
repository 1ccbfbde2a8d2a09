"""The made-up municipality as closed stores that are made once and copied (`ready_stores.opened`)."""

from app.bootstrap import OpenStore
from tests.municipality import fill


def filled_700(store: OpenStore) -> None:
    """Put all of the municipality in a store: 30 caseworkers and 700 cases."""
    fill(store)


def filled_120(store: OpenStore) -> None:
    """Put its first 120 cases in a store: enough for most figures to have something to count."""
    fill(store, 120)
