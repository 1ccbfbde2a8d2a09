"""Use cases, one function per verb; the only place that queries. Reads give frozen rows."""
