"""Workbooks of the post office read into plain rows and findings; no database."""
