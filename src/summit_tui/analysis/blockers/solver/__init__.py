"""Which moves bring a goal about: the rules in numbers, and the questions put to the solver."""
