package dev.muster.iam.control;

import dev.muster.iam.json.JsonObject;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A fact that decided: a sentence, and the same by name for machines.
 *
 * <p>It names dates and limits, never ages, so that a day passing changes no reason.
 */
public record Reason(String text, SortedMap<String, String> facts) implements Comparable<Reason> {

    public Reason {
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }

    public static Reason of(String text) {
        return new Reason(text, new TreeMap<>());
    }

    public static Reason of(String text, Map<String, String> facts) {
        return new Reason(text, new TreeMap<>(facts));
    }

    @Override
    public int compareTo(Reason other) {
        int byText = text.compareTo(other.text);
        return byText != 0 ? byText : facts.toString().compareTo(other.facts.toString());
    }

    /** The text, and the facts beside it. */
    public JsonObject json() {
        JsonObject.Builder json = JsonObject.builder().put("text", text);
        facts.forEach(json::put);
        return json.build();
    }
}
