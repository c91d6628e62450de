"""The matrix: actors against the sentences they take a position on."""
