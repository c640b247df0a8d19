package ginko.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Somebody in front of a browser window. Remembers what the browser complained about.
final class Visitor implements AutoCloseable {

    private static final String AXE =
            """
            async () => {
                const result = await axe.run(document, {runOnly: {type: 'tag',
                    values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}});
                return result.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).join(', '));
            }
            """;

    private final Page page;
    private final String address;
    private final List<String> complaints = new ArrayList<>();

    Visitor(Page page, String address) {
        this.page = page;
        this.address = address;
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().contains("422")) {
                complaints.add(message.text());
            }
        });
        page.onRequest(request -> {
            if (!request.url().startsWith(address) && !request.url().startsWith("data:")) {
                complaints.add("request to another server " + request.url());
            }
        });
    }

    Page page() {
        return page;
    }

    void open(String path) {
        Response answer = java.util.Objects.requireNonNull(page.navigate(address + path));
        assertThat(answer.status()).as("status of %s", path).isLessThan(400);
    }

    void type(String field, String text) {
        page.locator("[name='" + field + "']").first().fill(text);
    }

    void choose(String field, String value) {
        page.locator("select[name='" + field + "']").selectOption(value);
    }

    /// Presses the main button of the page's form.
    void submit() {
        page.locator("main form .button.primary").first().click();
        page.waitForLoadState();
    }

    String path() {
        return page.url().substring(address.length());
    }

    String text() {
        return page.locator("main").innerText();
    }

    /// The page has a title, one main heading, a direction that fits its language, nothing an
    /// accessibility checker objects to, and no sideways scroll; a picture of it is kept.
    void look(String name) {
        assertThat(page.title()).as("title of %s", name).isNotBlank();
        assertThat(page.locator("h1").count()).as("headings of %s", name).isEqualTo(1);
        page.evaluate(axe());
        assertThat((List<?>) page.evaluate(AXE)).as("accessibility of %s", name).isEmpty();
        assertThat(
                        page.evaluate(
                                "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("no sideways scroll on %s", name)
                .isEqualTo(true);
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(BrowserTest.SCREENSHOTS.resolve(name + ".png")));
    }

    /// The checker goes in from outside the page, because the page allows no script but the bank's.
    private static String axe() {
        try {
            return Files.readString(Path.of("src/test/resources/axe/axe.min.js"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        page.context().close();
    }
}
