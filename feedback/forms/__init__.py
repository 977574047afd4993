"""Forms of feedback: they read what was typed, they store nothing."""
