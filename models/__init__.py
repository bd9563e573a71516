"""The science of diffusion maps: arrays in, arrays out, no QGIS."""
