"""People, organisations and articles that do not exist, the same for the same seed."""
