package ginko.identity;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.identity.Browser.Answer;
import ginko.policy.SignInFactor;
import org.junit.jupiter.api.Test;

class SessionsApiTest extends SignInCase {

    private static final String SESSIONS = "/api/v1/sessions";

    @Test
    void aProgramSignsInWithABearerToken() {
        Login login = customer(SignInFactor.NONE);

        Answer opened = open(login.name(), PASSWORD);

        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.json("stage")).isEqualTo("FULL");
        Browser program = bearer(opened.json("token"));
        assertThat(program.json("DELETE", SESSIONS + "/current", "").status()).isEqualTo(204);
        assertThat(program.json("DELETE", SESSIONS + "/current", "").status()).isEqualTo(401);
    }

    @Test
    void theSecondFactorAndTheFirstPasswordAreSteps() {
        Login login = issue(SignInFactor.SMS_CODE);
        credentials.issueTemporaryPassword(login.id(), "staff:test");
        String temporary = temporaryPassword(login);

        Answer opened = open(login.name(), temporary);
        assertThat(opened.json("stage")).isEqualTo("CODE_PENDING");
        Browser waiting = bearer(opened.json("token"));
        Answer closed = waiting.get("/api/v1/anything");
        assertThat(closed.status()).isEqualTo(403);
        assertThat(closed.json("code")).isEqualTo("SIGN_IN_CODE_REQUIRED");
        Answer coded =
                waiting.json(
                        "POST", SESSIONS + "/current/code", "{\"code\":\"" + code(login) + "\"}");
        assertThat(coded.json("stage")).isEqualTo("PASSWORD_CHANGE");
        Browser changing = bearer(coded.json("token"));
        assertThat(changing.get("/api/v1/anything").json("code"))
                .isEqualTo("PASSWORD_CHANGE_REQUIRED");
        Answer changed =
                changing.json(
                        "POST",
                        SESSIONS + "/current/password",
                        "{\"oldPassword\":\""
                                + temporary
                                + "\",\"newPassword\":\""
                                + PASSWORD
                                + "\"}");

        assertThat(changed.json("stage")).isEqualTo("FULL");
        assertThat(changing.get("/api/v1/anything").status()).isEqualTo(401);
    }

    @Test
    void refusalsAreProblemDocuments() {
        Answer anonymous = browser().get("/api/v1/anything");
        Answer wrong = open("zz0000000", "wrong password");

        assertThat(anonymous.status()).isEqualTo(401);
        assertThat(anonymous.json("code")).isEqualTo("NOT_SIGNED_IN");
        assertThat(anonymous.response().headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.json("code")).isEqualTo("SIGN_IN_REFUSED");
    }

    @Test
    void aCookieDoesNotMoveTheInterfaceAndATokenDoesNotOpenPages() {
        Login login = customer(SignInFactor.NONE);
        Browser page = signedIn(login);
        String token = open(login.name(), PASSWORD).json("token");

        assertThat(page.get("/api/v1/anything").status()).isEqualTo(401);
        Browser program = browser();
        program.cookies.put("ginko", token);
        assertThat(program.get("/app/settings").status()).isEqualTo(303);
    }

    private Answer open(String login, String password) {
        return browser()
                .json(
                        "POST",
                        SESSIONS,
                        "{\"login\":\"" + login + "\",\"password\":\"" + password + "\"}");
    }

    private Browser bearer(String token) {
        return browser().with("Authorization", "Bearer " + token);
    }
}
