package ginko.identity.web;

import ginko.customers.Contact;
import ginko.identity.Login;
import ginko.identity.SecretChange;
import ginko.identity.SecretQuestion;
import ginko.identity.SignInLogEntry;
import ginko.web.FormModel;
import ginko.web.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the settings of a login show. `offersAlias` is false where logins are the bank’s or, in a
/// company, its administrators’. `contact` is null for users who are not reached at the addresses
/// of the contract. `questions` are those it has chosen, null where the bank asks none. `changed`
/// is the text key of what was just done, null when nothing was.
public record SettingsModel(
        Login login,
        FormModel language,
        List<Option> languages,
        FormModel alias,
        boolean offersAlias,
        int aliasMin,
        int aliasMax,
        @Nullable Contact contact,
        List<SecretChange.Offer> secrets,
        @Nullable List<SecretQuestion> questions,
        boolean hasPasskeys,
        boolean hasCertificates,
        boolean hasApp,
        List<SignInLogEntry> signIns,
        TimesModel times,
        @Nullable String changed) {

    public SettingsModel {
        languages = List.copyOf(languages);
        secrets = List.copyOf(secrets);
        questions = questions == null ? null : List.copyOf(questions);
        signIns = List.copyOf(signIns);
    }

    public boolean hasAlias() {
        return login.alias() != null;
    }

    /// The page that changes a secret.
    public String path(SecretChange.Offer offer) {
        return SecretsController.path(offer.rule().kind());
    }
}
