"""Measures of the app from the outside: what a reader at a terminal waits for."""
