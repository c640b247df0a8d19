package ginko.web;

import ginko.kernel.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a form shows: the values to fill in, the errors, and the version of the draft it belongs
/// to. Immutable; each `with` returns a changed copy. Never holds a password or a code.
public record FormModel(Map<String, String> values, List<FieldError> errors, long version) {

    public FormModel {
        values = Map.copyOf(values);
        errors = List.copyOf(errors);
    }

    public static FormModel empty() {
        return new FormModel(Map.of(), List.of(), 0);
    }

    public static FormModel of(Map<String, String> values) {
        return new FormModel(values, List.of(), 0);
    }

    public FormModel with(String field, String value) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.put(field, value);
        return new FormModel(changed, errors, version);
    }

    public FormModel withVersion(long draftVersion) {
        return new FormModel(values, errors, draftVersion);
    }

    public FormModel withError(String field, Refusal refusal, Arg... args) {
        return withError(field, refusal.messageKey(), args);
    }

    public FormModel withError(String field, String textKey, Arg... args) {
        List<FieldError> changed = new ArrayList<>(errors);
        changed.add(new FieldError(field, textKey, List.of(args)));
        return new FormModel(values, changed, version);
    }

    /// An error that belongs to no single field.
    public FormModel withFormError(Refusal refusal, Arg... args) {
        return withError("", refusal.messageKey(), args);
    }

    public FormModel withFormError(String textKey, Arg... args) {
        return withError("", textKey, args);
    }

    /// The value to show; empty when nothing was entered.
    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    public boolean hasErrors() {
        return !errors.isEmpty();
    }

    public Optional<FieldError> error(String field) {
        return errors.stream().filter(error -> error.field().equals(field)).findFirst();
    }
}
