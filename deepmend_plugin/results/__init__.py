"""What is done with the layers of results in the project: which station they show, their place, a layout."""
