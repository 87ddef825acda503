package dev.muster.iam.comparison;

import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * IP addresses with a common beginning.
 *
 * @param bits 32 or 128
 * @param length of the common beginning
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IPAddress">IP
 *     address condition operators</a>: CIDR format; without a prefix length IAM uses the default of a single address
 */
record AddressRange(BigInteger address, int bits, int length) implements ValueSet {

    private static final Pattern DECIMAL = Pattern.compile("\\d{1,3}");
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9A-Fa-f]{1,4}");
    private static final int GROUPS = 8;

    static Optional<AddressRange> of(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        Optional<BigInteger> number = address.indexOf(':') < 0 ? version4(address) : version6(address);
        int bits = address.indexOf(':') < 0 ? 32 : 128;
        String length = slash < 0 ? String.valueOf(bits) : text.substring(slash + 1);
        if (number.isEmpty() || !DECIMAL.matcher(length).matches() || Integer.parseInt(length) > bits) {
            return Optional.empty();
        }
        int prefix = Integer.parseInt(length);
        return Optional.of(new AddressRange(number.get().shiftRight(bits - prefix), bits, prefix));
    }

    @Override
    public boolean contains(ValueSet other) {
        return other instanceof AddressRange range
                && bits == range.bits
                && length <= range.length
                && range.address.shiftRight(range.length - length).equals(address);
    }

    @Override
    public boolean intersects(ValueSet other) {
        return !(other instanceof AddressRange range) || contains(range) || range.contains(this);
    }

    private static Optional<BigInteger> version4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        long address = 0;
        for (String part : parts) {
            if (!DECIMAL.matcher(part).matches() || Integer.parseInt(part) > 255) {
                return Optional.empty();
            }
            address = address << 8 | Integer.parseInt(part);
        }
        return Optional.of(BigInteger.valueOf(address));
    }

    private static Optional<BigInteger> version6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text, GROUPS);
        }
        String before = text.substring(0, gap);
        String after = text.substring(gap + 2);
        int known = count(before) + count(after);
        if (known >= GROUPS) {
            return Optional.empty();
        }
        return groups(before, count(before))
                .flatMap(high -> groups(after, count(after))
                        .map(low ->
                                high.shiftLeft(16 * (GROUPS - count(before))).or(low)));
    }

    private static int count(String groups) {
        return groups.isEmpty() ? 0 : groups.split(":", -1).length;
    }

    private static Optional<BigInteger> groups(String text, int expected) {
        BigInteger address = BigInteger.ZERO;
        if (count(text) != expected) {
            return Optional.empty();
        }
        for (String group : expected == 0 ? new String[0] : text.split(":", -1)) {
            if (!HEXADECIMAL.matcher(group).matches()) {
                return Optional.empty();
            }
            address = address.shiftLeft(16).or(new BigInteger(group, 16));
        }
        return Optional.of(address);
    }
}
