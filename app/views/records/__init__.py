"""Any kind of record of a case as a list that opens into forms, made from what the services say its fields are."""
