package dev.muster.rules.fact;

import dev.muster.iam.control.Resource;

/**
 * A server certificate.
 *
 * @param expired how long ago it expired; unknown when the answer does not say when it does
 * @param ahead whether it has not expired yet
 */
public record Certificate(Resource resource, String name, Age expired, boolean ahead) {}
