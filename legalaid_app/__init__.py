"""Legal Aid Desk."""

__version__ = "0.1.0"
