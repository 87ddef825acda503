package dev.muster.iam.decision.condition;

import dev.muster.iam.decision.context.RequestContext;
import dev.muster.iam.decision.context.Truth;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Values of IpAddress: IAM JSON policy elements, Condition operators: the value must be in the standard CIDR format; without a routing
 * prefix IAM uses `/32`.
 */
final class AddressValues implements ValueTest {

    /** By their first addresses; of blocks inside one another the outer one. */
    private final NavigableMap<Address, AddressRange> ranges = new TreeMap<>();

    AddressValues(List<String> values) {
        values.stream()
                .map(AddressRange::parse)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(AddressRange::first)
                        .thenComparing(AddressRange::last, Comparator.reverseOrder()))
                .forEach(this::add);
    }

    private void add(AddressRange range) {
        if (!covers(range.first())) {
            ranges.put(range.first(), range);
        }
    }

    private boolean covers(Address address) {
        Map.Entry<Address, AddressRange> before = ranges.floorEntry(address);
        return before != null && before.getValue().contains(address);
    }

    @Override
    public Truth matches(String value, RequestContext context) {
        Address given = Address.parse(value);
        return Truth.of(given != null && covers(given));
    }

    /** Every stretch of addresses that lie in the same ranges begins with a range, after one, or with the first address. */
    @Override
    public void sample(RequestContext context, Samples samples) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("none", "no address");
        values.put("0.0.0.0", "000.000.000.000");
        values.put("::", "0::");
        for (AddressRange range : ranges.values()) {
            spell(range.first(), values);
            Address next = range.last().next();
            if (next != null) {
                spell(next, values);
            }
        }
        samples.values("address", values);
    }

    private static void spell(Address address, Map<String, String> into) {
        into.put(address.toString(), address.padded());
    }
}
