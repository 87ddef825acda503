package dev.muster.iam.control;

import dev.muster.iam.json.JsonObject;
import dev.muster.iam.snapshot.Cause;
import java.util.Comparator;

/** A section that is not known and whose content could change an outcome. */
public record Unread(String section, Cause cause) implements Comparable<Unread> {

    private static final Comparator<Unread> ORDER =
            Comparator.comparing(Unread::section).thenComparing(Unread::cause);

    @Override
    public int compareTo(Unread other) {
        return ORDER.compare(this, other);
    }

    public JsonObject json() {
        return JsonObject.builder()
                .put("section", section)
                .put("cause", cause.id())
                .build();
    }
}
