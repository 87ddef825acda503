package dev.muster.rules.fact;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** IP ranges as policies write them: `203.0.113.0/24`, or a single address. */
public record IpRanges(String control, List<String> ranges) {

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]{7,15}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    public IpRanges {
        ranges = List.copyOf(ranges);
    }

    /** Whether each of the other's ranges lies within one of these. */
    public boolean containsAll(IpRanges other) {
        return !other.ranges.isEmpty() && other.ranges.stream().allMatch(this::contains);
    }

    private boolean contains(String range) {
        Optional<Block> inner = Block.of(range);
        return inner.isPresent()
                && ranges.stream()
                        .map(Block::of)
                        .flatMap(Optional::stream)
                        .anyMatch(outer -> outer.contains(inner.get()));
    }

    /** An address block: so many leading bits of an address of so many bits. */
    private record Block(BigInteger address, int bits, int prefix) {

        static Optional<Block> of(String range) {
            String[] parts = range.split("/", 2);
            if (!ADDRESS.matcher(parts[0]).matches()) {
                return Optional.empty();
            }
            try {
                // an address in figures is never looked up
                byte[] bytes = InetAddress.getByName(parts[0]).getAddress();
                int bits = bytes.length * 8;
                int prefix = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
                return prefix < 0 || prefix > bits
                        ? Optional.empty()
                        : Optional.of(new Block(new BigInteger(1, bytes), bits, prefix));
            } catch (UnknownHostException | NumberFormatException noAddress) {
                return Optional.empty();
            }
        }

        boolean contains(Block other) {
            return bits == other.bits
                    && prefix <= other.prefix
                    && address.shiftRight(bits - prefix).equals(other.address.shiftRight(bits - prefix));
        }
    }
}
