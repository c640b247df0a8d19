package ginko.identity.web;

import ginko.web.FormModel;
import ginko.web.Option;
import java.util.List;

/// The lengths of time to choose from, in seconds. A list is empty where the bank leaves no choice.
public record TimesModel(FormModel form, List<Option> idle, List<Option> codeLifetime) {

    public TimesModel {
        idle = List.copyOf(idle);
        codeLifetime = List.copyOf(codeLifetime);
    }

    public boolean hasChoice() {
        return !idle.isEmpty() || !codeLifetime.isEmpty();
    }
}
