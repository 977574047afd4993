import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import scoring.models.evidence
from cchc_portal.lib.models import KeepLedger


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0007_people"),
        ("scoring", "0010_reminder_mail"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="TaskForce",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(default="Tổ giúp việc", max_length=255, verbose_name="tên tổ")),
                ("superior", models.CharField(blank=True, max_length=255, verbose_name="cơ quan chủ quản")),
                (
                    "symbol",
                    models.CharField(default="BB-TGV", max_length=32, verbose_name="ký hiệu biên bản"),
                ),
                ("decision", models.CharField(max_length=64, verbose_name="số quyết định")),
                ("decided_on", models.DateField(verbose_name="ngày quyết định")),
                ("issuer", models.CharField(max_length=255, verbose_name="cơ quan ban hành")),
                ("set_at", models.DateTimeField(verbose_name="đặt lúc")),
                (
                    "round",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="task_force",
                        to="scoring.round",
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "Tổ giúp việc",
                "verbose_name_plural": "Tổ giúp việc của các đợt",
            },
        ),
        migrations.CreateModel(
            name="TaskForceMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=150, verbose_name="họ và tên")),
                ("position", models.CharField(blank=True, max_length=150, verbose_name="chức vụ")),
                ("agency", models.CharField(blank=True, max_length=255, verbose_name="cơ quan")),
                (
                    "duty",
                    models.CharField(
                        choices=[
                            ("leader", "Tổ trưởng"),
                            ("deputy", "Tổ phó"),
                            ("member", "Thành viên"),
                            ("secretary", "Thư ký"),
                        ],
                        max_length=16,
                        verbose_name="nhiệm vụ",
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến ngày")),
                ("added_at", models.DateTimeField(verbose_name="thêm lúc")),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "task_force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="members",
                        to="scoring.taskforce",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="tài khoản",
                    ),
                ),
            ],
            options={
                "verbose_name": "thành viên Tổ giúp việc",
                "verbose_name_plural": "các thành viên Tổ giúp việc",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="WorkingSession",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_at", models.DateTimeField(verbose_name="từ")),
                ("ends_at", models.DateTimeField(verbose_name="đến")),
                ("place", models.CharField(max_length=255, verbose_name="địa điểm")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "Đã lên lịch"),
                            ("held", "Đang ghi biên bản"),
                            ("closed", "Đã chốt biên bản"),
                            ("cancelled", "Đã hủy"),
                        ],
                        default="planned",
                        max_length=16,
                        verbose_name="trạng thái",
                    ),
                ),
                ("cancelled_because", models.TextField(blank=True, verbose_name="lý do hủy")),
                ("invitation", models.CharField(blank=True, max_length=64, verbose_name="số giấy mời")),
                ("invitation_on", models.DateField(blank=True, null=True, verbose_name="ngày giấy mời")),
                ("began_at", models.DateTimeField(blank=True, null=True, verbose_name="bắt đầu lúc")),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="kết thúc lúc")),
                ("unit_people", models.TextField(blank=True, verbose_name="phía đơn vị")),
                ("other_people", models.TextField(blank=True, verbose_name="người khác cùng dự")),
                (
                    "unit_signer",
                    models.CharField(blank=True, max_length=150, verbose_name="đại diện đơn vị ký"),
                ),
                ("opinions", models.TextField(blank=True, verbose_name="ý kiến trao đổi")),
                ("conclusion", models.TextField(blank=True, verbose_name="kết luận")),
                ("version", models.PositiveIntegerField(default=0, verbose_name="phiên bản")),
                ("saved_at", models.DateTimeField(blank=True, null=True, verbose_name="lưu lúc")),
                ("planned_at", models.DateTimeField(verbose_name="lên lịch lúc")),
                (
                    "planned_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="scoring.round",
                    ),
                ),
                (
                    "saved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="accounts.unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "buổi làm việc",
                "verbose_name_plural": "các buổi làm việc",
                "ordering": ("starts_at", "id"),
            },
        ),
        migrations.CreateModel(
            name="SessionStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "from_state",
                    models.CharField(
                        choices=[
                            ("planned", "Đã lên lịch"),
                            ("held", "Đang ghi biên bản"),
                            ("closed", "Đã chốt biên bản"),
                            ("cancelled", "Đã hủy"),
                        ],
                        max_length=16,
                        verbose_name="từ",
                    ),
                ),
                (
                    "to_state",
                    models.CharField(
                        choices=[
                            ("planned", "Đã lên lịch"),
                            ("held", "Đang ghi biên bản"),
                            ("closed", "Đã chốt biên bản"),
                            ("cancelled", "Đã hủy"),
                        ],
                        max_length=16,
                        verbose_name="đến",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="lý do")),
                ("taken_at", models.DateTimeField(verbose_name="lúc")),
                (
                    "taken_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="steps",
                        to="scoring.workingsession",
                    ),
                ),
            ],
            options={
                "verbose_name": "bước của buổi làm việc",
                "verbose_name_plural": "các bước của buổi làm việc",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="SessionMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("present", models.BooleanField(default=True, verbose_name="có mặt")),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="participations",
                        to="scoring.taskforcemember",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="participants",
                        to="scoring.workingsession",
                    ),
                ),
            ],
            options={
                "verbose_name": "thành viên dự buổi làm việc",
                "verbose_name_plural": "các thành viên dự buổi làm việc",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="SessionMarkChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("criterion_code", models.CharField(max_length=32, verbose_name="mã tiêu chí")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Chưa đánh dấu"),
                            ("agreed", "Thống nhất"),
                            ("reserved", "Bảo lưu"),
                        ],
                        max_length=16,
                        verbose_name="kết quả",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="ghi chú")),
                (
                    "points",
                    models.DecimalField(
                        blank=True, decimal_places=6, max_digits=12, null=True, verbose_name="điểm thẩm định"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, verbose_name="phiên bản")),
                ("marked_at", models.DateTimeField(verbose_name="lúc")),
                (
                    "marked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mark_changes",
                        to="scoring.workingsession",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần đánh dấu dòng",
                "verbose_name_plural": "các lần đánh dấu dòng",
            },
        ),
        migrations.CreateModel(
            name="SessionMark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("criterion_code", models.CharField(max_length=32, verbose_name="mã tiêu chí")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Chưa đánh dấu"),
                            ("agreed", "Thống nhất"),
                            ("reserved", "Bảo lưu"),
                        ],
                        max_length=16,
                        verbose_name="kết quả",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="ghi chú")),
                (
                    "points",
                    models.DecimalField(
                        blank=True, decimal_places=6, max_digits=12, null=True, verbose_name="điểm thẩm định"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, verbose_name="phiên bản")),
                ("marked_at", models.DateTimeField(verbose_name="lúc")),
                (
                    "marked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="marks",
                        to="scoring.workingsession",
                    ),
                ),
            ],
            options={
                "verbose_name": "dòng của buổi làm việc",
                "verbose_name_plural": "các dòng của buổi làm việc",
            },
        ),
        migrations.CreateModel(
            name="Minutes",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(verbose_name="lần chốt")),
                ("reason", models.TextField(blank=True, verbose_name="lý do chốt lại")),
                ("code", models.CharField(max_length=32, unique=True, verbose_name="mã xác thực")),
                ("content", models.BinaryField(verbose_name="nội dung (JSON chuẩn, nén zlib)")),
                ("content_hash", models.CharField(max_length=64, verbose_name="mã băm nội dung")),
                ("closed_at", models.DateTimeField(verbose_name="chốt lúc")),
                (
                    "closed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="minutes",
                        to="scoring.workingsession",
                    ),
                ),
            ],
            options={
                "verbose_name": "biên bản làm việc",
                "verbose_name_plural": "các biên bản làm việc",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_at", models.DateTimeField(verbose_name="từ")),
                ("ends_at", models.DateTimeField(verbose_name="đến")),
                ("place", models.CharField(max_length=255, verbose_name="địa điểm")),
                ("addressed", models.PositiveIntegerField(default=0, verbose_name="số thư")),
                ("invited_at", models.DateTimeField(verbose_name="mời lúc")),
                (
                    "invited_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to="scoring.workingsession",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần mời",
                "verbose_name_plural": "các lần mời",
                "ordering": ("id",),
            },
        ),
        migrations.CreateModel(
            name="MinutesIssue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="lý do sửa")),
                ("number", models.CharField(max_length=64, verbose_name="số, ký hiệu")),
                ("issued_on", models.DateField(verbose_name="ngày ban hành")),
                (
                    "file",
                    models.FileField(
                        blank=True, upload_to=scoring.models.evidence.stored_name, verbose_name="bản ký"
                    ),
                ),
                ("file_name", models.CharField(blank=True, max_length=255, verbose_name="tên tệp")),
                ("size", models.PositiveIntegerField(default=0, verbose_name="dung lượng")),
                ("sha256", models.CharField(blank=True, max_length=64)),
                (
                    "scan",
                    models.CharField(
                        blank=True,
                        choices=[("clean", "Đã quét, sạch"), ("not_scanned", "Chưa quét")],
                        max_length=16,
                        verbose_name="quét mã độc",
                    ),
                ),
                ("recorded_at", models.DateTimeField(verbose_name="ghi lúc")),
                (
                    "minutes",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="issues",
                        to="scoring.minutes",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="scoring.minutesissue",
                        verbose_name="thay cho",
                    ),
                ),
            ],
            options={
                "verbose_name": "phát hành biên bản",
                "verbose_name_plural": "các lần phát hành biên bản",
                "ordering": ("id",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaces__isnull", True)),
                        fields=("minutes",),
                        name="one_first_issue",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number", ""), _negated=True), name="issue_has_its_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reason", ""), ("replaces__isnull", True)),
                            models.Q(("replaces__isnull", False), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="issue_corrected_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("file", ""), ("file_name", ""), ("scan", ""), ("sha256", ""), ("size", 0)
                            ),
                            models.Q(
                                models.Q(("file", ""), _negated=True),
                                models.Q(("file_name", ""), _negated=True),
                                ("size__gt", 0),
                                models.Q(("sha256", ""), _negated=True),
                                models.Q(("scan", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="issue_file_whole",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="taskforce",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("name", ""), _negated=True),
                    models.Q(("symbol", ""), _negated=True),
                    models.Q(("decision", ""), _negated=True),
                    models.Q(("issuer", ""), _negated=True),
                ),
                name="task_force_has_its_decision",
            ),
        ),
        migrations.AddConstraint(
            model_name="taskforcemember",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="member_has_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="taskforcemember",
            constraint=models.CheckConstraint(
                condition=models.Q(("duty__in", ["leader", "deputy", "member", "secretary"])),
                name="member_known_duty",
            ),
        ),
        migrations.AddConstraint(
            model_name="taskforcemember",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_to__isnull", True), ("valid_to__gte", models.F("valid_from")), _connector="OR"
                ),
                name="member_period_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="taskforcemember",
            constraint=models.UniqueConstraint(
                fields=("task_force", "user", "valid_from"), name="member_account_once"
            ),
        ),
        migrations.AddIndex(
            model_name="workingsession",
            index=models.Index(fields=["round", "starts_at"], name="session_of_round"),
        ),
        migrations.AddConstraint(
            model_name="workingsession",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "cancelled"), _negated=True),
                fields=("round", "unit"),
                name="one_session_per_unit",
            ),
        ),
        migrations.AddConstraint(
            model_name="workingsession",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["planned", "held", "closed", "cancelled"])),
                name="session_known_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="workingsession",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="session_ends_after_start"
            ),
        ),
        migrations.AddConstraint(
            model_name="workingsession",
            constraint=models.CheckConstraint(
                condition=models.Q(("place", ""), _negated=True), name="session_has_its_place"
            ),
        ),
        migrations.AddConstraint(
            model_name="workingsession",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "cancelled"), models.Q(("cancelled_because", ""), _negated=True)),
                    models.Q(models.Q(("state", "cancelled"), _negated=True), ("cancelled_because", "")),
                    _connector="OR",
                ),
                name="session_cancelled_with_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="workingsession",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["planned", "cancelled"]), ("began_at__isnull", False), _connector="OR"
                ),
                name="session_held_has_begun",
            ),
        ),
        migrations.AddConstraint(
            model_name="workingsession",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("finished_at__isnull", True), ("finished_at__gt", models.F("began_at")), _connector="OR"
                ),
                name="session_finished_after_begin",
            ),
        ),
        migrations.AddConstraint(
            model_name="workingsession",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("invitation", ""), ("invitation_on__isnull", True)),
                    models.Q(models.Q(("invitation", ""), _negated=True), ("invitation_on__isnull", False)),
                    _connector="OR",
                ),
                name="session_invitation_pair",
            ),
        ),
        migrations.AddConstraint(
            model_name="workingsession",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("saved_at__isnull", True), ("saved_by__isnull", True)),
                    models.Q(("saved_at__isnull", False), ("saved_by__isnull", False)),
                    _connector="OR",
                ),
                name="session_saved_by_someone",
            ),
        ),
        migrations.AddConstraint(
            model_name="sessionmember",
            constraint=models.UniqueConstraint(fields=("session", "member"), name="session_member_once"),
        ),
        migrations.AddConstraint(
            model_name="sessionmarkchange",
            constraint=models.UniqueConstraint(
                fields=("session", "criterion_code", "version"), name="mark_version_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="sessionmarkchange",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "agreed", "reserved"])),
                name="mark_change_known_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="sessionmark",
            constraint=models.UniqueConstraint(
                fields=("session", "criterion_code"), name="one_mark_per_leaf"
            ),
        ),
        migrations.AddConstraint(
            model_name="sessionmark",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "agreed", "reserved"])), name="mark_known_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="sessionmark",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "reserved"), _negated=True),
                    models.Q(("note", ""), _negated=True),
                    _connector="OR",
                ),
                name="mark_reserved_has_its_note",
            ),
        ),
        migrations.AddConstraint(
            model_name="minutes",
            constraint=models.UniqueConstraint(fields=("session", "version"), name="minutes_version_once"),
        ),
        migrations.AddConstraint(
            model_name="minutes",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reason", ""), ("version", 1)),
                    models.Q(("version__gt", 1), models.Q(("reason", ""), _negated=True)),
                    _connector="OR",
                ),
                name="minutes_again_with_reason",
            ),
        ),
        KeepLedger("SessionStep"),
        KeepLedger("SessionMarkChange"),
        KeepLedger("Invitation"),
        KeepLedger("Minutes"),
        KeepLedger("MinutesIssue"),
    ]
