"""Tools of the group 'Overlay', and what only they need."""
