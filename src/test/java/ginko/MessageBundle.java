package ginko;

import com.ibm.icu.text.MessagePattern;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The patterns of one module in one language.
record MessageBundle(String module, String language, Map<String, String> patterns) {

    static final List<String> LANGUAGES = List.of("en", "ja", "ko", "ru", "uk", "fa");
    private static final String ENDING = ".properties";

    MessageBundle {
        patterns = Map.copyOf(patterns);
    }

    static List<MessageBundle> all() {
        return SourceTree.files(SourceTree.RESOURCES.resolve("messages"), ENDING).stream()
                .map(MessageBundle::of)
                .toList();
    }

    private static MessageBundle of(Path file) {
        String name = file.getFileName().toString().replace(ENDING, "");
        int mark = name.indexOf('_');
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(SourceTree.read(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new MessageBundle(
                mark < 0 ? name : name.substring(0, mark),
                mark < 0 ? "en" : name.substring(mark + 1),
                properties.stringPropertyNames().stream()
                        .collect(Collectors.toMap(key -> key, properties::getProperty)));
    }

    /// What a pattern is filled with, and for each plural the categories it knows.
    record Shape(Set<String> arguments, List<Set<String>> plurals) {

        static Shape of(String text) {
            MessagePattern pattern = new MessagePattern(text);
            Set<String> arguments = new TreeSet<>();
            Map<Integer, Set<String>> plurals = new TreeMap<>();
            java.util.ArrayDeque<Integer> open = new java.util.ArrayDeque<>();
            for (int i = 0; i < pattern.countParts(); i++) {
                MessagePattern.Part part = pattern.getPart(i);
                switch (part.getType()) {
                    case ARG_NAME, ARG_NUMBER -> arguments.add(pattern.getSubstring(part));
                    case ARG_START -> {
                        open.push(i);
                        if (part.getArgType() == MessagePattern.ArgType.PLURAL) {
                            plurals.put(i, new TreeSet<>());
                        }
                    }
                    case ARG_LIMIT -> open.pop();
                    case ARG_SELECTOR -> {
                        Set<String> categories = plurals.get(open.peek());
                        if (categories != null) {
                            categories.add(pattern.getSubstring(part));
                        }
                    }
                    default -> {}
                }
            }
            return new Shape(arguments, List.copyOf(plurals.values()));
        }
    }
}
