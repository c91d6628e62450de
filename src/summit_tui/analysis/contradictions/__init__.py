"""Where the accounts contradict one another: derived by rule from claims and accounts."""
