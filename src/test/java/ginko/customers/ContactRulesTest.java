package ginko.customers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContactRulesTest {

    @Test
    void writesTelephoneNumbersInOneForm() {
        assertThat(ContactRules.phone("+38 (067) 100-00-01")).contains("+380671000001");
        assertThat(ContactRules.phone("+81 90-1234-5678")).contains("+819012345678");
        assertThat(ContactRules.phone("+98 912 345 6789")).contains("+989123456789");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0671000001", "+380", "+999 1234567", "telephone", "+38067100000"})
    void refusesTelephoneNumbersThatCannotExist(String written) {
        assertThat(ContactRules.phone(written)).isEmpty();
    }

    @Test
    void takesPlainMailAddresses() {
        assertThat(ContactRules.mail(" olena+bank@mail.example "))
                .contains("olena+bank@mail.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "olena",
                "@mail.example",
                "olena@localhost",
                "Olena <olena@mail.example>",
                "a@mail.example,b@mail.example",
                "olena@mail.example\r\nBcc: x@mail.example"
            })
    void refusesWhatIsNotOnePlainAddress(String written) {
        assertThat(ContactRules.mail(written)).isEmpty();
    }
}
