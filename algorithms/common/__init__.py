"""What several groups of tools share."""
