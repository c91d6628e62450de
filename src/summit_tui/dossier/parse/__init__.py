"""From TOML to records: reading, checking, and where everything stands."""
