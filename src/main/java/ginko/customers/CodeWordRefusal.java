package ginko.customers;

import ginko.kernel.Refusal;

/// Why a code word cannot be used.
public enum CodeWordRefusal implements Refusal {
    CODE_WORD_LENGTH,
    CODE_WORD_CHARACTERS,
    CODE_WORDS_DIFFER
}
