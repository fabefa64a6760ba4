"""The actions of the verb `consultation`, one module each."""
