"""The page Sager: every case, found as you type, and a new one in a minute."""
