package dev.muster.rules.fact;

import dev.muster.iam.control.Resource;
import java.util.List;

/**
 * An IAM user.
 *
 * @param id its ARN
 * @param password whether there is a console password
 * @param mfa whether any MFA device is active
 * @param virtualOrSms whether one of the devices is virtual or SMS
 * @param activeKeys how many access keys are active, at least
 * @param furtherKeys whether there are, or may be, more active keys than those
 * @param anyActiveKey whether at least one key is active
 * @param activity newest of creation, password use and use of any key
 * @param administrator whether the user is an administrator, through groups too
 * @param tagKeys the keys of its tags; empty when {@code tagsRead} is unknown
 */
public record IamUser(
        Resource resource,
        String id,
        String name,
        String partition,
        Answer password,
        Answer mfa,
        Answer virtualOrSms,
        long activeKeys,
        Answer furtherKeys,
        Answer anyActiveKey,
        LatestUse activity,
        Answer directPolicies,
        Answer groups,
        Answer boundary,
        Answer anyPolicy,
        Answer administrator,
        Answer tagsRead,
        List<String> tagKeys) {

    public IamUser {
        tagKeys = List.copyOf(tagKeys);
    }
}
