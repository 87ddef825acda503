package dev.muster.rules.fact;

import dev.muster.iam.control.Resource;

/**
 * A server certificate.
 *
 * @param expired how long ago it expired, 0 while it has not; unknown when the answer does not say when it does
 */
public record Certificate(Resource resource, String name, Age expired) {}
