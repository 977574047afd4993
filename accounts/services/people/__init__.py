"""Accounts and roles: who comes in, with what right, from when to when."""
