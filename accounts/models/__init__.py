from accounts.models.audit import AuditEvent, AuditHead
from accounts.models.imports import ImportBatch, ImportKind
from accounts.models.role import Role, RoleGrant
from accounts.models.unit import Unit, UnitGroup
from accounts.models.user import SYSTEM_USERNAME, User

__all__ = [
    "SYSTEM_USERNAME",
    "AuditEvent",
    "AuditHead",
    "ImportBatch",
    "ImportKind",
    "Role",
    "RoleGrant",
    "Unit",
    "UnitGroup",
    "User",
]
