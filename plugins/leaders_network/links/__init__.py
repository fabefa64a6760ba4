"""Whether links to other sites still lead somewhere: asked politely, and reported with places."""
