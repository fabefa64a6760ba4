"""The site while it is being worked on: made page by page from memory, fresh after every save."""
