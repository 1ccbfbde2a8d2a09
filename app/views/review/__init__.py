"""Sagsgennemgang: the cases as caseworker and leader go through them, what was agreed, and what waits."""
