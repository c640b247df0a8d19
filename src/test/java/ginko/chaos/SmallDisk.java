package ginko.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A disk of its own size in memory, mounted where a test wants it.
final class SmallDisk implements AutoCloseable {

    private static final int PIECE = 64 * 1024;

    private final Path mount;

    private SmallDisk(Path mount) {
        this.mount = mount;
    }

    /// Whether this user may mount.
    static boolean isPossible() throws IOException, InterruptedException {
        Path probe = Files.createTempDirectory("ginko-disk");
        try {
            boolean mounted = run(List.of("mount", "-t", "tmpfs", "tmpfs", probe.toString())) == 0;
            return mounted && run(List.of("umount", probe.toString())) == 0;
        } finally {
            Files.delete(probe);
        }
    }

    static SmallDisk mount(Path at, int megabytes) throws IOException, InterruptedException {
        Files.createDirectories(at);
        int status =
                run(
                        List.of(
                                "mount",
                                "-t",
                                "tmpfs",
                                "-o",
                                "mode=0700,size=" + megabytes + "m",
                                "tmpfs",
                                at.toString()));
        if (status != 0) {
            throw new IOException("cannot mount a disk at " + at);
        }
        return new SmallDisk(at);
    }

    /// Writes until nothing more fits.
    void fill() throws IOException {
        byte[] piece = new byte[PIECE];
        for (int size = PIECE; size > 0; size /= 16) {
            try (OutputStream ballast = Files.newOutputStream(mount.resolve("ballast-" + size))) {
                while (true) {
                    ballast.write(piece, 0, size);
                }
            } catch (IOException full) {
                Thread.onSpinWait();
            }
        }
    }

    /// Makes room again.
    void empty() throws IOException {
        for (int size = PIECE; size > 0; size /= 16) {
            Files.deleteIfExists(mount.resolve("ballast-" + size));
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        if (run(List.of("umount", "--lazy", mount.toString())) != 0) {
            throw new IOException("cannot unmount " + mount);
        }
    }

    private static int run(List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
