"""Uploaded workbooks checked and written by the import service of their kind."""
