"""Who may look at accounts, who may change them, and whom an address means."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from accounts.models import User
from accounts.selectors.people import visible_people
from accounts.services.people.standing_by import MANAGERS_ONLY, TECHNICIANS_ONLY
from accounts.views.standing import standing

SEEN_BY = (
    "Danh sách người dùng dành cho quản trị đợt, bộ phận kỹ thuật, và thủ trưởng đơn vị với đơn vị mình."
)


def check_sees(request: HttpRequest) -> None:
    """Raises PermissionDenied with who may."""
    if not standing(request).sees_people:
        raise PermissionDenied(SEEN_BY)


def check_manages(request: HttpRequest) -> None:
    """Raises PermissionDenied with who may."""
    if not standing(request).manages_people:
        raise PermissionDenied(f"{MANAGERS_ONLY}.")


def seen_person(request: HttpRequest, username: str) -> User:
    """The person of the address. Raises PermissionDenied, and Http404 for whom this person may not see."""
    check_sees(request)
    people = visible_people(standing(request)).select_related("locked_by")
    found: User = get_object_or_404(people, username=username)
    return found


def managed_person(request: HttpRequest, username: str) -> User:
    """The person of the address, to be changed. Raises PermissionDenied, Http404."""
    check_manages(request)
    person = seen_person(request, username)
    if not standing(request).may_manage(person):
        raise PermissionDenied(f"{TECHNICIANS_ONLY}.")
    return person
