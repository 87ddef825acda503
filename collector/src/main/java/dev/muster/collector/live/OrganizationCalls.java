package dev.muster.collector.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ListOrganizationsFeaturesRequest;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.Account;
import software.amazon.awssdk.services.organizations.model.DescribeOrganizationRequest;
import software.amazon.awssdk.services.organizations.model.ListAccountsRequest;
import software.amazon.awssdk.services.organizations.model.ListAccountsResponse;
import software.amazon.awssdk.services.organizations.model.ListDelegatedAdministratorsRequest;
import software.amazon.awssdk.services.organizations.model.ListRootsRequest;

/** Reads what belongs to the organization as a whole, as its management account or a delegated administrator. */
final class OrganizationCalls {

    private final Calls calls;
    private final Connection connection;

    OrganizationCalls(Calls calls, Connection connection) {
        this.calls = calls;
        this.connection = connection;
    }

    /** The organization's accounts, those that are closed too, or why they cannot be listed. */
    Answer<ListAccountsResponse> accounts() throws InterruptedException {
        try (OrganizationsClient organizations = client()) {
            Answer<ListAccountsResponse> accounts = calls.all(
                    "organization/list-accounts", ListAccountsRequest.builder().build(), organizations::listAccounts);
            calls.keep("list-accounts", accounts);
            return accounts;
        }
    }

    /** Everything else but Identity Center. @param accounts of the organization */
    void read(List<TargetAccount> accounts) throws InterruptedException {
        try (OrganizationsClient organizations = client()) {
            calls.section(
                    "describe-organization",
                    DescribeOrganizationRequest.builder().build(),
                    organizations::describeOrganization);
            calls.section("list-roots", ListRootsRequest.builder().build(), organizations::listRoots);
            calls.section(
                    "list-delegated-administrators",
                    ListDelegatedAdministratorsRequest.builder().build(),
                    organizations::listDelegatedAdministrators);
            new OrganizationPolicyCalls(calls, organizations).read();
            new ParentCalls(calls, organizations)
                    .read(accounts.stream().map(TargetAccount::id).toList());
        }
        try (IamClient iam =
                connection.client(IamClient.builder(), connection.partition().global())) {
            calls.section(
                    "list-organizations-features",
                    ListOrganizationsFeaturesRequest.builder().build(),
                    iam::listOrganizationsFeatures);
        }
    }

    /** The accounts of a list. */
    static List<TargetAccount> targets(ListAccountsResponse listed) {
        List<TargetAccount> targets = new ArrayList<>();
        for (Account account : listed.accounts()) {
            if (account.id() != null && account.id().matches("[0-9]{12}")) {
                targets.add(new TargetAccount(account.id(), status(account)));
            }
        }
        return targets;
    }

    /** AWS replaces `Status` by `State`; an account that tells neither is tried. */
    private static String status(Account account) {
        return Optional.ofNullable(account.stateAsString())
                .or(() -> Optional.ofNullable(account.statusAsString()))
                .orElse(TargetAccount.ACTIVE);
    }

    private OrganizationsClient client() {
        return connection.client(
                OrganizationsClient.builder(), connection.partition().global());
    }
}
