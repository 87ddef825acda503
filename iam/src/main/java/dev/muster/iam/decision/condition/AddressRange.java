package dev.muster.iam.decision.condition;

import org.jspecify.annotations.Nullable;

/** The addresses of a CIDR block. */
public record AddressRange(Address first, Address last) {

    /** Reads `address/prefix`; without a prefix the block is the one address. Null when the text is no block. */
    public static @Nullable AddressRange parse(String text) {
        int slash = text.indexOf('/');
        Address address = Address.parse(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            return null;
        }
        int prefix = slash < 0 ? address.bits() : prefix(text, slash + 1);
        return prefix < 0 || prefix > address.bits()
                ? null
                : new AddressRange(address.filled(prefix, false), address.filled(prefix, true));
    }

    boolean contains(Address address) {
        return address.six() == first.six() && first.compareTo(address) <= 0 && address.compareTo(last) <= 0;
    }

    /** Whether every address of the other block is in this one. */
    public boolean contains(AddressRange other) {
        return contains(other.first) && contains(other.last);
    }

    private static int prefix(String text, int from) {
        int prefix = 0;
        for (int i = from; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || i - from > 2) {
                return -1;
            }
            prefix = 10 * prefix + digit;
        }
        return from == text.length() ? -1 : prefix;
    }
}
