package ginko.identity;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import com.webauthn4j.verifier.exception.UserNotVerifiedException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads and checks the answers of authenticators, by WebAuthn4J. Pure: knows no rows. The owner
/// must have been verified; where an authenticator comes from is not asked, since customers bring
/// their own.
@Component
class PasskeyCheck {

    /// A credential as JSON is a few hundred characters, with a certificate a few thousand.
    private static final int LONGEST = 20_000;

    /// Signature algorithms offered, the preferred first: ES256, EdDSA, RS256 (RFC 9053, RFC 8812).
    static final List<Integer> ALGORITHMS = List.of(-7, -8, -257);

    private final ObjectConverter converter = new ObjectConverter();
    private final WebAuthnManager manager =
            WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final AttestedCredentialDataConverter attested =
            new AttestedCredentialDataConverter(converter);

    /// A new passkey that was found in order.
    record NewKey(
            byte[] credentialId,
            byte[] attested,
            long signCount,
            boolean isBackupEligible,
            boolean isBackedUp) {}

    /// How an answer was found.
    enum Finding {
        RIGHT,
        WRONG,
        NOT_VERIFIED,
        /// Signed by the right key, with a counter that did not grow.
        COPIED
    }

    /// A readable answer of somebody who has a passkey.
    ///
    /// @param owner the handle the authenticator knows its owner by; null when it tells none
    record Shown(
            AuthenticationData data,
            byte[] credentialId,
            byte[] challenge,
            byte @Nullable [] owner,
            long signCount,
            boolean isBackedUp) {}

    /// A readable answer of somebody who makes a passkey.
    record Made(RegistrationData data, byte[] challenge, NewKey key) {}

    /// Empty when it cannot be read: what lacks a part makes the library fail in many ways, and
    /// anybody may send it.
    Optional<Made> readNew(String json) {
        try {
            return json.length() > LONGEST
                    ? Optional.empty()
                    : made(manager.parseRegistrationResponseJSON(json));
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private Optional<Made> made(RegistrationData data) {
        var client = data.getCollectedClientData();
        var attestation = data.getAttestationObject();
        if (client == null || attestation == null) {
            return Optional.empty();
        }
        var authenticator = attestation.getAuthenticatorData();
        var credential = authenticator.getAttestedCredentialData();
        return credential == null
                ? Optional.empty()
                : Optional.of(
                        new Made(
                                data,
                                client.getChallenge().getValue(),
                                new NewKey(
                                        credential.getCredentialId(),
                                        attested.convert(credential),
                                        authenticator.getSignCount(),
                                        authenticator.isFlagBE(),
                                        authenticator.isFlagBS())));
    }

    Optional<Shown> read(String json) {
        try {
            return json.length() > LONGEST
                    ? Optional.empty()
                    : shown(manager.parseAuthenticationResponseJSON(json));
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Shown> shown(AuthenticationData data) {
        var client = data.getCollectedClientData();
        var authenticator = data.getAuthenticatorData();
        var id = data.getCredentialId();
        var owner = data.getUserHandle();
        return client == null || authenticator == null || id == null
                ? Optional.empty()
                : Optional.of(
                        new Shown(
                                data,
                                Arrays.copyOf(id, id.length),
                                client.getChallenge().getValue(),
                                owner == null ? null : Arrays.copyOf(owner, owner.length),
                                authenticator.getSignCount(),
                                authenticator.isFlagBS()));
    }

    Finding checkNew(Made made, WebSite site) {
        List<PublicKeyCredentialParameters> algorithms =
                ALGORITHMS.stream()
                        .map(number ->
                                new PublicKeyCredentialParameters(
                                        PublicKeyCredentialType.PUBLIC_KEY,
                                        COSEAlgorithmIdentifier.create(number)))
                        .toList();
        try {
            manager.verify(
                    made.data(),
                    new RegistrationParameters(
                            server(site, made.challenge()), algorithms, true, true));
            return Finding.RIGHT;
        } catch (UserNotVerifiedException notAsked) {
            return Finding.NOT_VERIFIED;
        } catch (WebAuthnException | IllegalArgumentException wrong) {
            return Finding.WRONG;
        }
    }

    Finding check(Shown shown, StoredPasskey stored, WebSite site) {
        var key =
                new CredentialRecordImpl(
                        null,
                        true,
                        stored.isBackupEligible(),
                        stored.passkey().isBackedUp(),
                        stored.signCount(),
                        attested.convert(stored.attested()),
                        null,
                        null,
                        null,
                        null);
        try {
            manager.verify(
                    shown.data(),
                    new AuthenticationParameters(
                            server(site, shown.challenge()), key, null, true, true));
            return Finding.RIGHT;
        } catch (UserNotVerifiedException notAsked) {
            return Finding.NOT_VERIFIED;
        } catch (MaliciousCounterValueException wentBack) {
            return Finding.COPIED;
        } catch (WebAuthnException | IllegalArgumentException wrong) {
            return Finding.WRONG;
        }
    }

    private static ServerProperty server(WebSite site, byte[] challenge) {
        return new ServerProperty(
                site.origins().stream().map(Origin::new).collect(Collectors.toSet()),
                site.domain(),
                new DefaultChallenge(challenge));
    }
}
