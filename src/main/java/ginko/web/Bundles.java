package ginko.web;

import ginko.kernel.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The patterns of all modules: `messages/<module>.properties` is English, `_ja`, `_ko`, `_ru`,
/// `_uk`, `_fa` the others; all are UTF-8.
record Bundles(Map<Language, Map<String, String>> patterns, List<String> conflicts) {

    private static final Pattern FILE_NAME =
            Pattern.compile("([a-z]+)(?:_(ja|ko|ru|uk|fa))?\\.properties");

    Bundles {
        patterns = Map.copyOf(patterns);
        conflicts = List.copyOf(conflicts);
    }

    /// Everything under `messages/` on the class path. A key that two bundles define differently is
    /// a conflict; the first found stays.
    static Bundles load() {
        Map<Language, Map<String, String>> all = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            all.put(language, new HashMap<>());
        }
        List<String> conflicts = new ArrayList<>();
        try {
            Resource[] files =
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:messages/*.properties");
            for (Resource file : files) {
                add(file, all, conflicts);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Bundles(all, conflicts);
    }

    private static void add(
            Resource file, Map<Language, Map<String, String>> all, List<String> conflicts)
            throws IOException {
        Matcher name = FILE_NAME.matcher(String.valueOf(file.getFilename()));
        if (!name.matches()) {
            conflicts.add(file + ": file name is not <module>[_<language>].properties");
            return;
        }
        String tag = name.group(2);
        Language language = tag == null ? Language.EN : Language.ofTag(tag).orElseThrow();
        Properties properties = new Properties();
        try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        Map<String, String> target = all.getOrDefault(language, Map.of());
        for (String key : properties.stringPropertyNames()) {
            String text = properties.getProperty(key);
            String earlier = target.putIfAbsent(key, text);
            if (earlier != null && !earlier.equals(text)) {
                conflicts.add(file.getFilename() + ": " + key + " is defined twice");
            }
        }
    }
}
