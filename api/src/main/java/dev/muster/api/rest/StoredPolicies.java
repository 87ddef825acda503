package dev.muster.api.rest;

import dev.muster.api.problem.ProblemException;
import dev.muster.api.problem.ProblemType;
import dev.muster.iam.json.Digest;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonBoolean;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.policy.PolicyDocument;
import dev.muster.iam.summary.PolicyCategory;
import dev.muster.store.Database;
import dev.muster.store.Documents;
import dev.muster.store.Resources;
import dev.muster.store.Scope;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds managed policies by their ARN, and inline policies by their principal's ARN and their name. */
@Singleton
final class StoredPolicies {

    private static final List<String> INLINE_LISTS = List.of("UserPolicyList", "GroupPolicyList", "RolePolicyList");

    private final Resources resources;
    private final Documents documents;

    StoredPolicies(Database database) {
        this.resources = new Resources(database);
        this.documents = new Documents(database);
    }

    /**
     * The policy or principal.
     *
     * @param account an AWS managed policy is in every account that uses it: null takes the one told by the latest snapshot
     */
    Resources.ResourceRow resource(String arn, @Nullable String account, Instant asOf) {
        return resources.ofArn(Scope.ALL, arn, account, asOf).stream()
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("policy", arn));
    }

    /**
     * One policy of it.
     *
     * @param name of an inline policy, whose principal the resource is; null for a managed policy
     * @param version of a managed policy; null for the one that is in force
     */
    StoredPolicy policy(Resources.ResourceRow resource, @Nullable String name, @Nullable String version) {
        PolicyCategory category = PolicyCategory.of(resource.arn())
                .orElseThrow(() -> ProblemException.notFound("policy", resource.arn()));
        if (category != PolicyCategory.INLINE) {
            return managed(resource, category, name, version);
        }
        if (version != null) {
            throw ProblemException.invalid("version", version, "no version: inline policies have none");
        }
        return inline(resource, name);
    }

    private static StoredPolicy managed(
            Resources.ResourceRow resource, PolicyCategory category, @Nullable String name, @Nullable String version) {
        if (name != null) {
            throw ProblemException.invalid(
                    "policy", name, "the name of an inline policy with its principal's ARN, or nothing");
        }
        String wanted = version == null ? text(resource.body(), "DefaultVersionId") : version;
        return versions(resource)
                .filter(candidate ->
                        wanted == null ? isDefault(candidate) : wanted.equals(text(candidate, "VersionId")))
                .findFirst()
                .map(found -> new StoredPolicy(
                        resource,
                        category,
                        Optional.ofNullable(text(resource.body(), "PolicyName")).orElse(resource.arn()),
                        text(found, "VersionId"),
                        digest(found, "Document")))
                .orElseThrow(() -> ProblemException.notFound("version", wanted == null ? "default" : wanted));
    }

    private static StoredPolicy inline(Resources.ResourceRow resource, @Nullable String name) {
        List<JsonObject> policies = INLINE_LISTS.stream()
                .flatMap(list -> objects(resource.body(), list))
                .toList();
        if (name == null) {
            String names =
                    policies.stream().map(policy -> text(policy, "PolicyName")).collect(Collectors.joining(", "));
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER,
                    "`policy` is missing: give the name of an inline policy of `" + resource.arn() + "`, which has "
                            + (names.isEmpty() ? "none" : names));
        }
        return policies.stream()
                .filter(policy -> name.equals(text(policy, "PolicyName")))
                .findFirst()
                .map(found ->
                        new StoredPolicy(resource, PolicyCategory.INLINE, name, null, digest(found, "PolicyDocument")))
                .orElseThrow(() -> ProblemException.notFound("inline policy", name));
    }

    /** The document's text, empty when it was not told. */
    Optional<PolicyDocument> document(StoredPolicy policy) {
        return Optional.ofNullable(policy.document())
                .flatMap(digest -> documents.find(Scope.ALL, digest))
                .map(found -> PolicyDocument.of(new String(found.body(), StandardCharsets.UTF_8)));
    }

    /** The versions of a managed policy in the shape of AWS; none of a principal. */
    static Stream<JsonObject> versions(Resources.ResourceRow resource) {
        return objects(resource.body(), "PolicyVersionList");
    }

    static boolean isDefault(JsonObject version) {
        return version.get("IsDefaultVersion") instanceof JsonBoolean truth && truth.value();
    }

    static @Nullable String text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString text ? text.value() : null;
    }

    private static @Nullable Digest digest(JsonObject object, String name) {
        String text = text(object, name);
        return text == null ? null : Digest.parse(text);
    }

    private static Stream<JsonObject> objects(JsonObject body, String list) {
        return body.get(list) instanceof JsonArray array
                ? array.items().stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast)
                : Stream.empty();
    }
}
