"""The window. Qt lives here and only here."""

from app.views.plain_imports import import_plainly

import_plainly()  # before any other room is loaded
