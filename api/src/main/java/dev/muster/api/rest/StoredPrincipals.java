package dev.muster.api.rest;

import dev.muster.iam.access.AccessCompiler;
import dev.muster.iam.access.AccountPolicies;
import dev.muster.iam.access.OrganizationControls;
import dev.muster.iam.identity.AuthorizationDetails;
import dev.muster.iam.identity.Entity;
import dev.muster.iam.reference.ServiceReference;
import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.store.Database;
import dev.muster.store.Scope;
import dev.muster.store.SnapshotRow;
import dev.muster.store.Snapshots;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Finds the users and roles of accounts as of an instant, with their policies; accounts asked for lately are kept. */
@Singleton
final class StoredPrincipals {

    private static final String DETAILS = SectionKinds.AUTHORIZATION_DETAILS.name();
    private static final String ORGANIZATION = SectionKinds.ORGANIZATION.name();
    private static final String DEFAULT_PARTITION = "aws";
    private static final List<String> PARTITIONS = List.of(DEFAULT_PARTITION, "aws-cn", "aws-us-gov");

    private final ServiceReference reference = ServiceReference.load();
    private final Snapshots snapshots;
    private final Map<String, AccessCompiler> compilers = new ConcurrentHashMap<>();
    private final Map<Sources, AccountPrincipals> known = Collections.synchronizedMap(new LatestUsed());

    StoredPrincipals(Database database) {
        this.snapshots = new Snapshots(database);
    }

    /** The snapshots that tell an account's principals, and its organization: one that is sealed never changes. */
    private record Sources(UUID details, @Nullable UUID organization) {}

    ServiceReference reference() {
        return reference;
    }

    /** Those of the latest snapshot up to then whose authorization details were read; empty when there is none. */
    Optional<AccountPrincipals> account(String account, Instant asOf) {
        return snapshots.latestWith(Scope.ALL, account, DETAILS, asOf).flatMap(details -> {
            SnapshotRow organization =
                    snapshots.latestWith(Scope.ALL, account, ORGANIZATION, asOf).orElse(null);
            Sources sources = new Sources(details.id(), organization == null ? null : organization.id());
            AccountPrincipals kept = known.get(sources);
            if (kept != null) {
                return Optional.of(kept);
            }
            Optional<AccountPrincipals> loaded = load(details, organization);
            loaded.ifPresent(principals -> known.put(sources, principals));
            return loaded;
        });
    }

    private Optional<AccountPrincipals> load(SnapshotRow row, @Nullable SnapshotRow organizationRow) {
        Optional<Snapshot> snapshot = snapshots.load(Scope.ALL, row.id());
        Optional<Snapshot> organization =
                organizationRow == null || organizationRow.id().equals(row.id())
                        ? snapshot
                        : snapshots.load(Scope.ALL, organizationRow.id());
        if (snapshot.isEmpty() || organization.isEmpty()) {
            return Optional.empty();
        }
        return snapshot.get().section(SectionKinds.AUTHORIZATION_DETAILS).data().map(details -> {
            OrganizationControls controls = new OrganizationControls(organization.get());
            AccessCompiler compiler = compiler(details);
            AccountPolicies policies =
                    new AccountPolicies(details, compiler, controls.serviceControl(row.account(), compiler));
            return new AccountPrincipals(row, organizationRow, details, policies, controls);
        });
    }

    private AccessCompiler compiler(AuthorizationDetails details) {
        String partition = details.entities()
                .map(Entity::arn)
                .map(StoredPrincipals::partition)
                .findFirst()
                .orElse(DEFAULT_PARTITION);
        return PARTITIONS.contains(partition)
                ? compilers.computeIfAbsent(partition, name -> new AccessCompiler(reference, name))
                : new AccessCompiler(reference, partition);
    }

    private static String partition(String arn) {
        String[] parts = arn.split(":", 3);
        return parts.length == 3 ? parts[1] : DEFAULT_PARTITION;
    }

    /** Keeps the entries used last. */
    private static final class LatestUsed extends LinkedHashMap<Sources, AccountPrincipals> {

        private static final long serialVersionUID = 1L;
        private static final int KEPT = 8;

        LatestUsed() {
            super(2 * KEPT, 0.75F, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Sources, AccountPrincipals> eldest) {
            return size() > KEPT;
        }
    }
}
