"""From folders to sites: what is read, what is rendered, and how the new site takes its place."""
