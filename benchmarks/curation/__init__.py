"""How well "For you" orders what there is, against the newest first."""
