"""What names a place and what only looks like it: words, names, and the weights that choose. Used by `geomap.find` and `geomap.resolve`."""
