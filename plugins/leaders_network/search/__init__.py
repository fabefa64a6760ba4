"""The people index: made from views alone, read by `theme/assets/scripts/search`."""
