"""What the frame of every page says: whose portal, which round, who is signed in, where to go."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from accounts.models import Role, User
from accounts.rules import Standing
from accounts.selectors.workers import worker_is_alive
from accounts.views.standing import standing
from results.selectors.season import Season
from results.selectors.units import own_units
from results.views.season import leads_here, season


@dataclass(frozen=True, slots=True)
class MenuItem:
    """`current` is the value of aria-current: page, true (a page below it), or nothing."""

    url: str
    label: str
    icon: str
    current: str


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    position: str
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of a page; `person` is None and `menu` empty before signing in."""

    parent_agency: str
    issuing_agency: str
    province: str
    year: int | None
    is_sample: bool
    support: str
    person: Person | None
    menu: tuple[MenuItem, ...]

    @property
    def agency(self) -> str:
        """The issuing agency with its province."""
        return f"{self.issuing_agency} tỉnh {self.province}" if self.province else self.issuing_agency


def portal(request: HttpRequest) -> dict[str, object]:
    """Context processor. Lazy: what a page does not show costs it no query.

    `worker_alive` is for includes/worker_banner.html, on every page from which long work is started
    or watched.
    """
    return {
        "portal": SimpleLazyObject(lambda: frame_of(request)),
        "worker_alive": SimpleLazyObject(worker_is_alive),
    }


def frame_of(request: HttpRequest) -> Frame:
    """The frame for this request."""
    now = season(request)
    profile = now.profile
    return Frame(
        parent_agency=profile.parent_agency if profile else "",
        issuing_agency=profile.issuing_agency if profile else "Sở Nội vụ",
        province=profile.province if profile else "",
        year=now.round.year if now.round else None,
        is_sample=bool(now.round and now.round.is_sample),
        support=settings.CCHC_SUPPORT,
        person=_person(request.user, standing(request)) if request.user.is_authenticated else None,
        menu=tuple(_menu(request, now, standing(request))) if request.user.is_authenticated else (),
    )


def _person(user: User, held: Standing) -> Person:
    roles = sorted(Role(role).label for role in held.roles)
    return Person(user.get_full_name(), user.position, tuple(roles))


def _menu(request: HttpRequest, now: Season, held: Standing) -> Iterator[MenuItem]:
    """The places this person may go, in the order of the work."""
    everything = held.sees_every_figure
    admin = held.holds({Role.ROUND_ADMIN})
    judges = everything or held.holds({Role.APPRAISER, Role.TASK_FORCE})
    appraises = now.round is not None and (judges or leads_here(request))
    places = (
        (True, reverse("results:home"), "Việc cần làm", "home"),
        (everything, reverse("results:overview"), "Tổng quan", "chart"),
        (everything or now.is_open, reverse("results:ranking"), "Xếp hạng", "star"),
        (bool(held.unit_ids), reverse("scoring:desks"), "Tự chấm", "form"),
        *((True, reverse("results:unit", args=[u.code]), u.label, "list") for u in own_units(held)),
        (appraises, reverse("scoring:appraisal"), "Thẩm định", "gavel"),
        (now.publication is not None and _answers(held), reverse("feedback:register"), "Ý kiến", "chat"),
        (everything, reverse("scoring:rounds"), "Đợt đánh giá", "calendar"),
        *_calendar(now, held),
        (everything or bool(held.unit_ids), reverse("scoring:evidence-store"), "Tài liệu", "folder"),
        (admin, reverse("results:imports"), "Nhập dữ liệu", "upload"),
        (held.sees_people, reverse("accounts:people"), "Người dùng", "users"),
        (everything, reverse("results:runs"), "Lượt tính", "calculate"),
        (now.publication is not None, reverse("documents:list"), "Công văn", "document"),
        (request.user.is_staff, reverse("admin:index"), "Quản trị", "lock"),
    )
    return (_item(request, url, label, icon) for may, url, label, icon in places if may)


def _answers(held: Standing) -> bool:
    """Who has a part in the feedback on published results, or sees all of it."""
    parties = held.unit_ids | held.appraised_ids
    return bool(parties) or held.sees_every_figure or held.holds({Role.TASK_FORCE})


def _calendar(now: Season, held: Standing) -> Iterator[tuple[bool, str, str, str]]:
    """The sessions of the round for the Tổ giúp việc, their minutes for the clerk; Sở Nội vụ has them below
    the round."""
    if now.round is None or held.sees_every_figure:
        return
    sessions = reverse("scoring:sessions", args=[now.round.code])
    if held.holds({Role.TASK_FORCE}):
        yield True, sessions, "Lịch làm việc", "calendar"
    elif held.holds({Role.CLERK}):
        yield True, sessions, "Biên bản", "calendar"


def _item(request: HttpRequest, url: str, label: str, icon: str) -> MenuItem:
    below = url != "/" and request.path.startswith(url)
    return MenuItem(url, label, icon, "page" if request.path == url else "true" if below else "")
