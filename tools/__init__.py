"""Scripts for developers, by trade; none of them is in the plugin's zip."""
