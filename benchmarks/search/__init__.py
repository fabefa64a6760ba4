"""Measures the people search beside the libraries a developer would pick."""
