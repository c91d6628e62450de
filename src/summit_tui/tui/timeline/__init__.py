"""The timeline: statements on their dates."""
