"""The appraisal desk."""
