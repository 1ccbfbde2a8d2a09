"""Pure geometry: a family becomes shapes. No Qt, no ReportLab, no database."""
