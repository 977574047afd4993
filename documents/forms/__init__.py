"""Forms of the documents' pages."""
