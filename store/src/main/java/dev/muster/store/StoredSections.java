package dev.muster.store;

import dev.muster.iam.identity.AuthorizationDetails;
import dev.muster.iam.identity.Entity;
import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.Digest;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonValue;
import dev.muster.iam.policy.DocumentForm;
import dev.muster.iam.policy.PolicyDocument;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionId;
import dev.muster.iam.snapshot.SectionKind;
import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.iam.snapshot.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot taken apart as it is stored: section states, resources, documents by digest, and what changes by mere use.
 *
 * <p>Authorization details live as resources; the credential report and the last use of keys live in the usage stream.
 */
final class StoredSections {

    /** Sections whose data changes by mere use. */
    static final Set<SectionKind<?>> USAGE = Set.of(SectionKinds.CREDENTIAL_REPORT, SectionKinds.ACCESS_KEY_LAST_USED);

    /** Member of a section's document that holds what the format version did not know. */
    static final String UNKNOWN = "unknown";

    /** Member of a section's document that holds its data. */
    static final String DATA = "data";

    private final List<SectionRow> sections = new ArrayList<>();
    private final List<ResourceRow> resources = new ArrayList<>();
    private final SortedMap<Digest, DocumentRow> documents = new TreeMap<>();
    private final Map<String, JsonValue> usage = new LinkedHashMap<>();

    /** State of one section. @param document digest of its data; null when it has none of its own */
    record SectionRow(
            String name,
            String state,
            @Nullable String cause,
            @Nullable String detail,
            @Nullable Digest document) {}

    /** One entity by its lasting members. */
    record ResourceRow(String type, String arn, String uniqueId, Digest document) {}

    /** A text by its digest. @param canonical of a policy as received: digest of its canonical form */
    @SuppressWarnings("ArrayRecordComponent") // on its way to one row: never compared, never shared
    record DocumentRow(Digest digest, @Nullable Digest canonical, String kind, byte[] body) {}

    static StoredSections of(Snapshot snapshot) {
        StoredSections stored = new StoredSections();
        snapshot.sections().forEach(stored::add);
        return stored;
    }

    List<SectionRow> sections() {
        return sections;
    }

    List<ResourceRow> resources() {
        return resources;
    }

    /** Whether the details were read whole: only then is a resource that they do not list gone. */
    boolean detailsRead() {
        return sections.stream()
                .anyMatch(row -> row.name().equals(SectionKinds.AUTHORIZATION_DETAILS.name())
                        && row.state().equals("present"));
    }

    SortedMap<Digest, DocumentRow> documents() {
        return documents;
    }

    JsonObject usage() {
        return new JsonObject(usage);
    }

    private void add(SectionId id, Section<?> section) {
        if (section instanceof Section.Present<?> present) {
            addPresent(id, id.kind(), present);
        } else if (section instanceof Section.Unreadable<?> unread) {
            sections.add(new SectionRow(id.name(), "unreadable", unread.cause().id(), unread.detail(), null));
        } else {
            sections.add(new SectionRow(id.name(), "absent", null, null, null));
        }
    }

    @SuppressWarnings("unchecked") // the key's kind says what the section holds
    private <T> void addPresent(SectionId id, SectionKind<T> kind, Section.Present<?> present) {
        T data = (T) present.value();
        kind.documents(data).forEach(this::addPolicy);
        JsonObject.Builder body = JsonObject.builder();
        if (data instanceof AuthorizationDetails details) {
            details.entities().forEach(this::addResource);
            body.put(DATA, emptyLists(details));
        } else if (USAGE.contains(kind)) {
            usage.put(id.name(), kind.json(data, DocumentForm.DIGEST));
        } else {
            body.put(DATA, kind.json(data, DocumentForm.DIGEST));
        }
        JsonObject document = body.put(UNKNOWN, present.unknown()).build();
        Digest digest = document.members().isEmpty() ? null : addDocument("section", document);
        sections.add(new SectionRow(id.name(), "present", null, null, digest));
    }

    /** Which lists the answer had: an empty one says something else than a missing one. */
    private static JsonObject emptyLists(AuthorizationDetails details) {
        Map<String, JsonValue> lists = new LinkedHashMap<>();
        details.json(DocumentForm.DIGEST).members().keySet().forEach(name -> lists.put(name, new JsonArray(List.of())));
        return new JsonObject(lists);
    }

    private void addResource(Entity entity) {
        JsonObject json = entity.json(DocumentForm.DIGEST);
        Digest digest = addDocument(entity.type().id(), json.without(entity.volatileMembers()));
        resources.add(new ResourceRow(entity.type().id(), entity.arn(), entity.id(), digest));
        JsonObject moving = json.only(entity.volatileMembers());
        if (!moving.members().isEmpty()) {
            usage.put(usageKey(entity.arn(), entity.id()), moving);
        }
    }

    /** Key of an entity's volatile members in the usage stream. */
    static String usageKey(String arn, String uniqueId) {
        return uniqueId.isEmpty() ? arn : uniqueId;
    }

    private void addPolicy(PolicyDocument policy) {
        byte[] canonical = policy.canonical().getBytes(StandardCharsets.UTF_8);
        documents.computeIfAbsent(policy.digest(), digest -> new DocumentRow(digest, null, "policy", canonical));
        Digest received = policy.receivedDigest();
        if (!received.equals(policy.digest())) {
            byte[] text = policy.received().getBytes(StandardCharsets.UTF_8);
            documents.computeIfAbsent(
                    received, digest -> new DocumentRow(digest, policy.digest(), "policy_as_received", text));
        }
    }

    private Digest addDocument(String kind, JsonObject json) {
        byte[] body = CanonicalJson.text(json).getBytes(StandardCharsets.UTF_8);
        Digest digest = Digest.of(body);
        documents.computeIfAbsent(digest, unused -> new DocumentRow(digest, null, kind, body));
        return digest;
    }
}
