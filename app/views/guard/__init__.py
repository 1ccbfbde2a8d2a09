"""What keeps others out while the store is open: the lock, the cover, the clipboard, one window at a time."""
