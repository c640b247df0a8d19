package ginko.identity;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import java.util.regex.Pattern;

/// The form in which names of logins are compared: compatible characters (NFKC) and letters of
/// either case are the same, so that `Anna` and full-width `ＡＮＮＡ` are one name.
record LoginKey(String value) {

    /// Longest name the bank stores, in UTF-16 units after folding.
    static final int MAX_LENGTH = 64;

    /// Longer input is no name; it is cut so that folding it costs nothing.
    private static final int MAX_INPUT = 256;

    /// What the database cannot store: no name has it.
    private static final Pattern STRANGE = Pattern.compile("[\\x00\\p{Cs}]");

    static LoginKey of(String written) {
        String name = written.strip();
        if (name.length() > MAX_INPUT) {
            name = name.substring(0, MAX_INPUT);
        }
        name = STRANGE.matcher(name).replaceAll("\uFFFD");
        Normalizer2 nfkc = Normalizer2.getNFKCInstance();
        return new LoginKey(nfkc.normalize(UCharacter.foldCase(nfkc.normalize(name), true)));
    }
}
