"""The view of what blocks the goal: what it waits for, circles, packages, and what-if."""
