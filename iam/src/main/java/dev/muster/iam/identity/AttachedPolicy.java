package dev.muster.iam.identity;

import dev.muster.iam.answer.AnswerFields;
import dev.muster.iam.json.JsonArray;
import dev.muster.iam.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A managed policy that a principal names. */
public record AttachedPolicy(String arn, @Nullable String name) {

    static List<AttachedPolicy> list(AnswerFields fields) {
        return fields.objects(
                "AttachedManagedPolicies",
                policy -> new AttachedPolicy(
                        ManagedPolicy.ownedArn(policy, "PolicyArn"), policy.textOrNull("PolicyName")));
    }

    static JsonArray json(List<AttachedPolicy> policies) {
        return JsonArray.of(
                policies,
                policy -> JsonObject.builder()
                        .put("PolicyArn", policy.arn)
                        .put("PolicyName", policy.name)
                        .build());
    }
}
