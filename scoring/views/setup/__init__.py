"""Pages on which Sở Nội vụ sets a round up and follows it."""
