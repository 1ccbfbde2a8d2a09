"""Giving cases to a colleague and taking them in again: choosing what goes along, locking it, and going through it."""
