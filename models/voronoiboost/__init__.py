"""VoronoiBoost: Voronoi cells scaled so that they hold a given share of a station's users."""
