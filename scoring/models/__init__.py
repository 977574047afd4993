from scoring.models.assessment import Assessment, Claim
from scoring.models.award import Award
from scoring.models.catalogue import Band, Catalogue, CriteriaSet, Criterion, SetState
from scoring.models.past_result import PastResult
from scoring.models.publication import Publication
from scoring.models.question import ScaleLevel, SurveyQuestion
from scoring.models.round import Round, RoundKind, RoundProfile
from scoring.models.run import ScoreLine, ScoreRun, UnitScore
from scoring.models.survey import SurveyCount, SurveyFigure, SurveyHandover

__all__ = [
    "Assessment",
    "Award",
    "Band",
    "Catalogue",
    "Claim",
    "CriteriaSet",
    "Criterion",
    "PastResult",
    "Publication",
    "Round",
    "RoundKind",
    "RoundProfile",
    "ScaleLevel",
    "ScoreLine",
    "ScoreRun",
    "SetState",
    "SurveyCount",
    "SurveyFigure",
    "SurveyHandover",
    "SurveyQuestion",
    "UnitScore",
]
