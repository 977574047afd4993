"""Working sessions of the Tổ giúp việc: planned, held, recorded, closed as minutes, issued."""
