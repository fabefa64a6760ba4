"""The people index: made from views alone, read by `theme/assets/scripts/search`."""

HEAD = "people.json"
"""The file of an index that names all others."""
