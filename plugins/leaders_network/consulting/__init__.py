"""Consultations: answers in, counted and kept apart from who gave them; figures out."""
