#!/usr/bin/env python3
"""Set up, run and test Legal Aid Desk from a checkout. Needs nothing but Python.

python3 packaging/dev.py run  [ARGUMENTS]   start the program; ARGUMENTS are those of `legalaid`
python3 packaging/dev.py test [ARGUMENTS]   every check, then the tests; ARGUMENTS go to pytest
python3 packaging/dev.py setup              only prepare

The first call prepares what is missing: libraries of the system where this is
Debian or Ubuntu, and the folder .venv from packaging/requirements.lock, each
package checked against its hash. Later calls find it done.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence

OLDEST, NEWEST = (3, 11), (3, 14)

if not OLDEST <= sys.version_info[:2] <= NEWEST:
    sys.exit(
        f"Legal Aid Desk needs Python {OLDEST[0]}.{OLDEST[1]} to {NEWEST[0]}.{NEWEST[1]}; "
        f"this is {sys.version.split()[0]}. Start it with another one, for example python3.13."
    )

import debian_packages  # noqa: E402 - after the check above, which must run on any Python
import environment  # noqa: E402
from environment import PYTHON, ROOT  # noqa: E402

LINT_IMPORTS = "from importlinter.cli import lint_imports_command as main; main()"
CHECKS: dict[str, Sequence[str]] = {
    "Style": ["-m", "ruff", "check", "."],
    "Formatting": ["-m", "ruff", "format", "--check", "."],
    "Types": ["-m", "mypy"],
    "Layers": ["-c", LINT_IMPORTS, "--no-logo"],
    "Words": ["packaging/check_words.py"],
}
TESTS = ["-m", "pytest", "--cov", "--cov-branch"]
DEMO_FOLDER = "build/demo"

_started = time.monotonic()


def say(text: str) -> None:
    """Tell the developer, on standard error: standard output is the program's."""
    print(f"[{time.monotonic() - _started:4.0f} s] {text}", file=sys.stderr, flush=True)


def headless(platform: str, variables: Mapping[str, str]) -> bool:
    """Tell whether there is no screen: only Linux can be without one and still be used."""
    has_screen = variables.get("DISPLAY") or variables.get("WAYLAND_DISPLAY")
    return platform.startswith("linux") and not has_screen


def no_screen() -> bool:
    return headless(sys.platform, os.environ)


def prepare() -> bool:
    """Install what is missing; False when somebody else has to do that first."""
    if not install_system_packages():
        return False
    try:
        if environment.make(lambda what: say(f"Step 2 of 2: {what}")):
            say("Ready. The next start takes no preparation.")
    except environment.SetupFailed as failure:
        say(f"The preparation stopped. It said:\n{failure}")
        return False
    return True


def install_system_packages() -> bool:
    """Install missing libraries of Qt where we may; False when we may not and cannot do without."""
    essential = debian_packages.essential_packages()
    packages = essential + debian_packages.window_packages(no_screen())
    if not packages:
        return True
    before = debian_packages.permission()
    if before is not None:
        say(f"Step 1 of 2: installing {len(packages)} system packages: {' '.join(packages)}")
        if debian_packages.install(packages, before):
            return True
    command = " ".join(debian_packages.install_command(packages))
    say(f"The system lacks libraries. On Debian and Ubuntu this installs them:\n  sudo {command}")
    if not essential:
        say("Going on without them: they are needed for a window, not for the tests.")
    return not essential


def call(arguments: Sequence[str], **variables: str) -> int:
    """Run the Python of .venv in the checkout and return its exit code."""
    env = environment.child_environment() | variables
    return subprocess.run([str(PYTHON), *arguments], cwd=ROOT, env=env, check=False).returncode


def run(arguments: Sequence[str]) -> int:
    """Start the program; where nobody could see it, let it play the demonstration."""
    if not no_screen():
        return call(["-m", "legalaid_app", *arguments])
    offscreen = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    if arguments:
        return call(["-m", "legalaid_app", *arguments], QT_QPA_PLATFORM=offscreen)
    say("No screen here: the demonstration is played without one.")
    demo = ["-m", "legalaid_app", "demo", "--out", DEMO_FOLDER]
    code = call(demo, QT_QPA_PLATFORM=offscreen)
    if code == 0:
        made = [file.suffix for file in (ROOT / DEMO_FOLDER).rglob("*") if file.is_file()]
        screens, letters = made.count(".png"), made.count(".pdf")
        say(f"{screens} pictures of screens and {letters} letters are in {DEMO_FOLDER}.")
    return code


def test(arguments: Sequence[str]) -> int:
    """Run every check and then the tests, all of them even if one fails.

    What pytest says stands last, so that its summary is easy to find; only a
    failure adds a line to it.
    """
    failed = []
    common = {"PYTHONUTF8": "1"}
    for name, check in CHECKS.items():
        heading(name)
        if call(check, **common):
            failed.append(name)
    heading("Tests")
    screen = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    if call([*TESTS, *arguments], QT_QPA_PLATFORM=screen, **common):
        failed.append("Tests")
    if failed:
        say(f"FAILED: {', '.join(failed)}. What went wrong stands under these headings above.")
    return 1 if failed else 0


def heading(name: str) -> None:
    """Print *name* as a heading, in step with what the checks print."""
    print(f"\n== {name} {'=' * (74 - len(name))}", flush=True)


def main(arguments: Sequence[str]) -> int:
    """Do what the first argument says; return the exit code."""
    command, rest = (arguments[0] if arguments else ""), arguments[1:]
    commands: dict[str, Callable[[Sequence[str]], int]] = {
        "run": run,
        "test": test,
        "setup": lambda _rest: 0,
    }
    if command not in commands:
        print(__doc__)
        return 0 if command in ("-h", "--help", "help") else 2
    if not prepare():
        return 1
    return commands[command](rest)


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
