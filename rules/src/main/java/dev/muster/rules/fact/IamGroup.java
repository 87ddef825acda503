package dev.muster.rules.fact;

import dev.muster.iam.control.Resource;

/** An IAM group. @param members whether any user is a member */
public record IamGroup(Resource resource, String id, Answer members, Answer inlinePolicies) {}
