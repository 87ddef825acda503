package dev.muster.store;

import dev.muster.iam.control.ResourceType;
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
import dev.muster.iam.snapshot.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot taken apart as it is stored: section states, resources, documents by digest, and what changes by mere use.
 *
 * <p>Authorization details live as resources; what moves by mere use lives in the usage stream.
 */
final class StoredSections {

    /** Member of a section's document that holds what the format version did not know. */
    static final String UNKNOWN = "unknown";

    /** Member of a section's document that holds its data. */
    static final String DATA = "data";

    /** Kind of the documents that are policies. */
    static final String POLICY = "policy";

    private final List<SectionRow> sections = new ArrayList<>();
    private final List<ResourceRow> resources = new ArrayList<>();
    private final SortedMap<Digest, DocumentRow> documents = new TreeMap<>();
    private final Map<String, JsonValue> usage = new LinkedHashMap<>();
    private final Map<List<String>, Integer> occurrences = new HashMap<>();
    private final List<ResourceType> typesListed = new ArrayList<>();

    /** State of one section. @param document digest of its data; null when it has none of its own */
    record SectionRow(
            String name,
            String state,
            @Nullable String cause,
            @Nullable String detail,
            @Nullable Digest document) {}

    /** One entity by its lasting members. @param occurrence above 0 when the answer lists it more than once */
    record ResourceRow(String type, String arn, String uniqueId, int occurrence, Digest document) {}

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

    /** Types of resources whose lists were read whole: only of those is one that is not listed gone. */
    List<ResourceType> typesListed() {
        return typesListed;
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
            body.put(DATA, addDetails(id, details));
        } else {
            MovingParts parts = MovingParts.of(kind, kind.json(data, DocumentForm.DIGEST));
            body.put(DATA, parts.lasting());
            addUsage(id, parts.moving());
        }
        JsonObject document = body.put(UNKNOWN, present.unknown()).build();
        Digest digest = document.members().isEmpty() ? null : addDocument("section", document);
        sections.add(new SectionRow(id.name(), "present", null, null, digest));
    }

    /** Adds the entities. @return which lists the answer had: an empty one says something else than a missing one */
    private JsonObject addDetails(SectionId id, AuthorizationDetails details) {
        Map<String, JsonValue> answer = details.json(DocumentForm.DIGEST).members();
        List<Entity> entities = details.entities().toList();
        Map<String, JsonValue> lists = new LinkedHashMap<>();
        JsonObject.Builder moving = JsonObject.builder();
        for (EntityList list : EntityList.values()) {
            if (list.in(answer)) {
                lists.put(list.member(), new JsonArray(List.of()));
                typesListed.add(list.type());
                List<JsonObject> used = new ArrayList<>();
                entities.stream()
                        .filter(entity -> entity.type() == list.type())
                        .forEach(entity -> used.add(addResource(entity)));
                moving.put(list.member(), Columns.of(used));
            }
        }
        addUsage(id, moving.build());
        return new JsonObject(lists);
    }

    private void addUsage(SectionId id, JsonObject moving) {
        if (!moving.members().isEmpty()) {
            usage.put(id.name(), moving);
        }
    }

    /** @return its members that move by mere use */
    private JsonObject addResource(Entity entity) {
        JsonObject json = entity.json(DocumentForm.DIGEST);
        String type = entity.type().id();
        Digest digest = addDocument(type, json.without(entity.volatileMembers()));
        int occurrence = occurrences.merge(List.of(type, entity.arn(), entity.id()), 1, Integer::sum) - 1;
        resources.add(new ResourceRow(type, entity.arn(), entity.id(), occurrence, digest));
        return json.only(entity.volatileMembers());
    }

    private void addPolicy(PolicyDocument policy) {
        Digest received = policy.receivedDigest();
        Digest canonical = policy.digest().equals(received) ? null : policy.digest();
        documents.computeIfAbsent(
                received,
                digest -> new DocumentRow(
                        digest, canonical, POLICY, policy.received().getBytes(StandardCharsets.UTF_8)));
    }

    private Digest addDocument(String kind, JsonObject json) {
        byte[] body = CanonicalJson.text(json).getBytes(StandardCharsets.UTF_8);
        Digest digest = Digest.of(body);
        documents.computeIfAbsent(digest, unused -> new DocumentRow(digest, null, kind, body));
        return digest;
    }
}
