package dev.muster.iam.decision.condition;

import dev.muster.iam.decision.context.RequestContext;
import dev.muster.iam.decision.context.Truth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Values of IpAddress: IAM JSON policy elements, Condition operators: the value must be in the standard CIDR format; without a routing
 * prefix IAM uses `/32`.
 */
final class AddressValues implements ValueTest {

    private final List<AddressRange> ranges;

    AddressValues(List<String> values) {
        this.ranges = values.stream()
                .map(AddressRange::parse)
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public Truth matches(String value, RequestContext context) {
        Address given = Address.parse(value);
        if (given != null) {
            for (AddressRange range : ranges) {
                if (range.contains(given)) {
                    return Truth.TRUE;
                }
            }
        }
        return Truth.FALSE;
    }

    /** Every stretch of addresses that lie in the same ranges begins with a range, after one, or with the first address. */
    @Override
    public void sample(RequestContext context, Samples samples) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("none", "no address");
        values.put("0.0.0.0", "000.000.000.000");
        values.put("::", "0::");
        for (AddressRange range : ranges) {
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
