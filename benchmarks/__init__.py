"""Invented directories of any size, and what it costs to build a site from them."""
