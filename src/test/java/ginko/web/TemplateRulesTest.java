package ginko.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Rules that the content security policy and right-to-left pages depend on.
class TemplateRulesTest {

    private static final Pattern FORBIDDEN_MARKUP =
            Pattern.compile(
                    "\\sstyle=|\\son[a-z]+=\"|<style|<script(?![^>]*\\ssrc=)|\\$unsafe|javascript:",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern PHYSICAL =
            Pattern.compile(
                    "(?:^|[\\s;{])(?:(?:margin|padding|border)-(?:left|right)|left|right"
                            + "|text-align:\\s*(?:left|right)|float)\\s*:|text-align:\\s*(?:left|right)");

    private static final Pattern POST = Pattern.compile("<form[^>]*method=\"post\"[^>]*>");

    @Test
    void templatesHoldNoInlineScriptOrStyle() throws IOException {
        for (Path template : templates()) {
            assertThat(Files.readString(template))
                    .as(template.toString())
                    .doesNotContainPattern(FORBIDDEN_MARKUP);
        }
    }

    @Test
    void everyPostFormCarriesTheCsrfField() throws IOException {
        for (Path template : templates()) {
            String text = Files.readString(template);
            var form = POST.matcher(text);
            while (form.find()) {
                int end = text.indexOf("</form>", form.end());
                String body = text.substring(form.end(), end < 0 ? text.length() : end);
                assertThat(body).as(template.toString()).contains("@template.kit.csrf(");
            }
        }
    }

    @Test
    void stylesUseLogicalPropertiesOnly() throws IOException {
        String css = Files.readString(Path.of("src/main/resources/static/ginko.css"));

        assertThat(css).doesNotContainPattern(PHYSICAL);
    }

    private static List<Path> templates() throws IOException {
        try (var files = Files.walk(Path.of("src/main/jte"))) {
            return files.filter(file -> file.toString().endsWith(".jte")).toList();
        }
    }
}
