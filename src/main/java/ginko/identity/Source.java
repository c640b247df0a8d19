package ginko.identity;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/// The network address a try came from: an IPv4 address, or the first 64 bits of an IPv6 address,
/// since one household or attacker owns all addresses below them.
public record Source(String value) {

    private static final int PREFIX_BYTES = 8;
    private static final int NETWORK_DIGITS = 12;
    private static final int MAX_LENGTH = 64;

    /// @param remoteAddress as given by the container; never a name to be resolved
    public static Source of(String remoteAddress) {
        try {
            InetAddress address = InetAddress.ofLiteral(remoteAddress);
            if (address instanceof Inet6Address six) {
                byte[] bytes = six.getAddress();
                return new Source(HexFormat.of().formatHex(bytes, 0, PREFIX_BYTES) + "::/64");
            }
            return new Source(address.getHostAddress());
        } catch (IllegalArgumentException notAnAddress) {
            int length = Math.min(remoteAddress.length(), MAX_LENGTH);
            return new Source(remoteAddress.isEmpty() ? "-" : remoteAddress.substring(0, length));
        }
    }

    /// The network of the address, which stays the same at home for years: the first 24 bits of an
    /// IPv4 address, the first 48 of an IPv6 address.
    String network() {
        if (value.endsWith("::/64")) {
            return value.substring(0, NETWORK_DIGITS) + "::/48";
        }
        int end = value.lastIndexOf('.');
        return end < 0 ? value : value.substring(0, end) + ".0/24";
    }
}
