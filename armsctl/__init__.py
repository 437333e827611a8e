"""armsctl: who says what about which arms-control treaty, and where they stand."""

__version__ = "0.1.0"
