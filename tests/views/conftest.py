"""A workspace on a real store for every view test."""

import pytest

from app.bootstrap import OpenStore
from app.views.workspace import Workspace


@pytest.fixture
def workspace(store: OpenStore, qapp: object) -> Workspace:
    """The workspace pages are built on."""
    return Workspace(store.units, store.drafts, store.units.now, training=False, keeper=store.keeper)
