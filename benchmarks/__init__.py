"""Measurements of Tessera against its peers: `make bench`."""
