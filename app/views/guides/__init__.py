"""Guides: what one does step by step, beside the work or to read by themselves."""
