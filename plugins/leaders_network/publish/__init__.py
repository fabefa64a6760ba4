"""What each audience sees: the only place where that is decided."""
