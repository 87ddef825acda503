package dev.muster.iam.json;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A JSON text read with places: everything that is wrong in it is told, not only the first.
 *
 * @param text what was read; empty when the bytes are no text
 * @param root null when the text breaks off at a fault
 */
public record LocatedJson(String text, @Nullable LocatedValue root, List<JsonFault> faults) {

    public LocatedJson {
        faults = List.copyOf(faults);
    }

    /** Reads a text; never fails. */
    public static LocatedJson read(String text) {
        return LocatedReader.read(text);
    }

    /** The value at a place, or null when there is none. */
    public @Nullable LocatedValue at(JsonPath path) {
        JsonPath parent = path.parent();
        if (parent == null) {
            return root;
        }
        LocatedValue outer = at(parent);
        String name = path.name();
        if (name != null) {
            return outer instanceof LocatedObject object ? object.get(name) : null;
        }
        return outer instanceof LocatedArray list && path.index() < list.items().size()
                ? list.items().get(path.index())
                : null;
    }

    /** Where the value at a place begins, or the nearest value around it; null when nothing was read. */
    public @Nullable Position position(JsonPath path) {
        LocatedValue value = at(path);
        if (value != null) {
            return value.position();
        }
        JsonPath parent = path.parent();
        return parent == null ? null : position(parent);
    }
}
