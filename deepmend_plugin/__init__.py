"""What talks to the QGIS application: the plugin, its Processing provider, its icons."""
