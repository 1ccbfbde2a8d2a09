"""»Undersøgelse«: screening, afdækning and børnefaglig undersøgelse – the list, and one at a time on its page."""
