package ginko.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The pages everybody may read, on a desk, on a telephone, from right to left and in the dark.
class GuideBrowserTest extends BrowserTest {

    private static final List<String> PATHS =
            List.of(
                    "/guide",
                    "/guide/use",
                    "/guide/browsers",
                    "/guide/security",
                    "/guide/services",
                    "/guide/first-use",
                    "/guide/sign-in",
                    "/guide/codes",
                    "/personal",
                    "/status",
                    "/help",
                    "/hours",
                    "/fees");

    @Test
    void theGuideReadsWellOnADesk() {
        look("en", new Browser.NewContextOptions().setViewportSize(1280, 900));
    }

    @Test
    void theGuideReadsWellOnATelephone() {
        look("ja", new Browser.NewContextOptions().setViewportSize(360, 740));
    }

    @Test
    void theGuideReadsWellFromRightToLeftInTheDark() {
        look(
                "fa",
                new Browser.NewContextOptions()
                        .setViewportSize(360, 740)
                        .setColorScheme(ColorScheme.DARK));
    }

    private void look(String language, Browser.NewContextOptions options) {
        try (Visitor visitor = visitor(options)) {
            visitor.open("/?lang=" + language);
            for (String path : PATHS) {
                visitor.open(path);
                visitor.look("guide-" + language + path.replace('/', '-'));
            }
            assertThat(visitor.complaints()).isEmpty();
        }
    }
}
