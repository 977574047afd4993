from accounts.admin.audit import AuditEventAdmin, ImportBatchAdmin
from accounts.admin.unit import UnitAdmin, UnitGroupAdmin
from accounts.admin.user import RoleGrantAdmin, UserAdmin

__all__ = [
    "AuditEventAdmin",
    "ImportBatchAdmin",
    "RoleGrantAdmin",
    "UnitAdmin",
    "UnitGroupAdmin",
    "UserAdmin",
]
