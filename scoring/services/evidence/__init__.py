"""Documents of a unit's store: handed in, replaced, named for the leaves of a self-assessment."""
