"""What stands round every page: search, the list of keys, whether all is saved."""
