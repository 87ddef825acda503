package dev.muster.iam.reference;

import java.util.List;

/**
 * A type of resource that a service defines.
 *
 * @param arn the form of its ARNs, `arn:${Partition}:s3:::${BucketName}`; where it has several, all of them with `, ` between
 * @param conditionKeys the keys that requests on every such resource carry
 */
public record ResourceType(String name, String arn, List<ConditionKey> conditionKeys) {

    public ResourceType {
        conditionKeys = List.copyOf(conditionKeys);
    }

    /** Each form of its ARNs. */
    public List<String> arns() {
        return List.of(arn.split(", "));
    }
}
