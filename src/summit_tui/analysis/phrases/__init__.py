"""What the screen, the commands and the exported documents call things, said once for all."""
