"""Documents: the unit's store, one document, those of a leaf, and the files themselves."""
