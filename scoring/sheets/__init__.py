"""The workbooks of scoring as plain rows: no database, findings instead of exceptions."""
