"""Before the passphrase: the unlock window and the first run. Imports Qt, the look and errors, nothing else."""
