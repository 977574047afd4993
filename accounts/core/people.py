"""A person as typed in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """Who somebody is and how to reach them; `username` is what they sign in with."""

    username: str
    full_name: str
    position: str = ""
    email: str = ""
    phone: str = ""
