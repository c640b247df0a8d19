package ginko.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The load generators: PostgreSQL's own `pgbench`, and `wrk` for HTTP.
final class Commands {

    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern REQUESTS = Pattern.compile("([0-9]+) requests in");
    private static final Pattern P99 = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s)");
    private static final Pattern P50 = Pattern.compile("50%\\s+([0-9.]+)(us|ms|s)");
    private static final Pattern REFUSED = Pattern.compile("Non-2xx or 3xx responses: ([0-9]+)");

    private Commands() {}

    /// What a run of `wrk` saw.
    record HttpRun(double perSecond, long requests, double p50Ms, double p99Ms, long refused) {}

    static String run(Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + "\n" + output);
        }
        return output;
    }

    static HttpRun wrk(String url, String script, String file, int clients, int seconds)
            throws IOException, InterruptedException {
        int threads = Math.min(2, clients);
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "wrk",
                                "-t" + threads,
                                "-c" + clients,
                                "-d" + seconds + "s",
                                "--timeout",
                                "30s",
                                "--latency",
                                "-s",
                                script,
                                url,
                                "--",
                                file,
                                Integer.toString(threads)));
        String output = run(Map.of(), command);
        return new HttpRun(
                number(RATE, output),
                (long) number(REQUESTS, output),
                milliseconds(P50, output),
                milliseconds(P99, output),
                (long) number(REFUSED, output));
    }

    private static double milliseconds(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            return 0;
        }
        double value = Double.parseDouble(found.group(1));
        return switch (found.group(2)) {
            case "us" -> value / 1000;
            case "s" -> value * 1000;
            default -> value;
        };
    }

    static double tps(String output) {
        return number(TPS, output);
    }

    private static double number(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Double.parseDouble(found.group(1)) : 0;
    }
}
