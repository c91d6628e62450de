"""What was said when, as rows and lines."""
