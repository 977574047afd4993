"""Survey arithmetic: plain Python, exact decimals, no Django, no database."""
