"""Publishing a round's results: one person prepares, another approves."""
