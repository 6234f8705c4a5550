"""The report of a crash, as the crash window shows it. No Qt."""

from __future__ import annotations

from legalaid_app.system.crash_report import crash_report

__all__ = ["crash_report"]
