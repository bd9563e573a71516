"""Teaching the models anew."""
