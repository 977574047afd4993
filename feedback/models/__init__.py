from feedback.models.concurrence import Concurrence
from feedback.models.decision import Decision
from feedback.models.extension import LeadDeadline, WindowExtension
from feedback.models.objection import Objection, ObjectionChange, ObjectionEvidence
from feedback.models.paper import Paper
from feedback.models.reply import Reply, ReplySending, ReplyStep
from feedback.models.silence import ReplyReminder, Silence
from feedback.models.thread import Message, Routing
from feedback.models.window import FeedbackWindow

__all__ = [
    "Concurrence",
    "Decision",
    "FeedbackWindow",
    "LeadDeadline",
    "Message",
    "Objection",
    "ObjectionChange",
    "ObjectionEvidence",
    "Paper",
    "Reply",
    "ReplyReminder",
    "ReplySending",
    "ReplyStep",
    "Routing",
    "Silence",
    "WindowExtension",
]
