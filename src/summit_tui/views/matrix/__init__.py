"""Who stands where, as rows and lines."""
