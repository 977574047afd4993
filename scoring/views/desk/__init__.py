"""The desk of a self-assessment: its domains, check and submit, the receipt."""
