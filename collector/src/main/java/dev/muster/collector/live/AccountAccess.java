package dev.muster.collector.live;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Enters accounts: the caller's own as it is, others by their role. Session credentials live in memory only. */
final class AccountAccess {

    private final Connection own;
    private final Caller caller;
    private final @Nullable RoleEntry role;
    private final StsClient sts;

    AccountAccess(Connection own, Caller caller, @Nullable RoleEntry role, StsClient sts) {
        this.own = own;
        this.caller = caller;
        this.role = role;
        this.sts = sts;
    }

    /** What came of entering. */
    sealed interface Entry {

        /** @param caller identity under which the account is read */
        record Entered(Connection connection, String caller) implements Entry {}

        record Refused(CallFailure failure, String problem) implements Entry {}
    }

    Entry enter(String account, Calls calls) throws InterruptedException {
        if (account.equals(caller.account())) {
            return new Entry.Entered(own, caller.arn());
        }
        if (role == null) {
            CallFailure failure =
                    CallFailure.unanswered("not entered: no role was named for accounts other than the caller's");
            return new Entry.Refused(failure, failure.text() + ": give --role-name");
        }
        String arn = role.arn(caller.partition(), account);
        Answer<AssumeRoleResponse> answer = calls.one(
                null,
                AssumeRoleRequest.builder()
                        .roleArn(arn)
                        .roleSessionName(role.sessionName())
                        .externalId(role.externalId())
                        .build(),
                sts::assumeRole);
        if (answer instanceof Answer.Failed<AssumeRoleResponse> failed) {
            return new Entry.Refused(
                    failed.failure(), Remedy.ofEntering(failed.failure(), caller.arn(), arn, role.externalId()));
        }
        AssumeRoleResponse assumed = answer.value().orElseThrow();
        Credentials credentials = assumed.credentials();
        if (credentials == null
                || credentials.accessKeyId() == null
                || credentials.secretAccessKey() == null
                || credentials.sessionToken() == null) {
            CallFailure failure = CallFailure.unanswered("the answer of AssumeRole holds no credentials");
            return new Entry.Refused(failure, Remedy.of(failure));
        }
        return new Entry.Entered(
                own.with(StaticCredentialsProvider.create(AwsSessionCredentials.create(
                        credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken()))),
                assumed.assumedRoleUser() == null || assumed.assumedRoleUser().arn() == null
                        ? arn
                        : assumed.assumedRoleUser().arn());
    }
}
