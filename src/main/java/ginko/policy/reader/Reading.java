package ginko.policy.reader;

import ginko.kernel.Currency;
import ginko.kernel.Language;
import ginko.policy.ProfileProblem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What one reading of a file has found so far: mistakes, keys asked for, and the languages and
/// currencies that later sections refer to.
final class Reading {

    private final String file;
    private final List<ProfileProblem> problems = new ArrayList<>();
    private final Set<String> keys = new TreeSet<>();
    private List<Language> languages = List.of();
    private Map<String, Currency> currencies = Map.of();

    Reading(String file) {
        this.file = file;
    }

    void problem(int line, String key, String reason) {
        problems.add(new ProfileProblem(file, line, key, reason));
    }

    /// All mistakes, in the order of the file.
    List<ProfileProblem> problems() {
        return problems.stream().sorted(Comparator.comparingInt(ProfileProblem::line)).toList();
    }

    int count() {
        return problems.size();
    }

    void asked(String path) {
        keys.add(path.replaceAll("\\[\\d+]", "[]"));
    }

    /// Every key the reader knows, list positions written `[]`: the reference is checked against
    /// it.
    Set<String> keys() {
        return keys;
    }

    void languages(List<Language> offered) {
        languages = List.copyOf(offered);
    }

    List<Language> languages() {
        return languages;
    }

    void currencies(Map<String, Currency> offered) {
        currencies = new LinkedHashMap<>(offered);
    }

    Map<String, Currency> currencies() {
        return currencies;
    }
}
