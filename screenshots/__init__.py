"""Pictures of the app for the README, and how they are made: `make shots`."""
