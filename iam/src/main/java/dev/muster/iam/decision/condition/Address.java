package dev.muster.iam.decision.condition;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** An IP address as a number of 128 bits; one of IPv4 uses the last 32, and equals none of IPv6. */
public record Address(boolean six, long high, long low) implements Comparable<Address> {

    private static final int GROUPS = 8;
    private static final int GROUP_BITS = 16;
    private static final int GROUPS_IN_HALF = 4;

    /** Reads dotted decimals or colon-separated hexadecimals; null when the text is neither. */
    static @Nullable Address parse(String text) {
        return text.indexOf(':') < 0 ? parseFour(text, 0) : parseSix(text);
    }

    int bits() {
        return six ? 128 : 32;
    }

    /** The next address, or null after the last one. */
    @Nullable
    Address next() {
        if (six) {
            long nextHigh = low == -1 ? high + 1 : high;
            return low == -1 && high == -1 ? null : new Address(true, nextHigh, low + 1);
        }
        return low == 0xffff_ffffL ? null : new Address(false, 0, low + 1);
    }

    /** The address with all bits but the first ones set to the given bit. */
    Address filled(int prefix, boolean ones) {
        if (!six) {
            long rest = prefix == 0 ? 0xffff_ffffL : (1L << (32 - prefix)) - 1;
            return new Address(false, 0, ones ? low | rest : low & ~rest);
        }
        long restHigh = prefix >= 64 ? 0 : prefix == 0 ? -1 : (1L << (64 - prefix)) - 1;
        long restLow = prefix <= 64 ? -1 : prefix == 128 ? 0 : (1L << (128 - prefix)) - 1;
        return ones
                ? new Address(true, high | restHigh, low | restLow)
                : new Address(true, high & ~restHigh, low & ~restLow);
    }

    @Override
    public int compareTo(Address other) {
        if (six != other.six) {
            return Boolean.compare(six, other.six);
        }
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    @Override
    public String toString() {
        return spelled(1, 1);
    }

    /** The address with all its leading zeros. */
    String padded() {
        return spelled(3, 4);
    }

    private String spelled(int decimals, int hexadecimals) {
        StringJoiner text = new StringJoiner(six ? ":" : ".");
        for (int shift = 24; !six && shift >= 0; shift -= 8) {
            text.add(digits(low >> shift & 0xff, 10, decimals));
        }
        for (int group = 0; six && group < GROUPS; group++) {
            long half = group < GROUPS_IN_HALF ? high : low;
            int shift = GROUP_BITS * (GROUPS_IN_HALF - 1 - group % GROUPS_IN_HALF);
            text.add(digits(half >>> shift & 0xffff, 16, hexadecimals));
        }
        return text.toString();
    }

    private static String digits(long number, int radix, int least) {
        String digits = Long.toString(number, radix);
        return "0".repeat(Math.max(0, least - digits.length())) + digits;
    }

    private static @Nullable Address parseFour(String text, int from) {
        long value = 0;
        int octets = 0;
        int start = from;
        while (octets < 4) {
            int end = octets == 3 ? text.length() : text.indexOf('.', start);
            int octet = end < 0 ? -1 : number(text, start, end, 3, 10);
            if (octet < 0 || octet > 255) {
                return null;
            }
            value = value << 8 | octet;
            octets++;
            start = end + 1;
        }
        return new Address(false, 0, value);
    }

    private static @Nullable Address parseSix(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return null;
        }
        int[] groups = new int[GROUPS];
        if (gap < 0) {
            return groups(text, 0, text.length(), groups, 0) == GROUPS ? ofGroups(groups) : null;
        }
        int before = groups(text, 0, gap, groups, 0);
        int[] behind = new int[GROUPS];
        int after = groups(text, gap + 2, text.length(), behind, 0);
        if (before < 0 || after < 0 || before + after >= GROUPS) {
            return null;
        }
        System.arraycopy(behind, 0, groups, GROUPS - after, after);
        return ofGroups(groups);
    }

    /** Reads groups into a list; how many they are, or -1 when they are none. */
    private static int groups(String text, int from, int to, int[] into, int first) {
        int count = first;
        int start = from;
        while (start < to) {
            int colon = text.indexOf(':', start);
            int end = colon < 0 || colon > to ? to : colon;
            if (text.indexOf('.', start) >= 0 && end == to && to == text.length()) {
                Address four = parseFour(text, start);
                if (four == null || count > GROUPS - 2) {
                    return -1;
                }
                into[count++] = (int) (four.low >>> GROUP_BITS);
                into[count++] = (int) (four.low & 0xffff);
                return count;
            }
            int group = number(text, start, end, 4, 16);
            if (group < 0 || count == GROUPS || end == to - 1) {
                return -1;
            }
            into[count++] = group;
            start = end + 1;
        }
        return count;
    }

    private static Address ofGroups(int[] groups) {
        long high = 0;
        long low = 0;
        for (int i = 0; i < GROUPS_IN_HALF; i++) {
            high = high << GROUP_BITS | groups[i];
            low = low << GROUP_BITS | groups[i + GROUPS_IN_HALF];
        }
        return new Address(true, high, low);
    }

    private static int number(String text, int from, int to, int most, int radix) {
        if (to <= from || to - from > most) {
            return -1;
        }
        int number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            int digit = c < 128 ? Character.digit(c, radix) : -1;
            if (digit < 0) {
                return -1;
            }
            number = radix * number + digit;
        }
        return number;
    }
}
