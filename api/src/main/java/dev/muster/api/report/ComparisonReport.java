package dev.muster.api.report;

import dev.muster.iam.comparison.Change;
import dev.muster.iam.comparison.PolicyComparison;
import dev.muster.iam.reference.AccessLevel;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What `diff` prints. */
public record ComparisonReport(PolicyComparison comparison) {

    /** So many actions of one service and level are named in a table; JSON names all. */
    private static final int NAMED_ACTIONS = 12;

    public void writeJson(Writer out) throws IOException {
        JsonPrinter.print(comparison.json(), out);
    }

    /** The changes of each kind by service, level and where they hold. */
    public void writeTable(Writer out) throws IOException {
        if (comparison.isEmpty()) {
            out.write("no difference\n");
        }
        section("gained", comparison.gained(), out);
        section("lost", comparison.lost(), out);
        section("loosened", comparison.loosened(), out);
        section("tightened", comparison.tightened(), out);
    }

    private static void section(String kind, List<Change> changes, Writer out) throws IOException {
        if (changes.isEmpty()) {
            return;
        }
        out.write("%s: %d action%s%n".formatted(kind, changes.size(), changes.size() == 1 ? "" : "s"));
        Map<Place, List<String>> places = new LinkedHashMap<>();
        for (Change change : changes) {
            places.computeIfAbsent(Place.of(change), place -> new ArrayList<>())
                    .add(change.action().substring(change.action().indexOf(':') + 1));
        }
        for (Map.Entry<Place, List<String>> place : places.entrySet()) {
            write(place.getKey(), place.getValue(), out);
        }
    }

    private static void write(Place place, List<String> actions, Writer out) throws IOException {
        String level = place.level == null ? "unrecognized" : place.level.title();
        String named = actions.stream().limit(NAMED_ACTIONS).collect(Collectors.joining(", "));
        String more = actions.size() > NAMED_ACTIONS ? " and %d more".formatted(actions.size() - NAMED_ACTIONS) : "";
        line(out, "  ", place.service + "  " + level + "  " + named + more);
        values(out, "resources", place.resources);
        values(out, "principals", place.principals);
        values(out, "conditions before", place.before);
        values(out, "conditions after", place.after);
    }

    private static void values(Writer out, String title, List<String> values) throws IOException {
        if (!values.isEmpty()) {
            line(out, "    ", title + ": " + String.join("  ", values));
        }
    }

    private static void line(Writer out, String indent, String text) throws IOException {
        out.write(indent + DisplayText.terminal(text) + System.lineSeparator());
    }

    /** What changes of several actions have in common. */
    private record Place(
            String service,
            @Nullable AccessLevel level,
            List<String> resources,
            List<String> principals,
            List<String> before,
            List<String> after) {

        static Place of(Change change) {
            return new Place(
                    change.service(),
                    change.level(),
                    change.resources(),
                    change.principals(),
                    change.before(),
                    change.after());
        }
    }
}
