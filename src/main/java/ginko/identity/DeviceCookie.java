package ginko.identity;

import ginko.kernel.LoginId;
import ginko.kernel.ServerKeys;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/// The cookie by which a device is known again: id, turn and a signature of the bank over both and
/// the login. Each login has a cookie of its own name, so that a family shares a computer.
///
/// @param name of the cookie, without the prefix of secure connections
public record DeviceCookie(String name, String value) {

    /// What the names of all these cookies begin with.
    public static final String PREFIX = "ginko-device-";

    private static final String USE = "identity.device";
    private static final int NAME_BYTES = 6;

    /// What a genuine cookie says.
    record Claim(DeviceId device, int turn) {}

    static String nameFor(LoginId login, ServerKeys keys) {
        return PREFIX + HexFormat.of().formatHex(mac(keys, "name " + login), 0, NAME_BYTES);
    }

    static DeviceCookie of(Device device, ServerKeys keys) {
        String claim = device.id() + "." + device.turn();
        return new DeviceCookie(
                nameFor(device.login(), keys),
                claim + "." + signature(keys, device.login(), claim));
    }

    /// Empty when the bank did not make the cookie for this login.
    static Optional<Claim> read(String value, LoginId login, ServerKeys keys) {
        String[] parts = value.split("\\.", -1);
        if (parts.length != 3 || !parts[1].matches("[1-9][0-9]{0,8}")) {
            return Optional.empty();
        }
        byte[] expected =
                signature(keys, login, parts[0] + "." + parts[1])
                        .getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, parts[2].getBytes(StandardCharsets.US_ASCII))) {
            return Optional.empty();
        }
        return Optional.of(
                new Claim(new DeviceId(UUID.fromString(parts[0])), Integer.parseInt(parts[1])));
    }

    private static String signature(ServerKeys keys, LoginId login, String claim) {
        byte[] mac = mac(keys, "claim " + login + " " + claim);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }

    private static byte[] mac(ServerKeys keys, String text) {
        return keys.mac(USE).doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return name;
    }
}
