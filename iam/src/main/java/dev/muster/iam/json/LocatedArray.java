package dev.muster.iam.json;

import java.util.List;

/** A JSON list with places. */
public record LocatedArray(Position position, List<LocatedValue> items) implements LocatedValue {

    public LocatedArray {
        items = List.copyOf(items);
    }

    @Override
    public String kind() {
        return "list";
    }
}
