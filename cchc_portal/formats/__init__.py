"""How dates and numbers look, where Django's own Vietnamese formats differ from official papers."""
