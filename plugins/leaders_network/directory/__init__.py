"""What records mean: who holds which post, what lies in what, and the rules over all."""
