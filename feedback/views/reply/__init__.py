"""A unit's reply: its annex, a request on a line, check and send, the receipt."""
