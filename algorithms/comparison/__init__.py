"""Tools of the group 'Comparison', and what only they need."""
