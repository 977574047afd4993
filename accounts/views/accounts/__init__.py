"""The pages about accounts and roles."""
