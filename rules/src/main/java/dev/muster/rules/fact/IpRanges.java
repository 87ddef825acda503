package dev.muster.rules.fact;

import java.util.List;
import java.util.Optional;

/** IP ranges as policies write them: `203.0.113.0/24`, or a single address. */
public record IpRanges(String control, List<String> ranges) {

    public IpRanges {
        ranges = List.copyOf(ranges);
    }

    /** Whether each of the other's ranges lies within one of these. */
    public boolean containsAll(IpRanges other) {
        return !other.ranges.isEmpty() && other.ranges.stream().allMatch(this::contains);
    }

    private boolean contains(String range) {
        Optional<IpBlock> inner = IpBlock.of(range);
        return inner.isPresent()
                && ranges.stream()
                        .map(IpBlock::of)
                        .flatMap(Optional::stream)
                        .anyMatch(outer -> outer.contains(inner.get()));
    }
}
