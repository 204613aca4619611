"""What a report tells: sentences become tellings, tellings become events with their claims. Used by `geomap.extract`."""
