package dev.muster.rules.fact;

import dev.muster.iam.control.Resource;

/**
 * The account's root user.
 *
 * @param partition `aws`, `aws-us-gov`, `aws-cn` …
 * @param accessKey whether there is an access key, active or not
 * @param certificate whether there is a signing certificate, active or not
 * @param virtualDevice whether a virtual MFA device belongs to root
 */
public record RootUser(
        Resource resource,
        String partition,
        Answer password,
        Answer mfa,
        Answer virtualDevice,
        Answer accessKey,
        Answer certificate,
        LatestUse use) {}
