"""Confirming an appraisal: its parts, and what units are asked to add."""
