package ginko.policy.reader;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// One mapping of the file. Getters never fail: a missing or wrong value is noted and a stand-in is
/// returned, so that one reading finds all mistakes. Call [#end] before using the values; only when
/// it answers true they are the file's.
final class Section {

    private final Reading reading;
    private final String path;
    private final int line;
    private final boolean present;
    private final int problemsBefore;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();

    private Section(Reading reading, String path, int line, @Nullable MappingNode node) {
        this.reading = reading;
        this.path = path;
        this.line = line;
        this.present = node != null;
        this.problemsBefore = reading.count() - (present ? 0 : 1);
        if (node != null) {
            node.getValue().forEach(this::add);
        }
    }

    static Section root(Reading reading, MappingNode node) {
        return new Section(reading, "", 1, node);
    }

    private void add(NodeTuple tuple) {
        String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
        Entry entry = new Entry(lineOf(tuple.getKeyNode()), tuple.getValueNode());
        if (entries.putIfAbsent(key, entry) != null) {
            reading.problem(entry.line(), pathOf(key), "is given twice");
        }
    }

    Reading reading() {
        return reading;
    }

    /// True while nothing in this section or below was wrong.
    boolean clean() {
        return reading.count() == problemsBefore;
    }

    /// Notes every key nobody asked for; true when the section is without mistakes.
    boolean end() {
        entries.forEach((key, entry) -> {
            if (!asked.contains(key)) {
                reading.problem(entry.line(), pathOf(key), "unknown key");
            }
        });
        return clean();
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    /// Notes that the value of a key contradicts another or the rules.
    void problem(String key, String reason) {
        Entry entry = entries.get(key);
        reading.problem(entry == null ? line : entry.line(), pathOf(key), reason);
    }

    /// Notes a contradiction unless the rule holds.
    void require(boolean holds, String key, String reason) {
        if (!holds) {
            problem(key, reason);
        }
    }

    /// The keys present, for mappings whose keys are data.
    Set<String> names() {
        return entries.keySet();
    }

    Section section(String key) {
        Entry entry = required(key);
        if (entry == null) {
            return new Section(reading, pathOf(key), line, null);
        }
        return mapping(pathOf(key), entry.line(), entry.node());
    }

    /// The mappings of a list.
    List<Section> sections(String key) {
        List<Section> found = new ArrayList<>();
        for (Node node : items(key)) {
            String itemPath = pathOf(key) + "[" + found.size() + "]";
            found.add(mapping(itemPath, lineOf(node), node));
        }
        return found;
    }

    private Section mapping(String itemPath, int itemLine, Node node) {
        if (node instanceof MappingNode mapping) {
            return new Section(reading, itemPath, itemLine, mapping);
        }
        reading.problem(itemLine, itemPath, "must be a mapping of keys to values");
        return new Section(reading, itemPath, itemLine, null);
    }

    /// A scalar turned into a value; the stand-in when it is missing or not of the form.
    <T> T value(String key, T standIn, String expected, Function<String, Optional<T>> parser) {
        Entry entry = required(key);
        if (entry == null) {
            return standIn;
        }
        return parse(pathOf(key), entry.line(), entry.node(), expected, parser).orElse(standIn);
    }

    /// As [#value], for a key that is data itself (a language, a currency) and no key to explain.
    <T> T data(String key, T standIn, String expected, Function<String, Optional<T>> parser) {
        known(key);
        Entry entry = entries.get(key);
        if (entry == null) {
            return standIn;
        }
        return parse(pathOf(key), entry.line(), entry.node(), expected, parser).orElse(standIn);
    }

    /// Accepts a key that is data itself.
    void known(String key) {
        asked.add(key);
    }

    /// The scalars of a list, turned into values; those of the wrong form are noted and left out.
    <T> List<T> values(String key, String expected, Function<String, Optional<T>> parser) {
        List<T> found = new ArrayList<>();
        int index = 0;
        for (Node node : items(key)) {
            String itemPath = pathOf(key) + "[" + index++ + "]";
            Optional<T> value = parse(itemPath, lineOf(node), node, expected, parser);
            value.ifPresent(item -> {
                if (found.contains(item)) {
                    reading.problem(lineOf(node), itemPath, "is named twice");
                } else {
                    found.add(item);
                }
            });
        }
        return found;
    }

    private <T> Optional<T> parse(
            String at,
            int atLine,
            Node node,
            String expected,
            Function<String, Optional<T>> parser) {
        if (!(node instanceof ScalarNode scalar)) {
            reading.problem(atLine, at, "must be " + expected);
            return Optional.empty();
        }
        Optional<T> value = parser.apply(scalar.getValue());
        if (value.isEmpty()) {
            reading.problem(
                    atLine, at, "must be " + expected + ", not \"" + scalar.getValue() + "\"");
        }
        return value;
    }

    /// Whether a key that may have one value or several has a list.
    boolean isList(String key) {
        Entry entry = entries.get(key);
        return entry != null && entry.node() instanceof SequenceNode;
    }

    private List<Node> items(String key) {
        Entry entry = required(key);
        if (entry == null) {
            return List.of();
        }
        if (entry.node() instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        reading.problem(entry.line(), pathOf(key), "must be a list");
        return List.of();
    }

    private @Nullable Entry required(String key) {
        asked.add(key);
        reading.asked(pathOf(key));
        Entry entry = entries.get(key);
        if (entry == null && present) {
            reading.problem(line, pathOf(key), "missing key");
        }
        return entry;
    }

    /// Marks a key as known although it is absent here.
    boolean optional(String key) {
        asked.add(key);
        reading.asked(pathOf(key));
        return has(key);
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private record Entry(int line, Node node) {}
}
