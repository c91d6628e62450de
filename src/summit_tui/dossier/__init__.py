"""What was said: the records of a dossier, and how they get in from files."""
