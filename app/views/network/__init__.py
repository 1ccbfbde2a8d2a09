"""The network map on the screen: the map itself, its side, the child's own mode, pictures by date, and the paper."""
