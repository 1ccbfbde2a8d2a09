"""Danish as data: dates in words, folding for search, sorting, line breaking of names. Pure."""
