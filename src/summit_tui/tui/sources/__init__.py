"""The sources: what each carries alone, and which contradict or relay one another."""
