"""What a change does, to whom, and who has to agree to it: found by comparing what is published."""
