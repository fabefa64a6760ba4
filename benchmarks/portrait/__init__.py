"""Calm, flat portraits of people who do not exist."""
