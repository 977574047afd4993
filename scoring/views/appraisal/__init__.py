"""The appraisal desk in the browser: the queue, a unit or a criterion side by side, what is saved there."""
