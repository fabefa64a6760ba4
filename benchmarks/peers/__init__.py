"""What is measured: this program, and what else could build such a site."""
