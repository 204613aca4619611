"""Makes the tables of ``data/gazetteer`` from pinned registry packages. Run ``scripts/build_gazetteer.py``."""
