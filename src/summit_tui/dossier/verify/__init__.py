"""Quotes found again in the texts of their sources: `verification` is the way in."""
