"""Records into files: as TOML text in the house style, and edits that change nothing else."""
