package ginko.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a page asks the browser for (WebAuthn Level 3, 5.4 and 5.5), in base64url where it is
/// bytes.
///
/// @param known ids of credentials: those that answer, or those there are already
/// @param owner null unless a passkey is to be made
public record PasskeyOptions(
        String challenge, String domain, List<String> known, PasskeyOptions.@Nullable Owner owner) {

    public PasskeyOptions {
        known = List.copyOf(known);
    }

    /// For whom a passkey is made.
    ///
    /// @param handle names him without telling who he is
    /// @param name what the authenticator lists the passkey under
    /// @param algorithms numbers of COSE
    public record Owner(
            String handle, String name, String displayName, String bank, List<Integer> algorithms) {

        public Owner {
            algorithms = List.copyOf(algorithms);
        }
    }
}
