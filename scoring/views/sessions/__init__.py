"""Pages of the Tổ giúp việc: its members, its calendar, its sessions with units and their minutes."""
