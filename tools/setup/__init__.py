"""Setting up, checking and packing."""
