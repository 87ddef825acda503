package dev.muster.rules.fact;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A block of IP addresses such as `203.0.113.0/24` or `2001:db8::/32`: so many leading bits of an address of so many bits. */
public record IpBlock(BigInteger address, int bits, int prefix) {

    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
    private static final Pattern OCTET = Pattern.compile("[0-9]{1,3}");
    private static final int GROUPS = 8;

    /** Reads a range or a single address in figures; empty for everything else. Names are never looked up. */
    public static Optional<IpBlock> of(String range) {
        String[] parts = range.split("/", 2);
        boolean six = parts[0].contains(":");
        Optional<BigInteger> address = six ? six(parts[0]) : four(parts[0]);
        int bits = six ? 128 : 32;
        if (address.isEmpty() || parts.length == 2 && !OCTET.matcher(parts[1]).matches()) {
            return Optional.empty();
        }
        int prefix = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
        return prefix > bits ? Optional.empty() : Optional.of(new IpBlock(address.get(), bits, prefix));
    }

    /** Whether every address of the other block is in this one. */
    public boolean contains(IpBlock other) {
        return bits == other.bits
                && prefix <= other.prefix
                && address.shiftRight(bits - prefix).equals(other.address.shiftRight(bits - prefix));
    }

    private static Optional<BigInteger> four(String text) {
        String[] octets = text.split("\\.", -1);
        BigInteger address = BigInteger.ZERO;
        for (String octet : octets) {
            if (!OCTET.matcher(octet).matches() || Integer.parseInt(octet) > 255) {
                return Optional.empty();
            }
            address = address.shiftLeft(8).or(BigInteger.valueOf(Integer.parseInt(octet)));
        }
        return octets.length == 4 ? Optional.of(address) : Optional.empty();
    }

    private static Optional<BigInteger> six(String text) {
        String[] halves = text.split("::", -1);
        if (halves.length > 2) {
            return Optional.empty();
        }
        List<String> groups = new ArrayList<>(groups(halves[0]));
        if (halves.length == 2) {
            List<String> tail = groups(halves[1]);
            while (groups.size() + tail.size() < GROUPS) {
                groups.add("0");
            }
            groups.addAll(tail);
        }
        BigInteger address = BigInteger.ZERO;
        for (String group : groups) {
            if (!GROUP.matcher(group).matches()) {
                return Optional.empty();
            }
            address = address.shiftLeft(16).or(new BigInteger(group, 16));
        }
        return groups.size() == GROUPS ? Optional.of(address) : Optional.empty();
    }

    private static List<String> groups(String half) {
        return half.isEmpty() ? List.of() : List.of(half.split(":", -1));
    }
}
