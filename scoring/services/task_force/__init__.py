"""The Tổ giúp việc of a round: its decision and its members."""
