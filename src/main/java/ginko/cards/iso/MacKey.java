package ginko.cards.iso;

import ginko.kernel.Check;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A key for message authentication codes of eight octets: retail MAC (ISO 9797-1 algorithm 3,
/// padding 1) with a double-length DES key, or AES-CMAC (RFC 4493) cut to eight octets.
public final class MacKey {

    /// Which code the peer wants.
    public enum Algorithm {
        RETAIL,
        AES_CMAC
    }

    private static final int KEY = 16;
    private static final int DES_BLOCK = 8;
    private static final int AES_BLOCK = 16;
    private static final int LENGTH = 8;
    private static final int TOP_BIT = 0x80;
    private static final int POLYNOMIAL = 0x87;

    private final Algorithm algorithm;
    private final byte[] key;

    /// @param hex 32 hexadecimal digits
    public MacKey(Algorithm algorithm, String hex) {
        this.algorithm = algorithm;
        this.key = HexFormat.of().parseHex(hex);
        Check.argument(key.length == KEY, "a MAC key has 32 hexadecimal digits");
    }

    public byte[] mac(byte[] data) {
        try {
            return Arrays.copyOf(algorithm == Algorithm.RETAIL ? retail(data) : cmac(data), LENGTH);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private byte[] retail(byte[] data) throws GeneralSecurityException {
        int length = Math.max(DES_BLOCK, (data.length + DES_BLOCK - 1) / DES_BLOCK * DES_BLOCK);
        var left = new SecretKeySpec(key, 0, DES_BLOCK, "DES");
        var right = new SecretKeySpec(key, DES_BLOCK, DES_BLOCK, "DES");
        Cipher chain = Cipher.getInstance("DES/CBC/NoPadding");
        chain.init(Cipher.ENCRYPT_MODE, left, new IvParameterSpec(new byte[DES_BLOCK]));
        byte[] padded = Arrays.copyOf(data, length);
        byte[] all = chain.doFinal(padded);
        Arrays.fill(padded, (byte) 0);
        byte[] last = Arrays.copyOfRange(all, all.length - DES_BLOCK, all.length);
        Cipher block = Cipher.getInstance("DES/ECB/NoPadding");
        block.init(Cipher.DECRYPT_MODE, right);
        last = block.doFinal(last);
        block.init(Cipher.ENCRYPT_MODE, left);
        return block.doFinal(last);
    }

    /// All sixteen octets of AES-CMAC.
    byte[] cmac(byte[] data) throws GeneralSecurityException {
        Cipher aes = Cipher.getInstance("AES/ECB/NoPadding");
        aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
        byte[] subkey = doubled(aes.doFinal(new byte[AES_BLOCK]));
        boolean isWhole = data.length > 0 && data.length % AES_BLOCK == 0;
        int blocks = isWhole ? data.length / AES_BLOCK : data.length / AES_BLOCK + 1;
        byte[] padded = Arrays.copyOf(data, blocks * AES_BLOCK);
        if (!isWhole) {
            padded[data.length] = (byte) TOP_BIT;
            subkey = doubled(subkey);
        }
        for (int i = 0; i < AES_BLOCK; i++) {
            padded[padded.length - AES_BLOCK + i] ^= subkey[i];
        }
        Cipher chain = Cipher.getInstance("AES/CBC/NoPadding");
        chain.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(key, "AES"),
                new IvParameterSpec(new byte[AES_BLOCK]));
        byte[] all = chain.doFinal(padded);
        Arrays.fill(padded, (byte) 0);
        return Arrays.copyOfRange(all, all.length - AES_BLOCK, all.length);
    }

    private static byte[] doubled(byte[] block) {
        byte[] out = new byte[AES_BLOCK];
        for (int i = 0; i < AES_BLOCK; i++) {
            int carry = i + 1 < AES_BLOCK ? (block[i + 1] & TOP_BIT) >> 7 : 0;
            out[i] = (byte) (block[i] << 1 | carry);
        }
        if ((block[0] & TOP_BIT) != 0) {
            out[AES_BLOCK - 1] = (byte) (out[AES_BLOCK - 1] ^ POLYNOMIAL);
        }
        return out;
    }
}
