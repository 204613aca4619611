"""Zip archives that are the same for the same content."""

from __future__ import annotations

import zipfile

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def entry(name: str) -> zipfile.ZipInfo:
    """A deflated file in an archive, dated to the first day that the format knows."""
    info = zipfile.ZipInfo(name, _FIRST_DAY)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info
