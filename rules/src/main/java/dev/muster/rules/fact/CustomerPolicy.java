package dev.muster.rules.fact;

import dev.muster.iam.control.Resource;

/**
 * A customer-managed policy by its default version.
 *
 * @param boundaryOnly attached to nothing, but somebody's permissions boundary
 * @param administrator whether it makes an administrator of whoever holds it
 */
public record CustomerPolicy(
        Resource resource, String id, Answer attached, Answer boundaryOnly, Answer administrator) {}
