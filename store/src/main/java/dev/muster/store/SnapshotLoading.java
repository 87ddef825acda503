package dev.muster.store;

import dev.muster.iam.answer.ReadLog;
import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.Digest;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonNumber;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import dev.muster.iam.json.Position;
import dev.muster.iam.policy.PolicyDocument;
import dev.muster.iam.snapshot.Cause;
import dev.muster.iam.snapshot.CollectionCall;
import dev.muster.iam.snapshot.Origin;
import dev.muster.iam.snapshot.Provenance;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionId;
import dev.muster.iam.snapshot.SectionKind;
import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.iam.snapshot.SectionReader;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.iam.snapshot.TimeSource;
import dev.muster.iam.snapshot.Warning;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts one sealed snapshot together again. */
final class SnapshotLoading {

    private static final Pattern POSITION = Pattern.compile("line ([0-9]+), column ([0-9]+)");

    private final Connection connection;
    private final SnapshotRow row;
    private final Map<String, String> policies = new HashMap<>();
    private JsonObject usage = JsonObject.EMPTY;

    SnapshotLoading(Connection connection, SnapshotRow row) {
        this.connection = connection;
        this.row = row;
    }

    Snapshot load() throws SQLException {
        ShortTimes times = new ShortTimes(row.collectedAt());
        usage = new Query()
                .add("select body from usage where account = ? and at = ?", account(), row.collectedAt())
                .first(connection, found -> (JsonObject) times.restore(Packed.json(found.getBytes("body"))))
                .orElse(JsonObject.EMPTY);
        loadPolicies();
        SortedMap<SectionId, Section<?>> sections = new TreeMap<>();
        for (Snapshots.StoredSection stored : Snapshots.sections(connection, row)) {
            SectionId id = SectionKinds.find(stored.state().section())
                    .orElseThrow(() -> new IllegalStateException("section `"
                            + stored.state().section() + "` was stored by a version that knew more: use that one"));
            sections.put(id, section(id, stored));
        }
        return new Snapshot(row.account(), row.collectedAt(), provenance(), sections, warnings());
    }

    private long account() {
        return Long.parseLong(row.account());
    }

    private void loadPolicies() throws SQLException {
        new Query()
                .add("""
                        select coalesce(document.canonical, document.digest) as digest, document.body from document
                          join document_use on document_use.document = document.digest and document_use.account = ?
                         where document.kind = ?
                         order by document.digest
                        """, account(), StoredSections.POLICY)
                .list(
                        connection,
                        found -> policies.putIfAbsent(
                                Digest.ofHash(found.getBytes("digest")).toString(),
                                Packed.text(found.getBytes("body"))));
    }

    private Section<?> section(SectionId id, Snapshots.StoredSection stored) throws SQLException {
        return switch (stored.state().state()) {
            case "absent" -> new Section.Absent<>();
            case "unreadable" ->
                new Section.Unreadable<>(
                        Cause.ofId(String.valueOf(stored.state().cause())),
                        stored.state().detail());
            default -> present(id, stored.document() == null ? JsonObject.EMPTY : stored.document());
        };
    }

    private Section<?> present(SectionId id, JsonObject document) throws SQLException {
        JsonObject lasting = member(document, StoredSections.DATA);
        JsonObject moving = member(usage, id.name());
        JsonObject data = id.kind() == SectionKinds.AUTHORIZATION_DETAILS
                ? details(lasting.members(), moving)
                : new MovingParts(lasting, moving).whole(id.kind());
        return read(id.kind(), data, member(document, StoredSections.UNKNOWN));
    }

    private <T> Section<T> read(SectionKind<T> kind, JsonObject data, JsonObject unknown) {
        SectionReader<T> reader = kind.reader(new ReadLog(row.account(), this::policy));
        reader.page(new ByteArrayInputStream(CanonicalJson.text(data).getBytes(StandardCharsets.UTF_8)));
        return new Section.Present<>(reader.section().data().orElseThrow(), unknown);
    }

    private PolicyDocument policy(String digest) {
        String text = policies.get(digest);
        if (text == null) {
            throw new IllegalStateException("the policy document `" + digest + "` is missing in the database");
        }
        return PolicyDocument.of(text);
    }

    /** @param lists those that the answer had */
    private JsonObject details(Map<String, JsonValue> lists, JsonObject moving) throws SQLException {
        Map<String, List<JsonObject>> entities = new HashMap<>();
        new Query()
                .add("""
                        select resource.type, document.body
                          from (select distinct on (resource) resource, document from resource_change
                                 where account = ? and at <= ? order by resource, at desc) latest
                          join resource on resource.id = latest.resource
                          join document on document.digest = latest.document
                         order by resource.occurrence
                        """, account(), row.collectedAt())
                .list(
                        connection,
                        found -> entities.computeIfAbsent(found.getString("type"), unused -> new ArrayList<>())
                                .add((JsonObject) Packed.json(found.getBytes("body"))));
        Map<String, JsonValue> members = new LinkedHashMap<>();
        for (EntityList list : EntityList.values()) {
            if (list.in(lists)) {
                List<JsonObject> listed =
                        new ArrayList<>(entities.getOrDefault(list.type().id(), List.of()));
                listed.sort(list.order());
                JsonObject used = member(moving, list.member());
                List<JsonValue> whole = new ArrayList<>();
                for (int i = 0; i < listed.size(); i++) {
                    whole.add(listed.get(i).with(Columns.object(used, i)));
                }
                members.put(list.member(), new JsonArray(whole));
            }
        }
        return new JsonObject(members);
    }

    private Provenance provenance() {
        JsonObject json = (JsonObject) row.provenance();
        return new Provenance(
                Origin.ofId(text(json, "origin")),
                TimeSource.ofId(text(json, "timeSource")),
                textOrNull(json, "broughtBy"),
                textOrNull(json, "collector"),
                textOrNull(json, "caller"),
                objects(json.get("calls")).map(SnapshotLoading::call).toList());
    }

    private static CollectionCall call(JsonObject json) {
        Map<String, String> arguments = new HashMap<>();
        JsonObject given = member(json, "arguments");
        given.members().keySet().forEach(name -> arguments.put(name, text(given, name)));
        String at = textOrNull(json, "at");
        return new CollectionCall(
                text(json, "service"),
                text(json, "operation"),
                arguments,
                text(json, "outcome"),
                textOrNull(json, "error"),
                textOrNull(json, "requestId"),
                at == null ? null : Instant.parse(at),
                json.get("attempts") instanceof JsonNumber number ? Integer.valueOf(number.literal()) : null);
    }

    private List<Warning> warnings() {
        return objects(row.warnings())
                .map(json -> new Warning(textOrNull(json, "file"), position(json), text(json, "text")))
                .toList();
    }

    private static @Nullable Position position(JsonObject json) {
        String text = textOrNull(json, "position");
        Matcher place = POSITION.matcher(text == null ? "" : text);
        return place.matches()
                ? new Position(Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)))
                : null;
    }

    private static Stream<JsonObject> objects(@Nullable JsonValue list) {
        return list instanceof JsonArray array ? array.items().stream().map(JsonObject.class::cast) : Stream.empty();
    }

    private static JsonObject member(JsonObject object, String name) {
        return object.get(name) instanceof JsonObject found ? found : JsonObject.EMPTY;
    }

    private static String text(JsonObject json, String name) {
        String text = textOrNull(json, name);
        if (text == null) {
            throw new IllegalStateException("`" + name + "` is missing in " + CanonicalJson.text(json));
        }
        return text;
    }

    private static @Nullable String textOrNull(JsonObject json, String name) {
        return json.get(name) instanceof JsonString text ? text.value() : null;
    }
}
