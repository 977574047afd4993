"""Points or figures of one leaf, as its rule takes them: asked for, agreed to, or awarded in part."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django import forms

from scoring.core.rule_parse import NOTHING_ACHIEVED
from scoring.core.rule_types import ChecklistRule, ChoiceRule
from scoring.core.typed import Typed, TypingError, read_entry
from scoring.core.types import CriterionInput, Entry, Stage
from scoring.core.words import EntryState, InputField, Method, inputs_of

_WORDS = {
    InputField.VALUE: ("value", "Giá trị"),
    InputField.DENOMINATOR: ("denominator", "Mẫu số"),
}


def _number(label: str, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=60,
        help_text=hint,
        widget=forms.TextInput(attrs={"class": "input", "inputmode": "decimal", "autocomplete": "off"}),
    )


class EntryForm(forms.Form):
    """Its fields are those of the leaf's method. After `is_valid`, `entry_of` gives the row of a run."""

    state = forms.ChoiceField(
        label="Trạng thái",
        choices=[(state.value, state.label) for state in EntryState],
        widget=forms.Select(attrs={"class": "input"}),
    )

    def __init__(
        self,
        *args: Any,
        criterion: CriterionInput,
        entered: Mapping[str, object] | None = None,
        reason: str = "",
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.criterion = criterion
        self._add_inputs()
        if reason:
            self.fields["reason"] = forms.CharField(
                label=reason,
                required=False,
                max_length=10_000,
                widget=forms.Textarea(attrs={"class": "input", "rows": 4}),
            )
        if entered is not None:
            self._fill(Typed.of(entered))

    def _add_inputs(self) -> None:
        """Those that the method reads, then points, which every method may be given."""
        method, rule = self.criterion.method, self.criterion.rule
        wanted = inputs_of(method) if method else ()
        for field in wanted:
            if field in _WORDS:
                name, label = _WORDS[field]
                self.fields[name] = _number(label)
        if isinstance(rule, ChoiceRule):
            options = [("", "Chưa chọn"), *((o.label, o.label) for o in rule.options)]
            self.fields["choice"] = forms.ChoiceField(
                label="Lựa chọn",
                required=False,
                choices=options,
                widget=forms.Select(attrs={"class": "input"}),
            )
        if isinstance(rule, ChecklistRule):
            labels = [*(part.label for part in rule.parts), NOTHING_ACHIEVED]
            self.fields["choice"] = forms.MultipleChoiceField(
                label="Các phần đạt được",
                required=False,
                choices=[(label, label) for label in labels],
                widget=forms.CheckboxSelectMultiple,
            )
        judged = method is Method.JUDGEMENT
        hint = "" if judged else "Chỉ ghi khi không theo kết quả của quy tắc chấm."
        self.fields["points"] = _number("Điểm", hint)

    def _fill(self, typed: Typed) -> None:
        for name in self.fields:
            self.initial[name] = getattr(typed, name)
        if isinstance(self.criterion.rule, ChecklistRule):
            self.initial["choice"] = [piece.strip() for piece in typed.choice.split(";") if piece.strip()]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        try:
            self._typed_entry("")
        except TypingError as error:
            for name, said in error.errors.items():
                self.add_error(name if name in self.fields else None, f"{said[:1].upper()}{said[1:]}.")
        return cleaned

    def entry_of(self, unit: str) -> Entry:
        """The row of the unit after feedback, of a form that is valid."""
        return self._typed_entry(unit)

    def _typed_entry(self, unit: str) -> Entry:
        given = {**self.cleaned_data}
        if isinstance(given.get("choice"), list):
            given["choice"] = "; ".join(given["choice"])
        entry = read_entry(Typed.read(given), unit=unit, criterion=self.criterion.code)
        return replace(entry, stage=Stage.REVISION)
