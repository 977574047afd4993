from surveys.models.batch import DeclaredFunnel, Direction, FormBatch
from surveys.models.form import Exclusion, SurveyForm

__all__ = ["DeclaredFunnel", "Direction", "Exclusion", "FormBatch", "SurveyForm"]
