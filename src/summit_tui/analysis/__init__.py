"""What follows: pure functions over a dossier, without input or output."""
