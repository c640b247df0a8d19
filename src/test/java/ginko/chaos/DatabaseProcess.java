package ginko.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/// The database server of a cluster directory as the operating system sees it.
record DatabaseProcess(Path cluster) {

    Optional<ProcessHandle> postmaster() throws IOException {
        try {
            List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()));
        } catch (NoSuchFileException stopped) {
            return Optional.empty();
        }
    }

    /// `kill -9` of the server and all its children, or of the server alone, or of one child, which
    /// makes the server end all others.
    void kill(SplittableRandom random) throws Exception {
        ProcessHandle postmaster = postmaster().orElseThrow();
        List<ProcessHandle> children = new ArrayList<>(postmaster.children().toList());
        int kind = random.nextInt(10);
        if (kind < 2 && !children.isEmpty()) {
            children.get(random.nextInt(children.size())).destroyForcibly();
            return;
        }
        postmaster.destroyForcibly();
        if (kind > 3) {
            children.forEach(ProcessHandle::destroyForcibly);
        }
        postmaster.onExit().get(30, TimeUnit.SECONDS);
    }

    /// What an administrator calls a fast shutdown: sessions end, everything is written.
    void stopFast() throws Exception {
        ProcessHandle postmaster = postmaster().orElseThrow();
        int sent =
                new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid()))
                        .start()
                        .waitFor();
        if (sent != 0) {
            throw new IOException("the server was not asked to stop");
        }
        postmaster.onExit().get(60, TimeUnit.SECONDS);
    }
}
