package ginko.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What was seen, by name; several sightings of one name become their median.
final class Figures {

    private final Map<String, List<Double>> seen = new LinkedHashMap<>();

    void see(String name, double value) {
        seen.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
        System.out.printf(Locale.ROOT, "  %-34s %12.2f%n", name, value);
    }

    double median(String name) {
        List<Double> values = new ArrayList<>(seen.getOrDefault(name, List.of()));
        if (values.isEmpty()) {
            return 0;
        }
        values.sort(null);
        int middle = values.size() / 2;
        return values.size() % 2 == 1
                ? values.get(middle)
                : (values.get(middle - 1) + values.get(middle)) / 2;
    }

    /// The larger of several medians.
    double best(String... names) {
        double best = 0;
        for (String name : names) {
            best = Math.max(best, median(name));
        }
        return best;
    }

    void print() {
        System.out.printf("%n%-36s %12s %12s %12s %4s%n", "figure", "median", "least", "most", "n");
        seen.forEach((name, values) ->
                System.out.printf(
                        Locale.ROOT,
                        "%-36s %12.2f %12.2f %12.2f %4d%n",
                        name,
                        median(name),
                        values.stream().mapToDouble(Double::doubleValue).min().orElse(0),
                        values.stream().mapToDouble(Double::doubleValue).max().orElse(0),
                        values.size()));
    }

    /// Writes all medians as one JSON object.
    void write(Path file) throws IOException {
        StringBuilder json = new StringBuilder("{\n");
        for (String name : seen.keySet()) {
            json.append(json.length() > 2 ? ",\n" : "")
                    .append(String.format(Locale.ROOT, "  \"%s\": %.3f", name, median(name)));
        }
        Files.writeString(file, json.append("\n}\n"));
    }
}
