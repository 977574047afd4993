"""The appraisal desk's verbs: a line judged, claims accepted, a part closed, confirmed, accepted."""
