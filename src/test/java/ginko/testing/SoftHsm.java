package ginko.testing;

import ginko.kernel.KeyModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// SoftHSM 2 with a token of this process. It finds its settings by a variable of the environment,
/// which the build sets for the tests, and reads them once in a process.
public final class SoftHsm {

    public static final String PIN = "4321";

    private static final Pattern SLOT = Pattern.compile("slot (\\d+)");
    private static final KeyModule MODULE = open();

    private SoftHsm() {}

    public static KeyModule module() {
        return MODULE;
    }

    private static KeyModule open() {
        try {
            Path settings = Path.of(System.getenv("SOFTHSM2_CONF")).toAbsolutePath();
            Path directory = Files.createDirectories(settings.resolveSibling("tokens"));
            String name = "ginko-" + ProcessHandle.current().pid();
            Path fresh = settings.resolveSibling(name);
            Files.writeString(fresh, "directories.tokendir = " + directory + "\n");
            Files.move(
                    fresh,
                    settings,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            Path config = settings.resolveSibling(name + ".cfg");
            Files.writeString(
                    config,
                    """
                    name = %s
                    library = /usr/lib/softhsm/libsofthsm2.so
                    slot = %s
                    """
                            .formatted(name, slot(name)));
            return KeyModule.open(config, PIN.toCharArray());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String slot(String label) throws IOException {
        Process maker =
                new ProcessBuilder(
                                "softhsm2-util",
                                "--init-token",
                                "--free",
                                "--label",
                                label,
                                "--pin",
                                PIN,
                                "--so-pin",
                                "87654321")
                        .redirectErrorStream(true)
                        .start();
        String said = new String(maker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher slot = SLOT.matcher(said);
        if (!slot.find()) {
            throw new IllegalStateException(said);
        }
        return slot.group(1);
    }
}
