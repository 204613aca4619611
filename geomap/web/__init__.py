"""What the page is made of: script, style, template, words and the basemap. `geomap.render` puts it together."""
