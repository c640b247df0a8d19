package ginko.database;

import ginko.database.DatabaseAccess.Login;
import ginko.kernel.Masked;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The address of an external server, from `GINKO_DB_URL`, `GINKO_DB_USER`, `GINKO_DB_PASSWORD`,
/// `GINKO_DB_OWNER_USER` and `GINKO_DB_OWNER_PASSWORD`. Without an address the bundled server is
/// used; without an owner the application role owns the schemas.
@ConfigurationProperties("ginko.db")
record DatabaseSettings(
        @Nullable String url,
        @Nullable String user,
        @Nullable String password,
        @Nullable Owner owner) {

    /// @throws StartRefused when there is an address but nobody to log in
    Optional<DatabaseAccess> external() {
        if (url == null || url.isBlank()) {
            return Optional.empty();
        }
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new StartRefused(
                    "GINKO_DB_URL does not name a PostgreSQL database.",
                    "Write it as jdbc:postgresql://host:5432/database.");
        }
        if (user == null || user.isBlank()) {
            throw new StartRefused(
                    "GINKO_DB_URL is set, but GINKO_DB_USER is not.",
                    "Set GINKO_DB_USER and GINKO_DB_PASSWORD.");
        }
        Login application = login(user, password);
        Login schemaOwner =
                owner == null || owner.user() == null || owner.user().isBlank()
                        ? application
                        : login(owner.user(), owner.password());
        return Optional.of(new DatabaseAccess(url, application, schemaOwner));
    }

    private static Login login(String user, @Nullable String password) {
        return new Login(user, new Masked(password == null ? "" : password));
    }

    @Override
    public String toString() {
        return "DatabaseSettings[url=" + url + ", user=" + user + "]";
    }

    /// The role that owns the schemas and runs migrations.
    record Owner(@Nullable String user, @Nullable String password) {

        @Override
        public String toString() {
            return "Owner[user=" + user + "]";
        }
    }
}
