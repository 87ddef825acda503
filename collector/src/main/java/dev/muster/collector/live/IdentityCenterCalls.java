package dev.muster.collector.live;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.InstanceMetadata;
import software.amazon.awssdk.services.ssoadmin.model.ListInstancesRequest;
import software.amazon.awssdk.services.ssoadmin.model.ListInstancesResponse;

/**
 * Finds IAM Identity Center and reads it.
 *
 * <p>It is in one region, which only a look into the regions tells: the configured one comes first.
 *
 * @see <a href="https://docs.aws.amazon.com/singlesignon/latest/userguide/regions.html">Considerations for choosing an AWS Region: IAM
 *     Identity Center is enabled in one region at a time</a>
 */
final class IdentityCenterCalls {

    static final String FOLDER = "identity-center/";

    private static final String INSTANCES = FOLDER + "list-instances";

    /** What a region says to valid credentials when it is not enabled. */
    private static final Set<String> NOT_ENABLED =
            Set.of("UnrecognizedClientException", "InvalidClientTokenId", "InvalidClientTokenIdException");

    private final Calls calls;
    private final Connection connection;

    IdentityCenterCalls(Calls calls, Connection connection) {
        this.calls = calls;
        this.connection = connection;
    }

    /**
     * Reads everything of it.
     *
     * @param accounts whose assignments are wanted
     * @param first region to look into
     * @param chosen further ones; empty for all of the partition
     */
    void read(List<String> accounts, Region first, List<String> chosen) throws InterruptedException {
        Set<String> regions = new LinkedHashSet<>();
        regions.add(first.id());
        regions.addAll(chosen.isEmpty() ? connection.partition().regions() : chosen);
        Answer<ListInstancesResponse> said = null;
        for (String id : regions) {
            Region region = Region.of(id);
            try (SsoAdminClient admin = connection.client(SsoAdminClient.builder(), region)) {
                Answer<ListInstancesResponse> answer = calls.all(
                        "organization/" + INSTANCES,
                        ListInstancesRequest.builder().build(),
                        admin::listInstances);
                List<InstanceMetadata> instances =
                        answer.value().map(ListInstancesResponse::instances).orElse(List.of());
                if (!instances.isEmpty()) {
                    calls.keep(INSTANCES, answer);
                    read(instances, admin, region, accounts);
                    return;
                }
                said = said == null || leavesOpen(answer) ? answer : said;
            }
        }
        if (said != null) {
            calls.keep(INSTANCES, said);
        }
    }

    /** Whether there may be an instance for all that was answered. */
    private static boolean leavesOpen(Answer<ListInstancesResponse> answer) {
        return answer instanceof Answer.Failed<ListInstancesResponse> failed
                && (failed.failure().code() == null
                        || !NOT_ENABLED.contains(failed.failure().code()));
    }

    private void read(List<InstanceMetadata> instances, SsoAdminClient admin, Region region, List<String> accounts)
            throws InterruptedException {
        try (IdentitystoreClient store = connection.client(IdentitystoreClient.builder(), region)) {
            for (InstanceMetadata instance : instances) {
                String arn = instance.instanceArn();
                if (arn == null || !PathNames.isId(PathNames.lastPart(arn))) {
                    continue;
                }
                String folder = FOLDER + PathNames.lastPart(arn) + "/";
                new PermissionSetCalls(calls, admin, arn, folder).read(accounts);
                if (instance.identityStoreId() != null) {
                    new IdentityStoreCalls(calls, store, instance.identityStoreId(), folder).read();
                }
            }
        }
    }
}
