"""What rules look at, and how each of them judges it."""
