"""Who may come in: the access list, and the configuration of the server that keeps to it."""
