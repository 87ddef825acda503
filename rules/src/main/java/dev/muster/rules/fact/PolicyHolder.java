package dev.muster.rules.fact;

import dev.muster.iam.control.Resource;

/**
 * A user, group or role by its own policies.
 *
 * @param reserved a role that AWS makes and keeps: service-linked, or of Identity Center
 * @param inlinePolicies whether it has any
 * @param awsManagedPolicies whether any is attached to itself
 * @param administratorByInline whether its inline policies make it an administrator
 * @param administratorByAwsManaged whether its attached AWS-managed policies do
 */
public record PolicyHolder(
        Resource resource,
        String id,
        boolean reserved,
        Answer inlinePolicies,
        Answer awsManagedPolicies,
        Answer administratorByInline,
        Answer administratorByAwsManaged) {}
