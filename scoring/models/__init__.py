from scoring.models.appraisal import AppraisalNote, AppraisalPart, AppraisalStep, SecondLook, Supplement
from scoring.models.assessment import Assessment, Claim
from scoring.models.assignment import Assignment
from scoring.models.award import Award
from scoring.models.catalogue import Band, Catalogue, CriteriaSet, Criterion, SetState
from scoring.models.claim_change import ClaimChange
from scoring.models.correction import CatalogueCorrection
from scoring.models.evidence import Evidence, EvidenceUse, EvidenceVersion
from scoring.models.exemption import ExemptionRefusal
from scoring.models.minutes import Minutes, MinutesIssue
from scoring.models.past_result import PastResult
from scoring.models.publication import Publication
from scoring.models.question import ScaleLevel, SurveyQuestion
from scoring.models.reminder import Reminder, ReminderMail
from scoring.models.round import Round, RoundKind, RoundProfile
from scoring.models.run import ScoreLine, ScoreRun, UnitScore
from scoring.models.session_mark import SessionMark, SessionMarkChange
from scoring.models.submission import AssessmentStep, Submission
from scoring.models.survey import SurveyCount, SurveyFigure, SurveyHandover
from scoring.models.task_force import TaskForce, TaskForceMember
from scoring.models.timetable import Extension, Timetable
from scoring.models.working_session import Invitation, SessionMember, SessionStep, WorkingSession

__all__ = [
    "AppraisalNote",
    "AppraisalPart",
    "AppraisalStep",
    "Assessment",
    "AssessmentStep",
    "Assignment",
    "Award",
    "Band",
    "Catalogue",
    "CatalogueCorrection",
    "Claim",
    "ClaimChange",
    "CriteriaSet",
    "Criterion",
    "Evidence",
    "EvidenceUse",
    "EvidenceVersion",
    "ExemptionRefusal",
    "Extension",
    "Invitation",
    "Minutes",
    "MinutesIssue",
    "PastResult",
    "Publication",
    "Reminder",
    "ReminderMail",
    "Round",
    "RoundKind",
    "RoundProfile",
    "ScaleLevel",
    "ScoreLine",
    "ScoreRun",
    "SecondLook",
    "SessionMark",
    "SessionMarkChange",
    "SessionMember",
    "SessionStep",
    "SetState",
    "Submission",
    "Supplement",
    "SurveyCount",
    "SurveyFigure",
    "SurveyHandover",
    "SurveyQuestion",
    "TaskForce",
    "TaskForceMember",
    "Timetable",
    "UnitScore",
    "WorkingSession",
]
