"""The two forms to hand a document in, of which one is sent at a time."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from scoring.forms.evidence import FileForm, ReferenceForm

_REFERENCE = "dan-chieu"


@dataclass(frozen=True, slots=True)
class HandingIn:
    """`file` and `reference`; the one that was sent is bound."""

    file: FileForm
    reference: ReferenceForm

    @classmethod
    def of(cls, request: HttpRequest, *, with_place: bool = False) -> "HandingIn":
        """Bound to what was posted, if anything."""
        empty = cls.unsent(with_place=with_place)
        if request.method != "POST":
            return empty
        if request.POST.get("cach") == _REFERENCE:
            sent = ReferenceForm(request.POST, with_place=with_place, auto_id="dan_chieu_%s")
            return cls(empty.file, sent)
        file = FileForm(request.POST, request.FILES, with_place=with_place, auto_id="tep_%s")
        return cls(file, empty.reference)

    @classmethod
    def unsent(cls, *, with_place: bool = False) -> "HandingIn":
        """Both empty."""
        return cls(
            FileForm(with_place=with_place, auto_id="tep_%s"),
            ReferenceForm(with_place=with_place, auto_id="dan_chieu_%s"),
        )

    @property
    def sent(self) -> FileForm | ReferenceForm:
        """The form that was posted."""
        return self.reference if self.reference.is_bound else self.file

    @property
    def given(self) -> dict[str, Any]:
        """The document as `add_evidence` takes it, of a valid form."""
        return {**self.sent.details, "file": self.sent.cleaned_data.get("file")}

    @property
    def errors(self) -> list[str]:
        """What is wrong with the form that was sent, each sentence once."""
        found = (str(error) for errors in self.sent.errors.values() for error in errors)
        return list(dict.fromkeys(found)) if self.sent.is_bound else []

    def is_valid(self) -> bool:
        return self.sent.is_valid()

    def refuse(self, sentence: str) -> None:
        """Tell what a service said of the document."""
        self.sent.add_error("file" if self.sent is self.file else None, sentence)
