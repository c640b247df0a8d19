package ginko.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import ginko.testing.Requirement;
import org.junit.jupiter.api.Test;

/// The keyboard on the page beside a password field.
class SoftwareKeyboardBrowserTest extends BrowserTest {

    @Test
    @Requirement({
        "SEIWA-23",
        "SEIWA-24",
        "SEIWA-25",
        "SEIWA-26",
        "SEIWA-27",
        "SEIWA-28",
        "SEIWA-29",
        "SEIWA-30"
    })
    void charactersAreClickedClearedAndConfirmed() {
        try (Visitor visitor = visitor(1280, 900)) {
            visitor.open("/login?lang=en");
            Page page = visitor.page();
            Locator field = page.locator("#password");
            Locator keyboard = page.locator(".keyboard");
            assertThat(keyboard.isVisible()).isFalse();
            field.focus();
            assertThat(keyboard.isVisible()).isFalse();
            page.getByLabel("Enter with the software keyboard").check();
            assertThat(keyboard.isVisible()).isTrue();
            visitor.look("en-keyboard");

            for (String key : new String[] {"a", "b", "c"}) {
                press(keyboard, key);
            }
            press(keyboard, "Digits");
            press(keyboard, "7");
            press(keyboard, "Capital letters");
            press(keyboard, "Q");
            press(keyboard, "Symbols");
            press(keyboard, "$");
            assertThat(field.inputValue()).isEqualTo("abc7Q$");
            assertThat(field.getAttribute("type")).isEqualTo("password");
            assertThat(keyboard.locator("[role=status]").innerText()).contains("6");
            press(keyboard, "Clear one character");
            assertThat(field.inputValue()).isEqualTo("abc7Q");
            field.evaluate("field => field.setSelectionRange(1, 1)");
            press(keyboard, "Clear one character");
            assertThat(field.inputValue()).isEqualTo("bc7Q");
            press(keyboard, "Clear all");
            assertThat(field.inputValue()).isEmpty();
            press(keyboard, "Confirm entry");
            assertThat(keyboard.isVisible()).isFalse();
            field.focus();
            assertThat(keyboard.isVisible()).isTrue();
            press(keyboard, "Close the keyboard");
            assertThat(keyboard.isVisible()).isFalse();
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @Test
    void itIsUsedWithoutAMouse() {
        try (Visitor visitor = visitor(360, 740)) {
            visitor.open("/login?lang=en");
            Page page = visitor.page();
            page.getByLabel("Enter with the software keyboard").focus();
            page.keyboard().press("Space");
            Locator keyboard = page.locator(".keyboard");
            assertThat(keyboard.isVisible()).isTrue();
            key(keyboard, "g").focus();
            page.keyboard().press("Enter");
            page.keyboard().press("Space");
            assertThat(page.locator("#password").inputValue()).isEqualTo("gg");
            page.keyboard().press("Escape");
            assertThat(keyboard.isVisible()).isFalse();
            visitor.look("en-360-keyboard-closed");
        }
    }

    @Test
    void withoutScriptThereIsNone() {
        var options = new Browser.NewContextOptions().setJavaScriptEnabled(false);
        try (Visitor visitor = visitor(options)) {
            visitor.open("/login?lang=en");
            assertThat(visitor.page().locator(".keyboard-choice").count()).isZero();
            assertThat(visitor.text()).doesNotContain("software keyboard");
        }
    }

    private static void press(Locator keyboard, String name) {
        key(keyboard, name).click();
    }

    private static Locator key(Locator keyboard, String name) {
        return keyboard.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}
