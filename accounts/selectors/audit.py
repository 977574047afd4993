"""Reading the audit trail back."""

from accounts.core.chain import event_hash
from accounts.models import AuditEvent, AuditHead


def broken_links() -> list[str]:
    """Sentences on every place where the chain does not hold; empty when it is intact."""
    problems: list[str] = []
    sequence, previous = 0, ""
    for event in AuditEvent.objects.order_by("sequence").iterator():
        if event.sequence != sequence + 1:
            problems.append(f"Thiếu sự kiện số {sequence + 1} trước sự kiện số {event.sequence}")
        if event.previous_hash != previous:
            problems.append(f"Sự kiện số {event.sequence} không nối tiếp sự kiện trước")
        if event_hash(event) != event.hash:
            problems.append(f"Nội dung sự kiện số {event.sequence} không khớp mã băm")
        sequence, previous = event.sequence, event.hash
    head = AuditHead.objects.first()
    if head and (head.sequence, head.hash) != (sequence, previous):
        problems.append(f"Cuối sổ là sự kiện số {sequence}, đáng lẽ là số {head.sequence}")
    return problems
