"""Small modules without knowledge of any app: text, numbers, sheets, PDF, hashing."""
