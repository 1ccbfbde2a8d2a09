"""The window. Qt lives here and only here."""

from app.views.plain_imports import import_plainly
from app.views.whole_faults import let_faults_through

import_plainly()  # before any other room is loaded
let_faults_through()  # before any class of ours is made
