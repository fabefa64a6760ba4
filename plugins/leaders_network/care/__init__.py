"""Care of people's data: what is held of somebody, what is past keeping, and forgetting them."""
