"""The workbook of survey forms as plain rows: no database, findings instead of exceptions."""
