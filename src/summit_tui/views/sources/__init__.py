"""What each source carries, as rows and lines."""
