"""The adapter between MkDocs and the core."""
