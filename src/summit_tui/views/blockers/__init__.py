"""What blocks, as rows and lines."""
