package ginko.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A certificate for `localhost` that the program makes for itself, once, with the JDK's `keytool`.
/// Browsers do not trust it; it is for trying the bank over HTTPS, never for customers.
record DevelopmentCertificate(Path file, String password) {

    private static final int PASSWORD_BYTES = 24;
    private static final long PATIENCE_SECONDS = 60;

    /// The certificate in a directory, made when there is none.
    static DevelopmentCertificate in(Path directory) {
        Path file = directory.resolve("development.p12");
        Path secret = directory.resolve("development.password");
        try {
            if (!Files.exists(file)) {
                make(directory, file, secret);
            }
            return new DevelopmentCertificate(
                    file, Files.readString(secret, StandardCharsets.US_ASCII).strip());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static void make(Path directory, Path file, Path secret)
            throws IOException, InterruptedException {
        Files.createDirectories(directory);
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        Files.deleteIfExists(secret);
        Files.createFile(
                secret,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(secret, HexFormat.of().formatHex(random), StandardCharsets.US_ASCII);
        Path made = directory.resolve("development.new");
        Files.deleteIfExists(made);
        Process keytool =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                                .toString(),
                                        "-genkeypair",
                                        "-alias",
                                        "ginko",
                                        "-keyalg",
                                        "EC",
                                        "-groupname",
                                        "secp256r1",
                                        "-validity",
                                        "365",
                                        "-dname",
                                        "CN=localhost",
                                        "-ext",
                                        "SAN=dns:localhost,ip:127.0.0.1",
                                        "-storetype",
                                        "PKCS12",
                                        "-keystore",
                                        made.toString(),
                                        "-storepass:file",
                                        secret.toString()))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (!keytool.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
            throw new IOException("keytool made no certificate");
        }
        Files.move(made, file);
    }
}
