"""Every ledger is one in the database too."""

import pytest
from django.apps import apps
from django.db import connection

from cchc_portal.lib.models import LedgerModel

LEDGERS = sorted(
    (model for model in apps.get_models() if issubclass(model, LedgerModel)), key=lambda m: m._meta.label
)
TRIGGERS = {
    "postgresql": "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal",
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s",
}
EXPECTED = {
    "postgresql": lambda table: {f"{table}_is_a_ledger"},
    "sqlite": lambda table: {f"{table}_refuses_update", f"{table}_refuses_delete"},
}


def test_ledgers_are_those_the_architecture_names():
    assert [model._meta.label for model in LEDGERS] == [
        "accounts.AuditEvent",
        "accounts.ImportBatch",
        "documents.Document",
        "documents.Issuance",
        "feedback.Concurrence",
        "feedback.Decision",
        "feedback.LeadDeadline",
        "feedback.Message",
        "feedback.ObjectionChange",
        "feedback.Paper",
        "feedback.ReplyReminder",
        "feedback.ReplySending",
        "feedback.ReplyStep",
        "feedback.Routing",
        "feedback.Silence",
        "feedback.WindowExtension",
        "results.Acknowledgement",
        "scoring.AppraisalNote",
        "scoring.AppraisalStep",
        "scoring.AssessmentStep",
        "scoring.Award",
        "scoring.CatalogueCorrection",
        "scoring.ClaimChange",
        "scoring.EvidenceVersion",
        "scoring.ExemptionRefusal",
        "scoring.Extension",
        "scoring.Invitation",
        "scoring.Minutes",
        "scoring.MinutesIssue",
        "scoring.Publication",
        "scoring.Reminder",
        "scoring.ReminderMail",
        "scoring.ScoreLine",
        "scoring.ScoreRun",
        "scoring.SessionMarkChange",
        "scoring.SessionStep",
        "scoring.Submission",
        "scoring.SurveyCount",
        "scoring.SurveyFigure",
        "scoring.SurveyHandover",
        "scoring.UnitScore",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("model", LEDGERS, ids=lambda model: model._meta.label)
def test_ledger_has_its_triggers(model):
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(TRIGGERS[connection.vendor], [table])
        found = {name for (name,) in cursor.fetchall()}

    assert found == EXPECTED[connection.vendor](table)
