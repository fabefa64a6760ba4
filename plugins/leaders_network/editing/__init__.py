"""What helps people write: schemas, the data dictionary, the forms of the web editor."""
