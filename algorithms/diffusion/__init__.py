"""Tools of the group 'Diffusion', and what only they need."""
