package dev.muster.iam.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object with places; of members with one name it has the first, and a {@link JsonFault} tells of the others. */
public record LocatedObject(Position position, Map<String, LocatedValue> members) implements LocatedValue {

    public LocatedObject {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** The member, or null when there is none. */
    public @Nullable LocatedValue get(String name) {
        return members.get(name);
    }

    @Override
    public String kind() {
        return "object";
    }
}
