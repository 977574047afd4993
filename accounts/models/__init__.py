from accounts.models.audit import AuditEvent, AuditHead
from accounts.models.imports import ImportBatch, ImportKind
from accounts.models.job import Job, WorkerPulse
from accounts.models.role import NEEDS_UNIT, Capacity, Role, RoleGrant
from accounts.models.sign_in import SignInTries
from accounts.models.unit import Unit, UnitGroup
from accounts.models.upload import Upload, UploadFinding, UploadState
from accounts.models.user import SYSTEM_USERNAME, User

__all__ = [
    "NEEDS_UNIT",
    "SYSTEM_USERNAME",
    "AuditEvent",
    "AuditHead",
    "Capacity",
    "ImportBatch",
    "ImportKind",
    "Job",
    "Role",
    "RoleGrant",
    "SignInTries",
    "Unit",
    "UnitGroup",
    "Upload",
    "UploadFinding",
    "UploadState",
    "User",
    "WorkerPulse",
]
