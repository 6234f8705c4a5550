"""A desk without threads, whose frame remembers what it was asked."""

from __future__ import annotations

from legalaid_app.ui.kit.run import run_now
from legalaid_app.ui.kit.shell import Desk


class FrameThatRemembers:
    """Stands where the window is; *asked* holds (what, with what)."""

    def __init__(self):
        self.asked = []

    def __getattr__(self, name):
        def remember(*given):
            self.asked.append((name, *given))

        return remember


def desk_of(office) -> Desk:
    return Desk(office, run_now, run_now, FrameThatRemembers())


class ViewThatRemembers:
    """A screen of which a test reads what it was told last."""

    def __init__(self, **answers):
        self.last, self.told, self._answers = {}, [], answers

    def __getattr__(self, name):
        def remember(*given, **named):
            self.last[name] = (*given, *named.values())
            self.told.append(name)
            answer = self._answers.get(name)
            return answer(*given) if callable(answer) else answer

        return remember
