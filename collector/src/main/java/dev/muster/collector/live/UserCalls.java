package dev.muster.collector.live;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.GetAccessKeyLastUsedRequest;
import software.amazon.awssdk.services.iam.model.GetLoginProfileRequest;
import software.amazon.awssdk.services.iam.model.ListAccessKeysRequest;
import software.amazon.awssdk.services.iam.model.ListAccessKeysResponse;
import software.amazon.awssdk.services.iam.model.ListSigningCertificatesRequest;
import software.amazon.awssdk.services.iam.model.ListSshPublicKeysRequest;

/** Reads user by user what was asked for. */
final class UserCalls {

    private final Calls calls;
    private final IamClient iam;

    UserCalls(Calls calls, IamClient iam) {
        this.calls = calls;
        this.iam = iam;
    }

    void read(List<String> users, Set<UserRead> reads) throws InterruptedException {
        for (String user : users) {
            if (reads.contains(UserRead.ACCESS_KEYS)) {
                accessKeys(user);
            }
            if (reads.contains(UserRead.LOGIN_PROFILES)) {
                calls.section(
                        "get-login-profile/" + user,
                        GetLoginProfileRequest.builder().userName(user).build(),
                        iam::getLoginProfile);
            }
            if (reads.contains(UserRead.SSH_PUBLIC_KEYS)) {
                calls.section(
                        "list-ssh-public-keys/" + user,
                        ListSshPublicKeysRequest.builder().userName(user).build(),
                        iam::listSSHPublicKeys);
            }
            if (reads.contains(UserRead.SIGNING_CERTIFICATES)) {
                calls.section(
                        "list-signing-certificates/" + user,
                        ListSigningCertificatesRequest.builder().userName(user).build(),
                        iam::listSigningCertificates);
            }
        }
    }

    private void accessKeys(String user) throws InterruptedException {
        Optional<ListAccessKeysResponse> keys = calls.section(
                "list-access-keys/" + user,
                ListAccessKeysRequest.builder().userName(user).build(),
                iam::listAccessKeys);
        List<AccessKeyMetadata> listed =
                keys.map(ListAccessKeysResponse::accessKeyMetadata).orElse(List.of());
        for (AccessKeyMetadata key : listed) {
            if (key.accessKeyId() != null) {
                calls.section(
                        "get-access-key-last-used/" + key.accessKeyId(),
                        GetAccessKeyLastUsedRequest.builder()
                                .accessKeyId(key.accessKeyId())
                                .build(),
                        iam::getAccessKeyLastUsed);
            }
        }
    }
}
