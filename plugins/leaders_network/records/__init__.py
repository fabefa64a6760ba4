"""What may be written: one class for each kind of file."""
