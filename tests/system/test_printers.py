"""Handing a PDF to the print system through a pipe."""

from __future__ import annotations

import subprocess
import sys

import pytest

from legalaid_app.system import printers
from legalaid_app.system.printers import PrinterRefused, PrintJob, arguments, send

PDF = b"%PDF-1.7 sealed"


@pytest.fixture
def lp(monkeypatch, tmp_path):
    """A print system that keeps what it was told, and can refuse."""
    told = []

    def run(command, **given):
        told.append((command, given))
        return subprocess.CompletedProcess(command, told_code[0])

    told_code = [0]
    monkeypatch.setattr(
        printers.shutil, "which", lambda name: "/usr/bin/lp" if name == "lp" else None
    )
    monkeypatch.setattr(printers.subprocess, "run", run)
    monkeypatch.setattr(sys, "platform", "linux")
    return told, told_code


def test_the_sealed_bytes_go_through_the_pipe_under_a_neutral_title(lp):
    told, _code = lp
    send(PDF, PrintJob("front desk", copies=2, two_sided=True, pages="1-2", paper="Letter"))
    command, given = told[0]
    assert given["input"] == PDF
    assert command == [
        "/usr/bin/lp", "-d", "front desk", "-n", "2", "-t", "letter",
        "-o", "sides=two-sided-long-edge", "-o", "media=Letter", "-P", "1-2", "-",
    ]  # fmt: skip


def test_the_standard_printer_needs_no_name():
    assert arguments(PrintJob()) == ["-n", "1", "-t", "letter", "-o", "sides=one-sided", "-"]


def test_a_printer_that_refuses_is_said_in_words(lp):
    _told, code = lp
    code[0] = 1
    with pytest.raises(PrinterRefused) as caught:
        send(PDF, PrintJob("none"))
    assert "did not take the letter" in caught.value.user_message()


def test_a_print_system_that_hangs_is_a_refusal(lp, monkeypatch):
    def hang(command, **given):
        raise subprocess.TimeoutExpired(command, given["timeout"])

    monkeypatch.setattr(printers.subprocess, "run", hang)
    with pytest.raises(PrinterRefused):
        send(PDF, PrintJob())


def test_windows_takes_no_pdf(monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    assert not printers.takes_pdf()
    with pytest.raises(PrinterRefused):
        send(PDF, PrintJob())


def test_a_real_program_gets_the_bytes(monkeypatch, tmp_path):
    if sys.platform == "win32":
        return
    kept, program = tmp_path / "kept", tmp_path / "lp"
    program.write_text(f'#!/bin/sh\ncat > "{kept}"\n')
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    send(PDF, PrintJob())
    assert kept.read_bytes() == PDF
