package ginko.identity.web;

import ginko.identity.SecretChange;
import java.util.List;

/// The secrets of a user: which he changes himself, and when a change counts.
public record PasswordsModel(List<SecretChange.Offer> offers) {

    public PasswordsModel {
        offers = List.copyOf(offers);
    }

    /// The page that changes a secret.
    public String path(SecretChange.Offer offer) {
        return SecretsController.path(offer.rule().kind());
    }
}
