package dev.muster.iam.lint.condition;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A range of IP addresses in CIDR form, of version 4 or 6; a single address is a range of one. */
final class IpRange {

    /** Addresses that never come from the internet: RFC 1918, shared, loopback, link-local, unique local. */
    private static final List<IpRange> PRIVATE = List.of(
            known("10.0.0.0/8"),
            known("172.16.0.0/12"),
            known("192.168.0.0/16"),
            known("100.64.0.0/10"),
            known("127.0.0.0/8"),
            known("169.254.0.0/16"),
            known("fc00::/7"),
            known("fe80::/10"),
            known("::1/128"));

    private static final int LONGEST = 64;

    private final byte[] address;
    private final int prefix;

    private IpRange(byte[] address, int prefix) {
        this.address = address;
        this.prefix = prefix;
    }

    static Optional<IpRange> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        int slash = text.indexOf('/');
        String host = slash < 0 ? text : text.substring(0, slash);
        byte[] address = host.indexOf(':') < 0 ? version4(host) : version6(host);
        if (address == null) {
            return Optional.empty();
        }
        int bits = address.length * 8;
        int prefix = slash < 0 ? bits : number(text.substring(slash + 1), bits);
        return prefix < 0 ? Optional.empty() : Optional.of(new IpRange(address, prefix));
    }

    /** Whether the range is every address there is. */
    boolean isEverything() {
        return prefix == 0;
    }

    boolean isPrivate() {
        return PRIVATE.stream().anyMatch(range -> range.contains(this));
    }

    /** Whether bits behind the prefix are set: they are ignored. */
    boolean hasHostBits() {
        return !Arrays.equals(address, masked());
    }

    /** The same range without bits behind the prefix. */
    String plain() {
        byte[] network = masked();
        StringBuilder text = new StringBuilder();
        if (network.length == 4) {
            for (byte part : network) {
                text.append(text.length() == 0 ? "" : ".").append(part & 0xff);
            }
        } else {
            for (int i = 0; i < network.length; i += 2) {
                text.append(i == 0 ? "" : ":")
                        .append(Integer.toHexString((network[i] & 0xff) << 8 | network[i + 1] & 0xff));
            }
        }
        return text.append('/').append(prefix).toString();
    }

    private boolean contains(IpRange other) {
        return address.length == other.address.length
                && prefix <= other.prefix
                && Arrays.equals(address, new IpRange(other.address, prefix).masked());
    }

    private byte[] masked() {
        byte[] network = address.clone();
        for (int i = 0; i < network.length; i++) {
            int kept = Math.max(0, Math.min(8, prefix - 8 * i));
            network[i] &= (byte) (0xff << 8 - kept);
        }
        return network;
    }

    private static IpRange known(String text) {
        return parse(text).orElseThrow();
    }

    private static byte @Nullable [] version4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return null;
        }
        byte[] address = new byte[4];
        for (int i = 0; i < 4; i++) {
            int part = number(parts[i], 255);
            if (part < 0) {
                return null;
            }
            address[i] = (byte) part;
        }
        return address;
    }

    private static byte @Nullable [] version6(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return null;
        }
        String[] front = groups(gap < 0 ? text : text.substring(0, gap));
        String[] back = groups(gap < 0 ? "" : text.substring(gap + 2));
        int count = front.length + back.length;
        if (gap < 0 ? count != 8 : count > 7) {
            return null;
        }
        byte[] address = new byte[16];
        return fill(address, front, 0) && fill(address, back, 8 - back.length) ? address : null;
    }

    private static String[] groups(String text) {
        return text.isEmpty() ? new String[0] : text.split(":", -1);
    }

    private static boolean fill(byte[] address, String[] groups, int from) {
        for (int i = 0; i < groups.length; i++) {
            String group = groups[i];
            if (group.isEmpty() || group.length() > 4 || !group.chars().allMatch(c -> Character.digit(c, 16) >= 0)) {
                return false;
            }
            int value = Integer.parseInt(group, 16);
            address[2 * (from + i)] = (byte) (value >> 8);
            address[2 * (from + i) + 1] = (byte) value;
        }
        return true;
    }

    /** -1 when the text is no number up to the largest. */
    private static int number(String text, int largest) {
        if (text.isEmpty() || text.length() > 3 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return -1;
        }
        int number = Integer.parseInt(text);
        return number > largest ? -1 : number;
    }
}
