package dev.muster.collector.live;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.Group;
import software.amazon.awssdk.services.identitystore.model.ListGroupMembershipsRequest;
import software.amazon.awssdk.services.identitystore.model.ListGroupsRequest;
import software.amazon.awssdk.services.identitystore.model.ListGroupsResponse;
import software.amazon.awssdk.services.identitystore.model.ListUsersRequest;

/** Reads the people and groups of one instance of Identity Center. */
final class IdentityStoreCalls {

    private static final int PAGE = 100;

    private final Calls calls;
    private final IdentitystoreClient store;
    private final String id;
    private final String folder;

    /** @param folder of the instance's sections, with a `/` at the end */
    IdentityStoreCalls(Calls calls, IdentitystoreClient store, String id, String folder) {
        this.calls = calls;
        this.store = store;
        this.id = id;
        this.folder = folder;
    }

    void read() throws InterruptedException {
        calls.section(
                folder + "list-users",
                ListUsersRequest.builder().identityStoreId(id).maxResults(PAGE).build(),
                store::listUsers);
        Optional<ListGroupsResponse> groups = calls.section(
                folder + "list-groups",
                ListGroupsRequest.builder().identityStoreId(id).maxResults(PAGE).build(),
                store::listGroups);
        List<Group> listed = groups.map(ListGroupsResponse::groups).orElse(List.of());
        for (String group : PathNames.ids(listed.stream().map(Group::groupId))) {
            calls.section(
                    folder + "list-group-memberships/" + group,
                    ListGroupMembershipsRequest.builder()
                            .identityStoreId(id)
                            .groupId(group)
                            .maxResults(PAGE)
                            .build(),
                    store::listGroupMemberships);
        }
    }
}
