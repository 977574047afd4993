"""The people a person may see, as their list shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from accounts.models import Role, RoleGrant, Unit, User
from accounts.rules import Standing
from cchc_portal.lib.text import sort_key, without_tones

ON_A_PAGE = 50
NO_PASSWORD = "!"  # noqa: S105 - how Django marks an account that no password opens
STATES = {
    "dang-dung": "Đang dùng",
    "phai-doi": "Phải đổi mật khẩu",
    "chua-giao": "Chưa giao mật khẩu",
    "chua-vao": "Chưa đăng nhập lần nào",
    "khong-vai-tro": "Không còn vai trò",
    "khoa": "Đã khóa",
}


@dataclass(frozen=True, slots=True)
class PeopleWish:
    """What somebody looks for: codes, or empty for all."""

    words: str = ""
    unit: str = ""
    role: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person with the grants of the day."""

    user: User
    grants: tuple[RoleGrant, ...]

    @property
    def state(self) -> str:
        return account_state(self.user)


@dataclass(frozen=True, slots=True)
class PeoplePage:
    wish: PeopleWish
    page: Page[int]
    rows: tuple[PersonRow, ...]
    units: tuple[Unit, ...]


def account_state(user: User) -> str:
    """One of STATES, by what matters most."""
    if not user.is_active:
        return "khoa"
    if user.password.startswith(NO_PASSWORD):
        return "chua-giao"
    if user.must_change_password:
        return "phai-doi"
    return "dang-dung"


def visible_people(held: Standing) -> QuerySet[User]:
    """Everybody for who manages accounts; for the head of a unit whoever has or had a role in it."""
    people = User.objects.filter(is_system=False)
    if held.manages_people:
        return people
    in_unit = RoleGrant.objects.filter(user=OuterRef("pk"), unit__in=held.headed_ids)
    return people.filter(Exists(in_unit))


def people_page(held: Standing, wish: PeopleWish, number: str, day: date) -> PeoplePage:
    """A page of the people wished for, by name: four queries."""
    keys = _found(held, wish, day)
    page = Paginator(keys, ON_A_PAGE).get_page(number)
    return PeoplePage(wish, page, _rows(page.object_list, day), visible_units(held))


def people_rows(held: Standing, wish: PeopleWish, day: date) -> tuple[PersonRow, ...]:
    """Everybody wished for, by name, for the workbook: three queries."""
    return _rows(_found(held, wish, day), day)


def visible_units(held: Standing) -> tuple[Unit, ...]:
    """The units whose people are shown, in order."""
    units = Unit.objects.only("code", "name", "short_name", "sort_key", "valid_to").order_by("sort_key")
    return tuple(units if held.manages_people else units.filter(pk__in=held.headed_ids))


def _found(held: Standing, wish: PeopleWish, day: date) -> list[int]:
    """Keys in Vietnamese order of names: databases disagree about it, and about small and large letters."""
    people = visible_people(held).filter(_state(wish.state, day))
    if wish.unit or wish.role:
        people = people.filter(Exists(_grants(wish, day)))
    names = people.values_list("pk", "full_name", "username", "position")
    wanted = _plain(wish.words).split()
    found = [
        (sort_key(full_name), username, pk)
        for pk, full_name, username, position in names
        if all(word in _plain(f"{full_name} {username} {position}") for word in wanted)
    ]
    return [pk for _, _, pk in sorted(found)]


def _state(state: str, day: date) -> Q:
    no_password = Q(password__startswith=NO_PASSWORD)
    holds = Exists(RoleGrant.objects.filter(user=OuterRef("pk")).reaching(day))
    states = {
        "khoa": Q(is_active=False),
        "chua-giao": Q(is_active=True) & no_password,
        "phai-doi": Q(is_active=True, must_change_password=True) & ~no_password,
        "chua-vao": Q(is_active=True, last_login__isnull=True),
        "khong-vai-tro": ~Q(holds),
        "dang-dung": Q(is_active=True, must_change_password=False) & ~no_password,
    }
    return states.get(state, Q())


def _grants(wish: PeopleWish, day: date) -> QuerySet[RoleGrant]:
    grants = RoleGrant.objects.filter(user=OuterRef("pk")).reaching(day)
    if wish.unit:
        grants = grants.filter(unit__code=wish.unit)
    return grants.filter(role=wish.role) if wish.role else grants


def _rows(keys: Iterable[int], day: date) -> tuple[PersonRow, ...]:
    current = RoleGrant.objects.reaching(day).select_related("unit").order_by("valid_from", "pk")
    people = User.objects.prefetch_related(Prefetch("grants", current, to_attr="current_grants"))
    known = people.in_bulk(list(keys))
    return tuple(PersonRow(known[pk], tuple(known[pk].current_grants)) for pk in keys)


def _plain(text: str) -> str:
    return without_tones(text).casefold()


def role_choices() -> list[tuple[str, str]]:
    """Roles for a filter."""
    return [(role.value, role.label) for role in Role]
