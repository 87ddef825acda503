package dev.muster.iam.access;

import dev.muster.iam.control.Unread;
import dev.muster.iam.decision.NamedPolicy;
import dev.muster.iam.decision.PolicyLayers;
import dev.muster.iam.decision.PolicyLevel;
import dev.muster.iam.decision.compiled.CompiledPolicy;
import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import dev.muster.iam.policy.PolicyDocument;
import dev.muster.iam.reference.ServiceReference;
import dev.muster.iam.snapshot.Cause;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The policies of a principal as a case of the corpus writes them, for its access and for single decisions. */
final class AccessCase {

    static final ServiceReference REFERENCE = ServiceReference.load();

    private static final AccessCompiler COMPILER = new AccessCompiler(REFERENCE, "aws");
    private static final Unread UNREAD = new Unread("get-account-authorization-details", Cause.TRUNCATED);

    private AccessCase() {}

    static PrincipalAccess access(JsonObject json) {
        return PrincipalAccess.of(REFERENCE, layers(json));
    }

    static AccessLayers layers(JsonObject json) {
        List<AppliedPolicy> boundary = applied(json.get("boundary"));
        JsonValue levels = json.get("service_control");
        return new AccessLayers(
                applied(json.get("identity")),
                boundary.isEmpty() ? null : boundary.get(0),
                levels == null
                        ? null
                        : objects(levels).stream()
                                .map(level ->
                                        new ControlLevel(text(level.get("target")), applied(level.get("policies"))))
                                .toList());
    }

    static PolicyLayers decisionLayers(JsonObject json) {
        JsonValue levels = json.get("service_control");
        return new PolicyLayers(
                named(json.get("identity")),
                named(json.get("boundary")),
                List.of(),
                null,
                List.of(),
                levels == null
                        ? null
                        : objects(levels).stream()
                                .map(level -> new PolicyLevel(text(level.get("target")), named(level.get("policies"))))
                                .toList(),
                List.of());
    }

    static int number(String action) {
        return REFERENCE
                .action(action)
                .orElseThrow(() -> new AssertionError(action))
                .number();
    }

    static List<JsonObject> objects(JsonValue list) {
        return ((JsonArray) list).items().stream().map(JsonObject.class::cast).toList();
    }

    static String text(@Nullable JsonValue value) {
        return ((JsonString) value).value();
    }

    private static List<AppliedPolicy> applied(@Nullable JsonValue policies) {
        return policies == null
                ? List.of()
                : objects(policies).stream()
                        .map(policy -> policy.get("policy") == null
                                ? AppliedPolicy.unread(text(policy.get("name")), "it was not read", UNREAD)
                                : AppliedPolicy.of(text(policy.get("name")), COMPILER.compile(document(policy))))
                        .toList();
    }

    private static List<NamedPolicy> named(@Nullable JsonValue policies) {
        return policies == null
                ? List.of()
                : objects(policies).stream()
                        .map(policy -> new NamedPolicy(text(policy.get("name")), CompiledPolicy.of(document(policy))))
                        .toList();
    }

    private static PolicyDocument document(JsonObject policy) {
        JsonValue document = policy.get("policy");
        return PolicyDocument.of(document instanceof JsonString text ? text.value() : CanonicalJson.text(document));
    }
}
