"""Codes that people read out, copy by hand and type back."""

import secrets

CLEAR_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O, U: they are misread or misspoken


def random_code(length: int) -> str:
    """So many letters that nobody can guess: five bits each."""
    return "".join(secrets.choice(CLEAR_LETTERS) for _ in range(length))
