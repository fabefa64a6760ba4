"""The core of the network's site: from records to views to files. It knows no site generator."""
