"""Proposes peer sets and buddies for a cohort, explains them, and writes them for review."""
