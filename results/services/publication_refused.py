"""How the services of publishing say no."""

from cchc_portal.lib.refusal import Refused


class PublicationRefused(Refused):
    """The run cannot be published; each finding is a point that is still open."""
