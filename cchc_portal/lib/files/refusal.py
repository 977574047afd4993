"""The refusal of a file: nothing of it is kept."""

from cchc_portal.lib.refusal import Refused


class FileRefused(Refused):
    """The file is none that the portal keeps; its one sentence says why and what to do, in Vietnamese."""
