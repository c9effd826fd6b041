"""Where what a user adds is kept: ``$ONRECORD_HOME``, else the folder that the platform has for such data."""

import os
import sys
from pathlib import Path

HOME = "ONRECORD_HOME"
STORE = "places.db"


def home() -> Path:
    """The folder of the user's own data. It need not be there yet."""
    if told := os.environ.get(HOME):
        return Path(told)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "onrecord"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "onrecord"
    data = Path(os.environ.get("XDG_DATA_HOME", ""))
    # The XDG specification: a path that is not absolute is to be ignored.
    return (data if data.is_absolute() else Path.home() / ".local" / "share") / "onrecord"


def default_store() -> Path:
    """The user's own store of added places."""
    return home() / STORE
