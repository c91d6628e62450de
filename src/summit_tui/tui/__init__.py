"""For eyes: the one room that knows Textual."""
