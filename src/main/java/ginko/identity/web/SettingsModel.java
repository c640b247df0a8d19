package ginko.identity.web;

import ginko.identity.Login;
import ginko.identity.SignInLogEntry;
import ginko.web.FormModel;
import ginko.web.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the settings of a login show. `changed` is the text key of what was just done, null when
/// nothing was.
public record SettingsModel(
        Login login,
        FormModel language,
        List<Option> languages,
        FormModel alias,
        int aliasMin,
        int aliasMax,
        List<SignInLogEntry> signIns,
        @Nullable String changed) {

    public SettingsModel {
        languages = List.copyOf(languages);
        signIns = List.copyOf(signIns);
    }

    public boolean hasAlias() {
        return login.alias() != null;
    }
}
