"""Sector antennas: what they take from a signal, and which cell of a site serves."""
