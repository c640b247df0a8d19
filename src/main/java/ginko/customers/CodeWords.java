package ginko.customers;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import ginko.audit.AuditEvent;
import ginko.audit.AuditTrail;
import ginko.kernel.CustomerId;
import ginko.kernel.Masked;
import ginko.kernel.ServerKeys;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The code word of a customer, 6 to 32 letters and digits, without difference of case and width.
/// Each character is kept as a keyed hash of customer, place and character, so that single
/// characters can be asked for: who asks never learns the whole word. The key lies outside the
/// database.
@Service
public class CodeWords {

    public static final int MIN = 6;
    public static final int MAX = 32;

    private static final String USE = "customers.code-word";
    private static final int BYTES = 16;

    private final IdentificationSql sql;
    private final ServerKeys keys;
    private final AuditTrail audit;
    private final Clock clock;

    CodeWords(IdentificationSql sql, ServerKeys keys, AuditTrail audit, Clock clock) {
        this.sql = sql;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /// Stores the word the customer typed twice.
    ///
    /// @return why not; empty when it is stored
    @Transactional
    public Optional<CodeWordRefusal> set(
            CustomerId customer, Masked word, Masked repeated, String actor) {
        int[] letters = folded(word.reveal());
        if (!Arrays.equals(letters, folded(repeated.reveal()))) {
            return Optional.of(CodeWordRefusal.CODE_WORDS_DIFFER);
        }
        if (letters.length < MIN || letters.length > MAX) {
            return Optional.of(CodeWordRefusal.CODE_WORD_LENGTH);
        }
        if (!Arrays.stream(letters).allMatch(Character::isLetterOrDigit)) {
            return Optional.of(CodeWordRefusal.CODE_WORD_CHARACTERS);
        }
        sql.storeCodeWord(customer, hashes(customer, letters), clock.instant());
        audit.record(AuditEvent.of("CODE_WORD_SET", actor, "customer", customer.value()));
        return Optional.empty();
    }

    /// How many characters the word has; empty while the customer has none.
    @Transactional(readOnly = true)
    public Optional<Integer> length(CustomerId customer) {
        return sql.codeWord(customer).map(stored -> stored.length / BYTES);
    }

    /// Whether these are the characters at these places, counted from 1. All are looked at. No
    /// answer to no question matches nothing.
    @Transactional(readOnly = true)
    public boolean matches(CustomerId customer, Map<Integer, String> answers) {
        byte[] stored = sql.codeWord(customer).orElse(new byte[0]);
        boolean matches = !answers.isEmpty();
        for (Map.Entry<Integer, String> answer : answers.entrySet()) {
            int place = answer.getKey();
            int[] letter = folded(answer.getValue());
            boolean right =
                    letter.length == 1
                            && place >= 1
                            && place * BYTES <= stored.length
                            && MessageDigest.isEqual(
                                    hash(customer, place, letter[0]),
                                    Arrays.copyOfRange(stored, (place - 1) * BYTES, place * BYTES));
            matches &= right;
        }
        return matches;
    }

    /// Whether this is the whole word.
    @Transactional(readOnly = true)
    public boolean matches(CustomerId customer, Masked word) {
        byte[] stored = sql.codeWord(customer).orElse(new byte[0]);
        int[] letters = folded(word.reveal());
        return letters.length > 0 && MessageDigest.isEqual(hashes(customer, letters), stored);
    }

    private byte[] hashes(CustomerId customer, int[] letters) {
        var all = new ByteArrayOutputStream(letters.length * BYTES);
        for (int i = 0; i < letters.length; i++) {
            all.writeBytes(hash(customer, i + 1, letters[i]));
        }
        return all.toByteArray();
    }

    private byte[] hash(CustomerId customer, int place, int letter) {
        String text = customer + "|" + place + "|" + letter;
        byte[] mac = keys.mac(USE).doFinal(text.getBytes(StandardCharsets.UTF_8));
        return Arrays.copyOf(mac, BYTES);
    }

    /// Code points without difference of case and width. Longer input than any word is cut, so that
    /// it costs nothing and still is too long.
    private static int[] folded(String word) {
        String text = word.strip();
        String cut = text.length() > 3 * MAX ? text.substring(0, 3 * MAX) : text;
        Normalizer2 nfkc = Normalizer2.getNFKCInstance();
        return nfkc.normalize(UCharacter.foldCase(nfkc.normalize(cut), true))
                .codePoints()
                .toArray();
    }
}
