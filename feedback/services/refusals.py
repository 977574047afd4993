"""Why something in a window is declined."""

from cchc_portal.lib.refusal import Refused


class ReplyRefused(Refused):
    """The reply stays as it is; the sentences say why."""


class WindowClosed(ReplyRefused):
    """The unit can write nothing now; the sentence names the closing moment."""


class ThreadRefused(Refused):
    """The request stays where it is; the sentences say why."""
