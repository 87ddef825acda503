package dev.muster.rules.measure;

import dev.muster.iam.control.Resource;
import dev.muster.iam.control.Unread;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who is judged, by kind (`user`, `root` …): every resource gets exactly one outcome from each control that judges its kind.
 *
 * @param unread kinds of which nobody knows the resources, and why
 */
public record Population(SortedMap<String, List<Resource>> resources, SortedMap<String, List<Unread>> unread) {

    private static final Map<String, List<String>> TOGETHER = Map.of("principal", List.of("group", "role", "user"));

    public Population {
        resources = new TreeMap<>(resources);
        unread = new TreeMap<>(unread);
    }

    /** The kinds that a control judges: `principal` stands for users, groups and roles. */
    public static List<String> kinds(String judged) {
        return TOGETHER.getOrDefault(judged, List.of(judged));
    }

    public List<Resource> of(String kind) {
        return resources.getOrDefault(kind, List.of());
    }

    /** Why the resources of a kind are not known; empty when they are. */
    public List<Unread> unread(String kind) {
        return unread.getOrDefault(kind, List.of());
    }
}
