"""Files in and out: the case file in JSON and its schema."""
