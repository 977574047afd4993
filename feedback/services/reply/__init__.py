"""A unit's reply: drafted line by line, sent by its head, taken back until the closing."""
