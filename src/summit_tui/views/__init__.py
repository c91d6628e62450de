"""What the screen shows, as plain data: nothing here needs the toolkit."""
