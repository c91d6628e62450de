"""The explorer: disputes with their sides, as rows and lines."""
