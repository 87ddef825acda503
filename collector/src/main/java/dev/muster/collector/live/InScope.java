package dev.muster.collector.live;

import dev.muster.iam.snapshot.CollectionCall;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.services.organizations.model.ListAccountsResponse;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * Which accounts are collected, and by whom.
 *
 * @param files of the organization, by their paths in a bundle; none unless it is in scope
 * @param calls by which all this was found out
 */
record InScope(
        Caller caller, List<TargetAccount> accounts, SortedMap<String, byte[]> files, List<CollectionCall> calls) {

    private static final String ORGANIZATION = "organization/";

    InScope {
        accounts = List.copyOf(accounts);
        files = Collections.unmodifiableSortedMap(files);
        calls = List.copyOf(calls);
    }

    static InScope find(CollectionRequest request, Connection connection, StsClient sts, Clock clock)
            throws CollectionFailedException, InterruptedException {
        BundleDraft draft = new BundleDraft(ORGANIZATION);
        Calls calls = new Calls(draft, request.limits(), connection.meter(), clock);
        Caller caller = caller(calls, sts);
        Scope scope = request.scope();
        if (scope instanceof Scope.Organization) {
            Connection there = connection.in(caller.partition());
            List<TargetAccount> accounts = accounts(new OrganizationCalls(calls, there).accounts(), caller);
            Supplier<Calls> beside =
                    () -> new Calls(new BundleDraft(ORGANIZATION), request.limits(), connection.meter(), clock);
            new OrganizationReading(calls, beside, there)
                    .read(accounts, sts.serviceClientConfiguration().region(), request.regions());
            return new InScope(caller, accounts, draft.files(), calls.made());
        }
        List<TargetAccount> accounts = scope instanceof Scope.Listed listed
                ? listed.accounts().stream().map(TargetAccount::active).toList()
                : List.of(TargetAccount.active(caller.account()));
        return new InScope(caller, accounts, new TreeMap<>(), calls.made());
    }

    private static Caller caller(Calls calls, StsClient sts) throws CollectionFailedException, InterruptedException {
        Answer<GetCallerIdentityResponse> answer =
                calls.one(null, GetCallerIdentityRequest.builder().build(), sts::getCallerIdentity);
        if (answer instanceof Answer.Failed<GetCallerIdentityResponse> failed) {
            throw new CollectionFailedException(Remedy.of(failed.failure()));
        }
        GetCallerIdentityResponse identity = answer.value().orElseThrow();
        String arn = String.valueOf(identity.arn());
        String[] parts = arn.split(":", 3);
        if (identity.account() == null || !identity.account().matches("[0-9]{12}") || parts.length < 3) {
            throw new CollectionFailedException(
                    "the answer of GetCallerIdentity names no account: what answers there is not AWS: check --endpoint-url");
        }
        return new Caller(identity.account(), arn, Partition.ofId(parts[1]));
    }

    private static List<TargetAccount> accounts(Answer<ListAccountsResponse> listed, Caller caller)
            throws CollectionFailedException {
        if (listed instanceof Answer.Failed<ListAccountsResponse> failed) {
            throw new CollectionFailedException(Remedy.ofOrganization(failed.failure(), caller.arn()));
        }
        List<TargetAccount> accounts = OrganizationCalls.targets(listed.value().orElseThrow());
        if (accounts.isEmpty()) {
            throw new CollectionFailedException("the organization lists no account to `" + caller.arn()
                    + "`: use the management account or a delegated administrator's");
        }
        return accounts;
    }
}
