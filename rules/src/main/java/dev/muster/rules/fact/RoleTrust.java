package dev.muster.rules.fact;

import dev.muster.iam.control.Resource;

/** A role by its trust policy. @param publicPrincipal whether anybody on earth may assume it; unknown when conditions leave it unclear */
public record RoleTrust(Resource resource, String id, Answer publicPrincipal) {}
