"""Workbooks of the ground floor as plain rows."""
