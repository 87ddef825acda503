package dev.muster.iam.identity;

import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonValue;
import dev.muster.iam.policy.DocumentForm;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The answer of GetAccountAuthorizationDetails; a list that the answer does not have at all is null: unread, not empty. */
public record AuthorizationDetails(
        @Nullable List<User> users,
        @Nullable List<Group> groups,
        @Nullable List<Role> roles,
        @Nullable List<ManagedPolicy> policies) {

    private static final Comparator<Entity> BY_ARN_AND_ID =
            Comparator.comparing(Entity::arn).thenComparing(Entity::id);

    public AuthorizationDetails {
        users = sorted(users);
        groups = sorted(groups);
        roles = sorted(roles);
        policies = sorted(policies);
    }

    /** All entities, by ARN within their kind. */
    public Stream<Entity> entities() {
        return Stream.of(users, groups, roles, policies).flatMap(AuthorizationDetails::each);
    }

    /** In the shape of the AWS answer; an empty list stays, because a missing one says something else. */
    public JsonObject json(DocumentForm documents) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        put(members, "UserDetailList", users, documents);
        put(members, "GroupDetailList", groups, documents);
        put(members, "RoleDetailList", roles, documents);
        put(members, "Policies", policies, documents);
        return new JsonObject(members);
    }

    private static void put(
            Map<String, JsonValue> members,
            String name,
            @Nullable List<? extends Entity> entities,
            DocumentForm documents) {
        if (entities != null) {
            members.put(name, JsonArray.of(entities, entity -> entity.json(documents)));
        }
    }

    private static Stream<Entity> each(@Nullable List<? extends Entity> entities) {
        return entities == null ? Stream.empty() : entities.stream().map(Entity.class::cast);
    }

    private static <E extends Entity> @Nullable List<E> sorted(@Nullable List<E> entities) {
        return entities == null ? null : entities.stream().sorted(BY_ARN_AND_ID).toList();
    }
}
