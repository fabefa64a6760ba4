"""Other people's lists become records: one mapping file says what goes where."""
