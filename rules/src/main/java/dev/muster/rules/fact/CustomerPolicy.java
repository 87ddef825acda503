package dev.muster.rules.fact;

import dev.muster.iam.control.Resource;

/**
 * A customer-managed policy by its default version.
 *
 * @param boundaryOnly attached to nothing, but somebody's permissions boundary
 * @param administrator whether it grants all, by the simple form
 */
public record CustomerPolicy(
        Resource resource, String id, Answer attached, Answer boundaryOnly, Answer administrator) {}
