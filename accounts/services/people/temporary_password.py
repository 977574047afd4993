"""Passwords for the first sign-in: shown once, stored and logged nowhere."""

import secrets

_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"  # without l, o, 0, 1: they are read aloud and copied by hand
_GROUPS, _GROUP = 3, 4


def temporary_password() -> str:
    """Three groups of four, as “k7mp-x2vw-9rta”: 60 bits."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)
