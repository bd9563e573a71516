"""DeepMEND for QGIS: where the devices served by each base station are likely to be."""


def classFactory(iface):
    """Make the plugin; QGIS calls this when it loads it."""
    from .deepmend_plugin.plugin import DeepMendPlugin

    return DeepMendPlugin(iface)
