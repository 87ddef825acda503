package dev.muster.iam.decision.simulation;

import dev.muster.iam.decision.NamedPolicy;
import dev.muster.iam.decision.PolicyLayers;
import dev.muster.iam.decision.PolicyLevel;
import dev.muster.iam.decision.compiled.PolicyCompiler;
import dev.muster.iam.json.CanonicalJson;
import dev.muster.iam.json.JsonString;
import dev.muster.iam.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the policies of a case. */
final class LayersReader {

    private static final String RESOURCE_POLICY = "resource_policy";

    private final Members members;
    private final PolicyCompiler compiler;

    LayersReader(Members members, PolicyCompiler compiler) {
        this.members = members;
        this.compiler = compiler;
    }

    PolicyLayers layers() {
        JsonValue resource = members.get(RESOURCE_POLICY);
        List<PolicyLevel> resourceControl = levels("resource_control_policies");
        return new PolicyLayers(
                policies(members, "identity_policies"),
                policies(members, "boundary_policies"),
                policies(members, "session_policies"),
                resource == null ? null : policy(RESOURCE_POLICY, resource),
                policies(members, "endpoint_policies"),
                levels("service_control_policies"),
                resourceControl == null ? List.of() : resourceControl);
    }

    private @Nullable List<PolicyLevel> levels(String name) {
        List<Members> list = members.list(name);
        if (list == null) {
            return null;
        }
        List<PolicyLevel> levels = new ArrayList<>();
        for (Members level : list) {
            String target = level.get("target") == null ? name + "[" + levels.size() + "]" : level.text("target");
            levels.add(new PolicyLevel(target, policies(level, "policies")));
        }
        return levels;
    }

    private List<NamedPolicy> policies(Members from, String name) {
        List<NamedPolicy> policies = new ArrayList<>();
        List<Members> list = from.list(name);
        for (Members policy : list == null ? List.<Members>of() : list) {
            String given =
                    policy.get("name") == null ? from.path(name) + "[" + policies.size() + "]" : policy.text("name");
            policies.add(policy(given, policy.document("policy")));
        }
        return policies;
    }

    private NamedPolicy policy(String name, JsonValue document) {
        String text = document instanceof JsonString given ? given.value() : CanonicalJson.text(document);
        return new NamedPolicy(name, compiler.compile(text));
    }
}
