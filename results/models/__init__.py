from results.models.acknowledgement import Acknowledgement
from results.models.proposal import Ending, PublicationProposal

__all__ = ["Acknowledgement", "Ending", "PublicationProposal"]
