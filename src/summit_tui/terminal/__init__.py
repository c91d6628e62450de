"""The terminal, without a dossier: what it can, styles, the screen diff, the driver."""
