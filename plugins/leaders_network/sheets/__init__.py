"""Records as sheets that people edit, and back: only what was changed in a sheet is changed."""
