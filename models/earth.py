"""The Earth as a sphere, where an ellipsoid would be too much."""

RADIUS = 6_371_008.8
"""Mean radius, metres (IUGG)."""
