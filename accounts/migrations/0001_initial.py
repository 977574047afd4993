import django.contrib.auth.models
import django.contrib.auth.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import accounts.models.upload


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.CreateModel(
            name="UnitGroup",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=32, unique=True, verbose_name="mã nhóm")),
                ("name", models.CharField(max_length=255, verbose_name="tên nhóm")),
                ("order", models.PositiveIntegerField(default=0, verbose_name="thứ tự")),
            ],
            options={
                "verbose_name": "nhóm đơn vị",
                "verbose_name_plural": "nhóm đơn vị",
                "ordering": ("order", "code"),
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                (
                    "username",
                    models.CharField(
                        error_messages={"unique": "A user with that username already exists."},
                        help_text="Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.",
                        max_length=150,
                        unique=True,
                        validators=[django.contrib.auth.validators.UnicodeUsernameValidator()],
                        verbose_name="username",
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="email address")),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                (
                    "date_joined",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="date joined"),
                ),
                ("full_name", models.CharField(blank=True, max_length=150, verbose_name="họ và tên")),
                ("position", models.CharField(blank=True, max_length=150, verbose_name="chức vụ")),
                ("phone", models.CharField(blank=True, max_length=50, verbose_name="điện thoại")),
                (
                    "is_system",
                    models.BooleanField(default=False, editable=False, verbose_name="tác nhân hệ thống"),
                ),
                (
                    "must_change_password",
                    models.BooleanField(default=False, verbose_name="phải đổi mật khẩu"),
                ),
                ("session_epoch", models.PositiveIntegerField(default=0, editable=False)),
                (
                    "locked_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="khóa lúc"),
                ),
                (
                    "locked_reason",
                    models.CharField(blank=True, editable=False, max_length=500, verbose_name="lý do khóa"),
                ),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "locked_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người khóa",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "verbose_name": "người dùng",
                "verbose_name_plural": "người dùng",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_system", True)),
                        fields=("is_system",),
                        name="one_system_actor",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("locked_at__isnull", True),
                                ("locked_by__isnull", True),
                                ("locked_reason", ""),
                            ),
                            models.Q(
                                ("is_active", False),
                                ("locked_at__isnull", False),
                                ("locked_by__isnull", False),
                                models.Q(("locked_reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="user_locked_by_someone",
                    ),
                ],
            },
            managers=[
                ("objects", django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name="AuditEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sequence", models.PositiveBigIntegerField(unique=True, verbose_name="số thứ tự")),
                ("at", models.DateTimeField(verbose_name="lúc")),
                ("actor", models.CharField(max_length=150, verbose_name="người thực hiện")),
                ("verb", models.CharField(max_length=64, verbose_name="việc")),
                ("target_type", models.CharField(max_length=64, verbose_name="loại bản ghi")),
                ("target_ref", models.CharField(max_length=255, verbose_name="bản ghi")),
                ("detail", models.JSONField(default=dict, verbose_name="chi tiết")),
                ("previous_hash", models.CharField(blank=True, max_length=64)),
                ("hash", models.CharField(max_length=64, unique=True)),
            ],
            options={
                "verbose_name": "nhật ký",
                "verbose_name_plural": "nhật ký",
                "ordering": ("sequence",),
                "indexes": [models.Index(fields=["target_type", "target_ref"], name="audit_target")],
            },
        ),
        migrations.CreateModel(
            name="AuditHead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("singleton", models.BooleanField(default=True, editable=False, unique=True)),
                ("sequence", models.PositiveBigIntegerField(default=0)),
                ("hash", models.CharField(blank=True, max_length=64)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("singleton", True)), name="audit_head_singleton"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportBatch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("units", "Danh sách đơn vị"),
                            ("accounts", "Danh sách tài khoản"),
                            ("catalogue", "Bộ tiêu chí"),
                            ("round_settings", "Thông tin đợt"),
                            ("self_scores", "Bảng tự chấm"),
                            ("appraisal_scores", "Bảng thẩm định"),
                            ("survey", "Phiếu khảo sát"),
                            ("past_results", "Kết quả năm trước"),
                        ],
                        max_length=32,
                        verbose_name="loại",
                    ),
                ),
                ("file_name", models.CharField(max_length=255, verbose_name="tên tệp")),
                ("sha256", models.CharField(max_length=64)),
                ("round_code", models.CharField(blank=True, max_length=32, verbose_name="đợt")),
                ("created", models.PositiveIntegerField(default=0, verbose_name="tạo mới")),
                ("updated", models.PositiveIntegerField(default=0, verbose_name="cập nhật")),
                ("unchanged", models.PositiveIntegerField(default=0, verbose_name="không đổi")),
                ("skipped", models.PositiveIntegerField(default=0, verbose_name="bỏ qua")),
                ("invalid", models.PositiveIntegerField(default=0, verbose_name="không hợp lệ")),
                ("findings", models.JSONField(default=list, verbose_name="ghi nhận")),
                ("mapping", models.JSONField(default=dict, verbose_name="cách đọc")),
                ("imported_at", models.DateTimeField(verbose_name="nhập lúc")),
                (
                    "imported_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người nhập",
                    ),
                ),
            ],
            options={
                "verbose_name": "lần nhập",
                "verbose_name_plural": "các lần nhập",
                "ordering": ("-imported_at", "-id"),
                "indexes": [models.Index(fields=["kind", "sha256", "round_code"], name="import_same_file")],
            },
        ),
        migrations.CreateModel(
            name="Job",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=32, verbose_name="loại việc")),
                ("key", models.CharField(max_length=160, verbose_name="khóa")),
                ("title", models.CharField(max_length=255, verbose_name="việc")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Đang chờ"),
                            ("running", "Đang làm"),
                            ("waiting", "Đang làm từng phần"),
                            ("done", "Xong"),
                            ("failed", "Dừng vì lỗi"),
                        ],
                        default="queued",
                        max_length=16,
                        verbose_name="trạng thái",
                    ),
                ),
                ("payload", models.JSONField(default=dict, verbose_name="tham số")),
                ("result", models.JSONField(default=dict, verbose_name="kết quả")),
                ("error", models.TextField(blank=True, verbose_name="lỗi")),
                ("done_url", models.CharField(blank=True, max_length=255, verbose_name="trang xem kết quả")),
                ("progress_done", models.PositiveIntegerField(default=0, verbose_name="đã làm")),
                ("progress_total", models.PositiveIntegerField(default=0, verbose_name="tổng số")),
                ("progress_note", models.CharField(blank=True, max_length=255, verbose_name="đang làm")),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="số lần thử")),
                ("holder", models.CharField(blank=True, max_length=32, verbose_name="tiến trình giữ việc")),
                ("lease_until", models.DateTimeField(blank=True, null=True, verbose_name="giữ đến")),
                ("heartbeat_at", models.DateTimeField(blank=True, null=True, verbose_name="nhịp gần nhất")),
                ("announced_at", models.DateTimeField(verbose_name="gọi lần cuối lúc")),
                ("requested_at", models.DateTimeField(verbose_name="yêu cầu lúc")),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="kết thúc lúc")),
                (
                    "batch",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="accounts.job",
                        verbose_name="thuộc việc",
                    ),
                ),
                (
                    "requested_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người yêu cầu",
                    ),
                ),
            ],
            options={
                "verbose_name": "việc nền",
                "verbose_name_plural": "việc nền",
                "ordering": ("-requested_at", "-id"),
                "indexes": [
                    models.Index(fields=["state", "lease_until"], name="job_lease"),
                    models.Index(fields=["batch", "state"], name="job_parts"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["queued", "running", "waiting"])),
                        fields=("kind", "key"),
                        name="one_open_job",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["queued", "running", "waiting", "done", "failed"])),
                        name="job_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state", "running"),
                                ("heartbeat_at__isnull", False),
                                ("lease_until__isnull", False),
                                models.Q(("holder", ""), _negated=True),
                            ),
                            models.Q(
                                models.Q(("state", "running"), _negated=True),
                                ("heartbeat_at__isnull", True),
                                ("holder", ""),
                                ("lease_until__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="job_held_while_running",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("finished_at__isnull", False), ("state__in", ["done", "failed"])),
                            models.Q(
                                models.Q(("state__in", ["done", "failed"]), _negated=True),
                                ("finished_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="job_finished_when_closed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("error", ""), ("state", "failed"), _negated=True),
                            models.Q(
                                ("state", "done"), models.Q(("error", ""), _negated=True), _negated=True
                            ),
                        ),
                        name="job_error_where_failed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("progress_total", 0),
                            ("progress_done__lte", models.F("progress_total")),
                            _connector="OR",
                        ),
                        name="job_progress_within_total",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("batch__isnull", True),
                            models.Q(("batch", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="job_not_its_own_batch",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SignInTries",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name_hash", models.CharField(max_length=64)),
                ("address", models.CharField(max_length=64, verbose_name="địa chỉ mạng")),
                ("tries", models.PositiveIntegerField(default=0, verbose_name="số lần thử")),
                ("last_at", models.DateTimeField(verbose_name="lần cuối")),
            ],
            options={
                "verbose_name": "lần thử đăng nhập",
                "verbose_name_plural": "lần thử đăng nhập",
                "indexes": [models.Index(fields=["address", "last_at"], name="sign_in_address")],
                "constraints": [
                    models.UniqueConstraint(fields=("name_hash", "address"), name="sign_in_tries_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Unit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.CharField(max_length=32, unique=True, verbose_name="mã đơn vị")),
                ("name", models.CharField(max_length=255, verbose_name="tên đơn vị")),
                ("short_name", models.CharField(blank=True, max_length=100, verbose_name="tên viết tắt")),
                ("ranked", models.BooleanField(default=True, verbose_name="xếp hạng")),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="hiệu lực từ")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="hiệu lực đến")),
                ("sort_key", models.CharField(db_index=True, default="", editable=False, max_length=600)),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="predecessors",
                        to="accounts.unit",
                        verbose_name="đơn vị kế thừa",
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="units",
                        to="accounts.unitgroup",
                        verbose_name="nhóm",
                    ),
                ),
            ],
            options={
                "verbose_name": "đơn vị",
                "verbose_name_plural": "đơn vị",
                "ordering": ("sort_key",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_from__isnull", True),
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="unit_period_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("successor__isnull", True),
                            models.Q(("successor", models.F("id")), _negated=True),
                            _connector="OR",
                        ),
                        name="unit_not_its_own_successor",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RoleGrant",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("quan-tri-dot", "Quản trị đợt"),
                            ("tham-dinh-vien", "Thẩm định viên"),
                            ("to-giup-viec", "Thành viên Tổ giúp việc"),
                            ("can-bo", "Cán bộ đơn vị"),
                            ("thu-truong", "Thủ trưởng đơn vị"),
                            ("van-thu", "Văn thư"),
                            ("lanh-dao-so", "Lãnh đạo Sở Nội vụ"),
                            ("lanh-dao-tinh", "Lãnh đạo UBND tỉnh"),
                            ("ky-thuat", "Kỹ thuật"),
                        ],
                        max_length=32,
                        verbose_name="vai trò",
                    ),
                ),
                ("valid_from", models.DateField(verbose_name="từ ngày")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="đến ngày")),
                (
                    "capacity",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Cấp trưởng"),
                            ("KT.", "Ký thay (KT.)"),
                            ("TUQ.", "Thừa ủy quyền (TUQ.)"),
                            ("TL.", "Thừa lệnh (TL.)"),
                        ],
                        default="",
                        max_length=8,
                        verbose_name="tư cách ký",
                    ),
                ),
                ("basis", models.CharField(blank=True, max_length=500, verbose_name="văn bản căn cứ")),
                (
                    "granted_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="cấp lúc"),
                ),
                (
                    "revoked_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="thu hồi lúc"),
                ),
                (
                    "granted_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người cấp",
                    ),
                ),
                (
                    "revoked_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người thu hồi",
                    ),
                ),
                (
                    "taken_from",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="passed_on",
                        to="accounts.rolegrant",
                        verbose_name="nhận bàn giao từ",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người dùng",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants",
                        to="accounts.unit",
                        verbose_name="đơn vị",
                    ),
                ),
            ],
            options={
                "verbose_name": "phân quyền",
                "verbose_name_plural": "phân quyền",
                "ordering": ("user", "role"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                [
                                    "quan-tri-dot",
                                    "tham-dinh-vien",
                                    "to-giup-viec",
                                    "can-bo",
                                    "thu-truong",
                                    "van-thu",
                                    "lanh-dao-so",
                                    "lanh-dao-tinh",
                                    "ky-thuat",
                                ],
                            )
                        ),
                        name="role_grant_known_role",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="role_grant_period_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("role__in", ("tham-dinh-vien", "can-bo", "thu-truong")), _negated=True),
                            ("unit__isnull", False),
                            _connector="OR",
                        ),
                        name="role_grant_unit_where_needed",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_at__isnull", True)),
                        fields=("user", "role", "unit", "valid_from"),
                        name="role_grant_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_at__isnull", True), ("unit__isnull", True)),
                        fields=("user", "role", "valid_from"),
                        name="role_grant_once_without_unit",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("capacity", ""),
                            models.Q(("capacity__in", ["", "KT.", "TUQ.", "TL."]), ("role", "thu-truong")),
                            _connector="OR",
                        ),
                        name="role_grant_capacity_of_a_head",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("granted_at__isnull", True), ("granted_by__isnull", True)),
                            models.Q(("granted_at__isnull", False), ("granted_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="role_grant_granted_by_someone",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("revoked_at__isnull", True), ("revoked_by__isnull", True)),
                            models.Q(("revoked_at__isnull", False), ("revoked_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="role_grant_revoked_by_someone",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("units", "Danh sách đơn vị"),
                            ("accounts", "Danh sách tài khoản"),
                            ("catalogue", "Bộ tiêu chí"),
                            ("round_settings", "Thông tin đợt"),
                            ("self_scores", "Bảng tự chấm"),
                            ("appraisal_scores", "Bảng thẩm định"),
                            ("survey", "Phiếu khảo sát"),
                            ("past_results", "Kết quả năm trước"),
                        ],
                        max_length=32,
                        verbose_name="loại",
                    ),
                ),
                ("round_code", models.CharField(blank=True, max_length=32, verbose_name="đợt")),
                ("file", models.FileField(upload_to=accounts.models.upload.stored_name, verbose_name="tệp")),
                ("file_name", models.CharField(max_length=255, verbose_name="tên tệp")),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveIntegerField(verbose_name="dung lượng")),
                ("options", models.JSONField(default=dict, verbose_name="cách đọc")),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="lần đọc")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("checking", "Đang kiểm tra"),
                            ("checked", "Chờ ghi"),
                            ("written", "Đã ghi"),
                            ("dropped", "Đã hủy"),
                        ],
                        default="checking",
                        max_length=16,
                        verbose_name="trạng thái",
                    ),
                ),
                ("report", models.JSONField(default=dict, verbose_name="kết quả kiểm tra")),
                ("checked_at", models.DateTimeField(blank=True, null=True, verbose_name="kiểm tra lúc")),
                ("uploaded_at", models.DateTimeField(verbose_name="tải lên lúc")),
                (
                    "batch",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uploads",
                        to="accounts.importbatch",
                        verbose_name="lần nhập",
                    ),
                ),
                (
                    "job",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="accounts.job",
                        verbose_name="việc nền",
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="người tải lên",
                    ),
                ),
            ],
            options={
                "verbose_name": "tệp tải lên",
                "verbose_name_plural": "tệp tải lên",
                "ordering": ("-uploaded_at", "-id"),
                "indexes": [models.Index(fields=["kind", "state"], name="upload_waiting")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["checking", "checked", "written", "dropped"])),
                        name="upload_known_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("batch__isnull", False), ("state", "written")),
                            models.Q(models.Q(("state", "written"), _negated=True), ("batch__isnull", True)),
                            _connector="OR",
                        ),
                        name="upload_batch_where_written",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "checked"), _negated=True),
                            ("checked_at__isnull", False),
                            _connector="OR",
                        ),
                        name="upload_checked_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="UploadFinding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveIntegerField(verbose_name="thứ tự")),
                ("severity", models.CharField(max_length=16, verbose_name="mức")),
                ("sheet", models.CharField(blank=True, max_length=64, verbose_name="trang tính")),
                ("row", models.PositiveIntegerField(null=True, verbose_name="dòng")),
                ("column", models.CharField(blank=True, max_length=255, verbose_name="cột")),
                ("message", models.TextField(verbose_name="vấn đề")),
                ("found", models.TextField(blank=True, verbose_name="ô đang ghi")),
                ("expected", models.TextField(blank=True, verbose_name="cần")),
                ("context", models.CharField(blank=True, max_length=200, verbose_name="dòng ấy")),
                ("remedy", models.CharField(blank=True, max_length=32, verbose_name="cách xử lý")),
                (
                    "upload",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="findings",
                        to="accounts.upload",
                    ),
                ),
            ],
            options={
                "verbose_name": "ghi nhận của lần kiểm tra",
                "verbose_name_plural": "ghi nhận của lần kiểm tra",
                "ordering": ("position",),
                "indexes": [models.Index(fields=["upload", "severity"], name="upload_finding_severity")],
                "constraints": [
                    models.UniqueConstraint(fields=("upload", "position"), name="upload_finding_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="WorkerPulse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("singleton", models.BooleanField(default=True, editable=False, unique=True)),
                ("beaten_at", models.DateTimeField(verbose_name="lúc")),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("singleton", True)), name="worker_pulse_singleton"
                    )
                ],
            },
        ),
    ]
