package ginko.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import ginko.testing.TestDatabase;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The program as the build packs it, with the definitions of all its parts made ahead: what the
/// settings switch off is not there all the same.
@Tag("database")
@Tag("slow")
class PackedProgramTest {

    @Test
    void hasADemonstrationOnlyWhereTheSettingsWantOne() throws Exception {
        try (BankProcess demo = start("packed-demo", true)) {
            assertThat(status(demo, "/demo")).isEqualTo(200);
            assertThat(status(demo, "/demo/inbox")).isEqualTo(200);
        }
        try (BankProcess bank = start("packed-bank", false)) {
            assertThat(status(bank, "/demo")).isEqualTo(404);
            assertThat(status(bank, "/demo/inbox")).isEqualTo(404);
            assertThat(status(bank, "/accounts")).isEqualTo(303);
        }
    }

    private static BankProcess start(String name, boolean demo)
            throws IOException, InterruptedException {
        return new BankProcess(
                name + ".log",
                List.of(
                        "--ginko.profile=demo",
                        "--ginko.data=" + TestDatabase.freshHome(),
                        "--ginko.demo=" + demo,
                        "--ginko.simulators=" + demo));
    }

    private static int status(BankProcess program, String path)
            throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(program.address(path)).build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
