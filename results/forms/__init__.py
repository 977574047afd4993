"""Forms of the upload pages."""
