"""Paper: frozen rows become PDF. ReportLab lives here and only here."""
