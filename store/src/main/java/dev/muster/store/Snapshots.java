package dev.muster.store;

import dev.muster.iam.answer.ReadLog;
import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.Digest;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonReader;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import dev.muster.iam.policy.PolicyDocument;
import dev.muster.iam.snapshot.Cause;
import dev.muster.iam.snapshot.Origin;
import dev.muster.iam.snapshot.Provenance;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionId;
import dev.muster.iam.snapshot.SectionKind;
import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.iam.snapshot.SectionReader;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.iam.snapshot.TimeSource;
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
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads sealed snapshots. */
public final class Snapshots {

    private static final Map<String, String> LIST_OF_TYPE = Map.of(
            "user", "UserDetailList", "group", "GroupDetailList", "role", "RoleDetailList", "policy", "Policies");

    private final Database database;

    public Snapshots(Database database) {
        this.database = database;
    }

    /** State of one section in a snapshot. @param cause of an unreadable one; null otherwise */
    public record SectionState(
            String section,
            String state,
            @Nullable String cause,
            @Nullable String detail) {}

    /**
     * Snapshots up to an instant, the newest first.
     *
     * @param account null for all
     * @param before the last item of the page before; null at the beginning
     */
    public List<SnapshotRow> list(
            Scope scope, @Nullable String account, Instant asOf, @Nullable SnapshotKey before, int limit) {
        Query query = new Query()
                .add("select " + SnapshotRow.COLUMNS + " from snapshot where collected_at <= ?", asOf)
                .addIf(account == null ? null : Long.parseLong(account), "and account = ?");
        if (before != null) {
            query.add("and (collected_at, account) < (?, ?)", before.collectedAt(), Long.parseLong(before.account()));
        }
        query.add("order by collected_at desc, account desc limit ?", limit);
        return database.inTransaction(scope, connection -> query.list(connection, SnapshotRow::read));
    }

    /** Place of a snapshot in the list. */
    public record SnapshotKey(Instant collectedAt, String account) {}

    public Optional<SnapshotRow> find(Scope scope, UUID id) {
        return database.inTransaction(scope, connection -> find(connection, id));
    }

    /** The sections of a snapshot, by name. */
    public List<SectionState> sections(Scope scope, SnapshotRow snapshot) {
        return database.inTransaction(
                scope,
                connection -> sections(connection, snapshot).stream()
                        .map(StoredSection::state)
                        .toList());
    }

    /** The whole snapshot again, with the same content digest; empty when there is none of that id. */
    public Optional<Snapshot> load(Scope scope, UUID id) {
        return database.inTransaction(scope, connection -> {
            Optional<SnapshotRow> row = find(connection, id);
            return row.isEmpty() ? Optional.empty() : Optional.of(new Loading(connection, row.get()).load());
        });
    }

    private static Optional<SnapshotRow> find(Connection connection, UUID id) throws SQLException {
        return new Query()
                .add("select " + SnapshotRow.COLUMNS + " from snapshot where id = ?", id)
                .first(connection, SnapshotRow::read);
    }

    private record StoredSection(
            SectionState state, @Nullable JsonObject document) {}

    private static List<StoredSection> sections(Connection connection, SnapshotRow snapshot) throws SQLException {
        return new Query()
                .add("""
                        select latest.section, latest.state, latest.cause, latest.detail, document.body
                          from (select distinct on (section) * from section_change
                                 where account = ? and at <= ? order by section, at desc) latest
                          left join document on document.digest = latest.document
                         where latest.state <> 'gone'
                         order by latest.section
                        """, Long.parseLong(snapshot.account()), snapshot.collectedAt())
                .list(
                        connection,
                        row -> new StoredSection(
                                new SectionState(
                                        row.getString("section"),
                                        row.getString("state"),
                                        row.getString("cause"),
                                        row.getString("detail")),
                                row.getBytes("body") == null ? null : json(row.getBytes("body"))));
    }

    private static JsonObject json(byte[] body) {
        return (JsonObject) JsonReader.parse(new String(body, StandardCharsets.UTF_8));
    }

    /** Puts one snapshot together again. */
    private static final class Loading {

        private final Connection connection;
        private final SnapshotRow row;
        private final Map<String, String> policies = new HashMap<>();
        private JsonObject usage = JsonObject.EMPTY;

        Loading(Connection connection, SnapshotRow row) {
            this.connection = connection;
            this.row = row;
        }

        Snapshot load() throws SQLException {
            usage = new Query()
                    .add("select body from usage where account = ? and at = ?", account(), row.collectedAt())
                    .first(connection, found -> (JsonObject) Packed.unpack(found.getBytes("body")))
                    .orElse(JsonObject.EMPTY);
            loadPolicies();
            SortedMap<SectionId, Section<?>> sections = new TreeMap<>();
            for (StoredSection stored : sections(connection, row)) {
                SectionId id = SectionKinds.find(stored.state().section())
                        .orElseThrow(() -> new IllegalStateException("section `"
                                + stored.state().section() + "` was stored by a version that knew more: use that one"));
                sections.put(id, section(id, stored));
            }
            return new Snapshot(row.account(), row.collectedAt(), provenance(), sections, List.of());
        }

        private long account() {
            return Long.parseLong(row.account());
        }

        private void loadPolicies() throws SQLException {
            new Query()
                    .add("""
                            select document.digest, document.body from document
                              join document_use on document_use.document = document.digest and document_use.account = ?
                             where document.kind = 'policy'
                            """, account())
                    .list(
                            connection,
                            found -> policies.put(
                                    Digest.ofHash(found.getBytes("digest")).toString(),
                                    new String(found.getBytes("body"), StandardCharsets.UTF_8)));
        }

        private Section<?> section(SectionId id, StoredSection stored) throws SQLException {
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
            JsonValue kept = document.get(StoredSections.DATA);
            JsonObject data = kept instanceof JsonObject object ? object : JsonObject.EMPTY;
            if (id.kind() == SectionKinds.AUTHORIZATION_DETAILS) {
                data = details(data);
            } else if (StoredSections.USAGE.contains(id.kind()) && usage.get(id.name()) instanceof JsonObject moving) {
                data = moving;
            }
            JsonValue unknown = document.get(StoredSections.UNKNOWN);
            return read(id.kind(), data, unknown instanceof JsonObject members ? members : JsonObject.EMPTY);
        }

        private <T> Section<T> read(SectionKind<T> kind, JsonObject data, JsonObject unknown) {
            SectionReader<T> reader = kind.reader(new ReadLog(row.account(), this::policy));
            reader.page(new ByteArrayInputStream(CanonicalJson.text(data).getBytes(StandardCharsets.UTF_8)));
            return reader.section() instanceof Section.Present<T> present
                    ? new Section.Present<>(present.value(), unknown)
                    : new Section.Unreadable<>(Cause.SOURCE_ERROR);
        }

        private PolicyDocument policy(String digest) {
            String text = policies.get(digest);
            if (text == null) {
                throw new IllegalStateException("the policy document `" + digest + "` is missing in the database");
            }
            return PolicyDocument.of(text);
        }

        private JsonObject details(JsonObject lists) throws SQLException {
            Map<String, List<JsonValue>> entities = new LinkedHashMap<>();
            lists.members().keySet().forEach(name -> entities.put(name, new ArrayList<>()));
            new Query().add("""
                            select resource.type, resource.arn, resource.unique_id, document.body
                              from (select distinct on (resource) * from resource_change
                                     where account = ? and at <= ? order by resource, at desc) latest
                              join resource on resource.id = latest.resource
                              join document on document.digest = latest.document
                             order by resource.arn
                            """, account(), row.collectedAt()).list(connection, found -> {
                JsonObject lasting = json(found.getBytes("body"));
                String key = StoredSections.usageKey(found.getString("arn"), found.getString("unique_id"));
                JsonObject whole = usage.get(key) instanceof JsonObject moving ? lasting.with(moving) : lasting;
                String list = LIST_OF_TYPE.getOrDefault(found.getString("type"), "");
                return entities.computeIfAbsent(list, unused -> new ArrayList<>())
                        .add(whole);
            });
            Map<String, JsonValue> members = new LinkedHashMap<>();
            entities.forEach((name, items) -> members.put(name, new JsonArray(items)));
            return new JsonObject(members);
        }

        private Provenance provenance() {
            JsonObject json = (JsonObject) row.provenance();
            return new Provenance(
                    Origin.ofId(text(json, "origin", "files")),
                    TimeSource.ofId(text(json, "timeSource", "option")),
                    textOrNull(json, "broughtBy"),
                    textOrNull(json, "collector"),
                    textOrNull(json, "caller"),
                    List.of());
        }

        private static String text(JsonObject json, String name, String otherwise) {
            String text = textOrNull(json, name);
            return text == null ? otherwise : text;
        }

        private static @Nullable String textOrNull(JsonObject json, String name) {
            return json.get(name) instanceof JsonString text ? text.value() : null;
        }
    }
}
