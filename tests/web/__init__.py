"""Tests of the page in a real browser, and of its modules in Node."""
