package ginko.identity.web;

import ginko.policy.SecretKind;
import ginko.web.FormModel;
import ginko.web.Option;
import java.util.List;

/// A user who is to be added.
public record NewUserModel(FormModel form, List<Option> kinds, SecretKind proof) {

    public NewUserModel {
        kinds = List.copyOf(kinds);
    }
}
