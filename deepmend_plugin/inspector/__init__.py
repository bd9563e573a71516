"""The station inspector: a dock that shows the maps of one station, by all models, beside the truth."""
