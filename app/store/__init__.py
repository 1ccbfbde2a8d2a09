"""The encrypted file: key file, connection, migrations, unit of work, audit chain, backup."""
