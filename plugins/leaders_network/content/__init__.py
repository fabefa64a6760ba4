"""Pages and files that people write: what stands in them, who may read them, where they lead."""
