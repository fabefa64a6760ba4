"""Letters in, commits out: what readers tell those who keep the records."""
