package dev.muster.store;

import dev.muster.iam.control.ResourceType;
import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of the lists of the authorization details. */
enum EntityList {
    USERS("UserDetailList", ResourceType.USER, "UserId"),
    GROUPS("GroupDetailList", ResourceType.GROUP, "GroupId"),
    ROLES("RoleDetailList", ResourceType.ROLE, "RoleId"),
    POLICIES("Policies", ResourceType.POLICY, "PolicyId");

    private final String member;
    private final ResourceType type;
    private final String idMember;

    EntityList(String member, ResourceType type, String idMember) {
        this.member = member;
        this.type = type;
        this.idMember = idMember;
    }

    /** Its name in the AWS answer. */
    String member() {
        return member;
    }

    /** What it lists. */
    ResourceType type() {
        return type;
    }

    /** The order in which the domain keeps the entities of a list: by ARN, then by unique id. */
    Comparator<JsonObject> order() {
        return Comparator.<JsonObject, String>comparing(entity -> text(entity.get("Arn")))
                .thenComparing(entity -> text(entity.get(idMember)));
    }

    /** Whether an answer of those members has this list, perhaps empty: a missing one was not read. */
    boolean in(Map<String, JsonValue> answer) {
        return answer.containsKey(member);
    }

    private static String text(@Nullable JsonValue value) {
        return value instanceof JsonString text ? text.value() : value == null ? "" : CanonicalJson.text(value);
    }
}
