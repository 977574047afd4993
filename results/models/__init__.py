from results.models.proposal import PublicationProposal

__all__ = ["PublicationProposal"]
