from feedback.models.window import FeedbackWindow

__all__ = ["FeedbackWindow"]
