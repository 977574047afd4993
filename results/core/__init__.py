"""What the pages show, worked out from plain figures: no Django, no clock, no database."""
