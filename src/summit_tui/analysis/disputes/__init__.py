"""Disputes: a question, everybody who answers it, and the contradictions in it."""
