"""For pipes and files: JSON, plain text, tables, and problems as lines."""
