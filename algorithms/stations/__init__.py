"""Tools of the group 'Stations', and what only they need."""
