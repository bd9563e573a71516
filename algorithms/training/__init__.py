"""Tools of the group 'Training', and what only they need."""
