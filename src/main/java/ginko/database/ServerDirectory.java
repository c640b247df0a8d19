package ginko.database;

import ginko.database.DatabaseAccess.Login;
import ginko.kernel.Masked;
import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/// The files of one bundled server below its home:
///
/// | File | Content |
/// | --- | --- |
/// | `ginko.lock` | process id of the program that uses the directory |
/// | `secrets/database` | passwords of the three roles, readable by the owner only |
/// | `pg/cluster` | PostgreSQL's data directory |
/// | `pg/port`, `pg/identifier` | the port and the cluster's own identifier |
/// | `pg/log`, `pg/start.log` | the server's log |
record ServerDirectory(Path home) {

    static final String ADMINISTRATOR = "postgres";
    static final String OWNER = "ginko_owner";
    static final String APPLICATION = "ginko_app";

    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_DIRECTORY =
            PosixFilePermissions.fromString("rwx------");

    void create() throws IOException {
        createPrivate(home);
        createPrivate(server());
        createPrivate(home.resolve("secrets"));
    }

    Path server() {
        return home.resolve("pg");
    }

    Path cluster() {
        return server().resolve("cluster");
    }

    Path startLog() {
        return server().resolve("start.log");
    }

    Path lock() {
        return home.resolve("ginko.lock");
    }

    Path passwords() {
        return home.resolve("secrets").resolve("database");
    }

    boolean hasCluster() {
        return Files.exists(cluster().resolve("PG_VERSION"));
    }

    String clusterMajorVersion() throws IOException {
        return Files.readString(cluster().resolve("PG_VERSION")).strip();
    }

    Optional<String> identifier() throws IOException {
        return read(server().resolve("identifier"));
    }

    void storeIdentifier(String identifier) throws IOException {
        write(server().resolve("identifier"), identifier);
    }

    /// The port of the server that runs.
    int storedPort() throws IOException {
        return read(server().resolve("port"))
                .map(Integer::valueOf)
                .orElseThrow(() -> new IOException("the port of the server is not known"));
    }

    /// The stored port while it is free, otherwise another free one.
    int freePort() throws IOException {
        Path file = server().resolve("port");
        Optional<Integer> stored = read(file).map(Integer::valueOf);
        if (stored.isPresent() && isFree(stored.get())) {
            return stored.get();
        }
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            write(file, Integer.toString(socket.getLocalPort()));
            return socket.getLocalPort();
        }
    }

    /// Makes the passwords of a new cluster. They are on disk before the cluster is.
    void createPasswords() throws IOException {
        SecureRandom random = new SecureRandom();
        StringBuilder text = new StringBuilder();
        for (String role : List.of(ADMINISTRATOR, OWNER, APPLICATION)) {
            byte[] secret = new byte[24];
            random.nextBytes(secret);
            text.append(role).append('=').append(HexFormat.of().formatHex(secret)).append('\n');
        }
        write(passwords(), text.toString());
    }

    Login login(String role) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(read(passwords()).orElse("")));
        String password = properties.getProperty(role);
        if (password == null) {
            throw new StartRefused(
                    passwords() + " does not hold the password of the database role " + role + ".",
                    "Restore the file from a backup of the data directory.");
        }
        return new Login(role, new Masked(password));
    }

    /// Writes a file that only its owner may read, completely or not at all.
    static void write(Path file, String text) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(partial);
        Files.createFile(partial, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.writeString(partial, text, StandardOpenOption.SYNC, StandardOpenOption.WRITE);
        Files.move(
                partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Optional<String> read(Path file) throws IOException {
        return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    }

    private static void createPrivate(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(OWNER_DIRECTORY));
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
