package ginko.kernel;

import java.util.Arrays;

/// Characters that are wiped when nobody needs them any more. Never a text: texts cannot be wiped.
/// It prints as `***`. After [#close] it is as long as before, and all zeros.
public final class Secret implements CharSequence, AutoCloseable {

    private static final Secret NONE = new Secret(new char[0]);

    private final char[] characters;

    /// @param characters belong to the secret from now on
    public Secret(char[] characters) {
        this.characters = characters;
    }

    /// Nothing.
    public static Secret none() {
        return NONE;
    }

    @Override
    public int length() {
        return characters.length;
    }

    @Override
    public char charAt(int index) {
        return characters[index];
    }

    /// A part in an array of its own, to be wiped by itself.
    @Override
    public Secret subSequence(int start, int end) {
        return new Secret(Arrays.copyOfRange(characters, start, end));
    }

    /// ASCII characters as octets, to be wiped by whoever asked.
    public byte[] octets() {
        byte[] octets = new byte[characters.length];
        for (int i = 0; i < octets.length; i++) {
            octets[i] = (byte) characters[i];
        }
        return octets;
    }

    @Override
    public String toString() {
        return "***";
    }

    @Override
    public void close() {
        Arrays.fill(characters, '\0');
    }
}
