package dev.muster.store;

import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import dev.muster.iam.snapshot.SectionKind;
import dev.muster.iam.snapshot.SectionKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A section's data in two: what lasts, and what moves by mere use and goes to the usage stream.
 *
 * <p>Of the credential report the time at which it was made and the columns about last use move; of sections that tell nothing but use,
 * everything.
 */
record MovingParts(JsonObject lasting, JsonObject moving) {

    private static final Set<SectionKind<?>> NOTHING_BUT_USE =
            Set.of(SectionKinds.ACCESS_KEY_LAST_USED, SectionKinds.LAST_ACCESSED);

    private static final Set<String> MADE = Set.of("GeneratedTime");

    static MovingParts of(SectionKind<?> kind, JsonObject data) {
        if (NOTHING_BUT_USE.contains(kind)) {
            return new MovingParts(JsonObject.EMPTY, data);
        }
        return kind == SectionKinds.CREDENTIAL_REPORT ? ofReport(data) : new MovingParts(data, JsonObject.EMPTY);
    }

    /** The data again. */
    JsonObject whole(SectionKind<?> kind) {
        if (kind != SectionKinds.CREDENTIAL_REPORT) {
            return lasting.with(moving);
        }
        JsonObject cells = moving.get("Rows") instanceof JsonObject columns ? columns : JsonObject.EMPTY;
        List<JsonObject> rows = rows(lasting);
        List<JsonValue> joined = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            joined.add(rows.get(i).with(Columns.object(cells, i)));
        }
        return lasting.with(moving.only(MADE)).with(new JsonObject(Map.of("Rows", new JsonArray(joined))));
    }

    private static MovingParts ofReport(JsonObject report) {
        Set<String> moving = new TreeSet<>();
        if (report.get("Columns") instanceof JsonArray columns) {
            columns.items().forEach(column -> {
                if (column instanceof JsonString name && name.value().contains("last_used")) {
                    moving.add(name.value());
                }
            });
        }
        List<JsonObject> rows = rows(report);
        JsonArray lastingRows = JsonArray.of(rows, row -> row.without(moving));
        JsonObject movingRows =
                Columns.of(rows.stream().map(row -> row.only(moving)).toList());
        return new MovingParts(
                report.without(MADE).with(new JsonObject(Map.of("Rows", lastingRows))),
                JsonObject.builder().put("Rows", movingRows).build().with(report.only(MADE)));
    }

    private static List<JsonObject> rows(JsonObject report) {
        @Nullable JsonValue rows = report.get("Rows");
        return rows instanceof JsonArray list
                ? list.items().stream().map(JsonObject.class::cast).toList()
                : List.of();
    }
}
