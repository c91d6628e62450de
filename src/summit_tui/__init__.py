"""A terminal explorer for who said what, where accounts contradict, and what blocks the deal."""

__version__ = "0.1.0"
