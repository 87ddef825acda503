package dev.muster.iam.decision;

import dev.muster.iam.decision.compiled.RequestAction;
import dev.muster.iam.decision.context.PrincipalKind;
import dev.muster.iam.decision.context.RequestPrincipal;
import java.util.Set;

/** What callers can do whatever policies say. */
final class StandingRights {

    private static final Set<String> BUCKET_POLICY_ACTIONS =
            Set.of("getbucketpolicy", "putbucketpolicy", "deletebucketpolicy");

    private StandingRights() {}

    /** STS API, GetCallerIdentity: a caller whom a policy explicitly denies the action can still perform it. */
    static boolean give(RequestPrincipal principal, RequestAction action) {
        return principal.kind().inAccount() && action.is("sts", "getcalleridentity");
    }

    /**
     * S3 API, PutBucketPolicy: the root user of the account that owns a bucket can read, put and delete its policy even if the policy
     * explicitly denies the root principal to.
     */
    static boolean outrankResourcePolicy(RequestPrincipal principal, RequestAction action, RequestedResource resource) {
        return principal.kind() == PrincipalKind.ROOT
                && action.service().equals("s3")
                && BUCKET_POLICY_ACTIONS.contains(action.name())
                && principal.account().equals(resource.account());
    }
}
