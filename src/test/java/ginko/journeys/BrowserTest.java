package ginko.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import ginko.testing.BankTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.web.server.LocalServerPort;

/// A running bank and the system's Chromium. Every page that is looked at is checked for
/// accessibility and kept as a picture under `target/screenshots`.
@Tag("browser")
abstract class BrowserTest extends BankTest {

    static final Path SCREENSHOTS = Path.of("target/screenshots");

    private static Playwright playwright;
    private static Browser browser;

    @LocalServerPort private int port;

    @BeforeAll
    static void startBrowser() {
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(
                                        Map.of(
                                                "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                                                "1",
                                                "PLAYWRIGHT_NODEJS_PATH",
                                                node().toString())));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-gpu",
                                                        "--disable-quic",
                                                        "--no-first-run",
                                                        "--disable-background-networking",
                                                        "--disable-component-update",
                                                        "--disable-sync")));
    }

    private static Path node() {
        for (String directory : System.getenv("PATH").split(":")) {
            Path candidate = Path.of(directory, "node");
            if (Files.isExecutable(candidate)) {
                return candidate;
            }
        }
        throw new IllegalStateException("browser tests need Node.js on the path");
    }

    @AfterAll
    static void stopBrowser() {
        browser.close();
        playwright.close();
    }

    String address() {
        return "http://localhost:" + port;
    }

    /// A window of its own, with its own cookies.
    Visitor visitor(int width, int height) {
        return visitor(new Browser.NewContextOptions().setViewportSize(width, height));
    }

    Visitor visitor(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        Page page = context.newPage();
        return new Visitor(page, address());
    }
}
