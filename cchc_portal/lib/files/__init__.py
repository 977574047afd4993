"""Files that people hand in as evidence: which kind they really are, and which are not taken."""
