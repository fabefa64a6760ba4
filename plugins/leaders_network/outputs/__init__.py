"""Views become pages, and pages are stamped from frames."""
