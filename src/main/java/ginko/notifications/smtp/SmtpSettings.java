package ginko.notifications.smtp;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where and how to hand mail over, `ginko.smtp.*`. Without a host no mail is sent.
///
/// @param user null sends without authentication
/// @param starttls whether TLS is required, or plain text is spoken to a server nearby
/// @param from sender; null takes the address of the bank's profile
/// @param window most mails in flight at once
@ConfigurationProperties("ginko.smtp")
public record SmtpSettings(
        @Nullable String host,
        @DefaultValue("587") int port,
        @Nullable String user,
        @Nullable String password,
        @DefaultValue("REQUIRED") Starttls starttls,
        @Nullable String from,
        @DefaultValue("4") int window) {

    /// Whether the connection must be encrypted.
    public enum Starttls {
        REQUIRED,
        OFF
    }

    /// A peer on this machine without encryption: what simulators and tests need.
    public static SmtpSettings local(int port, @Nullable String from) {
        return new SmtpSettings("127.0.0.1", port, null, null, Starttls.OFF, from, 4);
    }

    /// Leaves out the password.
    @Override
    public String toString() {
        return "SmtpSettings[" + host + ":" + port + "]";
    }
}
