"""Makes the modules beside the tests importable: `factories` and others."""
