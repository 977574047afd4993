from django.contrib import admin

from accounts.admin.audit import AuditEventAdmin, ImportBatchAdmin
from accounts.admin.job import JobAdmin
from accounts.admin.unit import UnitAdmin, UnitGroupAdmin
from accounts.admin.user import RoleGrantAdmin, UserAdmin
from accounts.forms.session import StaffSignInForm

admin.site.login_form = StaffSignInForm

__all__ = [
    "AuditEventAdmin",
    "ImportBatchAdmin",
    "JobAdmin",
    "RoleGrantAdmin",
    "UnitAdmin",
    "UnitGroupAdmin",
    "UserAdmin",
]
