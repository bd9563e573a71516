"""A radio simulator: maps that look like an operator's, from positions and standard propagation."""
