"""The register of notifications in the window: the part of a case, the list of all cases, the way in from a meeting."""
