"""What the portal costs, measured against the least that the same work can cost. Started by script/bench."""
