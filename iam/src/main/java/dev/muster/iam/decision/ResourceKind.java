package dev.muster.iam.decision;

import dev.muster.iam.decision.compiled.RequestAction;

/** What the ARN of a resource tells of who says who may use it. */
enum ResourceKind {
    ROLE,
    /** A role that IAM Identity Center keeps. */
    RESERVED_ROLE,
    SERVICE_LINKED_ROLE,
    KMS_KEY,
    /** An alias of an AWS managed key. */
    RESERVED_ALIAS,
    AWS_MANAGED_POLICY,
    OTHER;

    private static final int PARTS = 6;

    static ResourceKind of(String arn) {
        String[] parts = arn.split(":", PARTS);
        if (parts.length < PARTS) {
            return OTHER;
        }
        String resource = parts[5];
        return switch (parts[2]) {
            case "iam" -> ofIam(parts[4], resource);
            case "kms" ->
                resource.startsWith("key/") ? KMS_KEY : resource.startsWith("alias/aws/") ? RESERVED_ALIAS : OTHER;
            default -> OTHER;
        };
    }

    /** Whether its policy is a trust policy. */
    boolean isRole() {
        return switch (this) {
            case ROLE, RESERVED_ROLE, SERVICE_LINKED_ROLE -> true;
            case KMS_KEY, RESERVED_ALIAS, AWS_MANAGED_POLICY, OTHER -> false;
        };
    }

    /**
     * Whether the resource's own policy must allow a caller of the same account too.
     *
     * <p>How AWS enforcement code logic evaluates requests: IAM role trust policies and KMS key policies are exceptions, because they
     * must explicitly allow access for principals.
     */
    boolean mustNameCallers(RequestAction action) {
        return isRole()
                ? action.service().equals("sts")
                : this == KMS_KEY && action.service().equals("kms");
    }

    private static ResourceKind ofIam(String account, String resource) {
        if (account.equals("aws")) {
            return resource.startsWith("policy/") ? AWS_MANAGED_POLICY : OTHER;
        }
        if (!resource.startsWith("role/")) {
            return OTHER;
        }
        if (resource.startsWith("role/aws-reserved/")) {
            return RESERVED_ROLE;
        }
        return resource.startsWith("role/aws-service-role/") ? SERVICE_LINKED_ROLE : ROLE;
    }
}
