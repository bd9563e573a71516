"""What shows that it works: speed, accuracy, laws, long sessions."""
