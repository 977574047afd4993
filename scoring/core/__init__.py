"""The scoring engine: plain Python, exact decimals, no Django, no clock, no database."""

ENGINE_VERSION = "1.0"
