package ginko.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// The programs `initdb`, `pg_ctl` and `postgres` of one version in one directory.
record ServerPrograms(Path directory) {

    private static final Pattern VERSION = Pattern.compile("-(\\d+\\.\\d+\\.\\d+)\\.jar");

    static ServerPrograms of(ServerPlan plan) throws IOException {
        Path installed = plan.installed();
        return new ServerPrograms(installed != null ? installed : unpacked(plan.unpackTo()));
    }

    Path program(String name) {
        return directory.resolve(name);
    }

    /// Unpacks once per version. Several programs may do so at the same time: each unpacks beside
    /// the target and the first to rename wins.
    private static Path unpacked(Path parent) throws IOException {
        URL archive = archive();
        Path target = parent.resolve("bin-" + version(archive));
        if (!Files.isDirectory(target)) {
            Files.createDirectories(parent);
            removeLeftovers(parent);
            Path partial = parent.resolve("unpack-" + ProcessHandle.current().pid());
            unpack(archive, partial);
            try {
                Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                if (!Files.isDirectory(target)) {
                    throw e;
                }
                Trees.delete(partial);
            }
        }
        return target.resolve("bin");
    }

    private static void removeLeftovers(Path parent) throws IOException {
        List<Path> leftovers;
        try (Stream<Path> entries = Files.list(parent)) {
            leftovers =
                    entries.filter(
                                    entry -> {
                                        String name = entry.getFileName().toString();
                                        return name.startsWith("unpack-")
                                                && ProcessHandle.of(
                                                                Long.parseLong(name.substring(7)))
                                                        .isEmpty();
                                    })
                            .toList();
        }
        for (Path leftover : leftovers) {
            Trees.delete(leftover);
        }
    }

    private static URL archive() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String name =
                "postgres-%s-%s.txz"
                        .formatted(
                                system.startsWith("mac") ? "darwin" : system,
                                machine.equals("aarch64") ? "arm_64" : "x86_64");
        URL archive = ServerPrograms.class.getClassLoader().getResource(name);
        if (archive == null) {
            throw new StartRefused(
                    "This build of Ginko carries no PostgreSQL server for "
                            + system
                            + " on "
                            + machine
                            + ".",
                    "Set GINKO_DB_URL, GINKO_DB_USER and GINKO_DB_PASSWORD to use a PostgreSQL"
                            + " server of your own (15 or newer).");
        }
        return archive;
    }

    private static String version(URL archive) {
        Matcher matcher = VERSION.matcher(archive.toString());
        if (!matcher.find()) {
            throw new IllegalStateException("no version in the address of " + archive);
        }
        return matcher.group(1);
    }

    private static void unpack(URL archive, Path target) throws IOException {
        try (InputStream raw = new BufferedInputStream(archive.openStream(), 1 << 16);
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(
                                new BufferedInputStream(new XZInputStream(raw), 1 << 16))) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                unpack(tar, entry, target);
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
            throws IOException {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("archive entry outside its directory: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            try {
                Files.copy(tar, path);
            } catch (FileAlreadyExistsException e) {
                throw new IOException("archive entry occurs twice: " + entry.getName(), e);
            }
            boolean executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
