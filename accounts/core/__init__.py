"""Plain rules of the ground floor."""
