"""Who stands where: what the cells show, and the order of rows and columns."""
