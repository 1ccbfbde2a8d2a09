"""The page Indstillinger: who you are, how it looks, what is switched on, the passphrase."""
