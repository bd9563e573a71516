"""The Processing tools, in rooms named like the groups of the toolbox."""
