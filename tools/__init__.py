"""What sets this checkout up and tests it. Nothing here is part of the distribution."""
