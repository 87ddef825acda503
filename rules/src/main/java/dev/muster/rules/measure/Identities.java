package dev.muster.rules.measure;

import dev.muster.iam.control.Unread;
import dev.muster.iam.credential.AccountSummary;
import dev.muster.iam.identity.AuthorizationDetails;
import dev.muster.iam.identity.Entity;
import dev.muster.iam.identity.Group;
import dev.muster.iam.identity.ManagedPolicy;
import dev.muster.iam.identity.Role;
import dev.muster.iam.identity.User;
import dev.muster.iam.snapshot.Cause;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.iam.snapshot.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The authorization details, list by list: each read whole, or unread with its cause. */
final class Identities {

    static final String SECTION = "get-account-authorization-details";

    private final Listing<User> users;
    private final Listing<Group> groups;
    private final Listing<Role> roles;
    private final Listing<ManagedPolicy> customerPolicies;
    private final Map<String, ManagedPolicy> policies;
    private final Map<String, Group> groupsByName;

    private Identities(Section<AuthorizationDetails> section, Optional<AccountSummary> summary, Notes notes) {
        Optional<AuthorizationDetails> details = section.data();
        Cause cause =
                section instanceof Section.Unreadable<AuthorizationDetails> unread ? unread.cause() : Cause.TRUNCATED;
        this.users = listing(details.map(AuthorizationDetails::users).orElse(null), cause, summary, "Users", notes);
        this.groups = listing(details.map(AuthorizationDetails::groups).orElse(null), cause, summary, "Groups", notes);
        this.roles = listing(details.map(AuthorizationDetails::roles).orElse(null), cause, summary, "Roles", notes);
        @Nullable
        List<ManagedPolicy> all = details.map(AuthorizationDetails::policies).orElse(null);
        this.customerPolicies = listing(
                all == null
                        ? null
                        : all.stream().filter(policy -> !policy.awsManaged()).toList(),
                cause,
                summary,
                "Policies",
                notes);
        this.policies = all == null ? Map.of() : byKey(all, ManagedPolicy::arn);
        this.groupsByName = byKey(groups.items(), Group::name);
    }

    static Identities of(Snapshot snapshot, Notes notes) {
        return new Identities(
                snapshot.section(SectionKinds.AUTHORIZATION_DETAILS),
                snapshot.section(SectionKinds.ACCOUNT_SUMMARY).data(),
                notes);
    }

    /** One of the lists. @param unread null when it was read */
    record Listing<E>(List<E> items, @Nullable Unread unread) {

        boolean read() {
            return unread == null;
        }
    }

    Listing<User> users() {
        return users;
    }

    Listing<Group> groups() {
        return groups;
    }

    Listing<Role> roles() {
        return roles;
    }

    Listing<ManagedPolicy> customerPolicies() {
        return customerPolicies;
    }

    /** The managed policy of that ARN, of the customer or of AWS, empty when it is not in the details. */
    Optional<ManagedPolicy> policy(String arn) {
        return Optional.ofNullable(policies.get(arn));
    }

    /** The group of that name, empty when it is not in the details. */
    Optional<Group> group(String name) {
        return Optional.ofNullable(groupsByName.get(name));
    }

    private static <E extends Entity> Listing<E> listing(
            @Nullable List<E> items, Cause cause, Optional<AccountSummary> summary, String counted, Notes notes) {
        OptionalLong count = summary.map(read -> read.entry(counted)).orElse(OptionalLong.empty());
        if (items == null) {
            return new Listing<>(List.of(), new Unread(SECTION, cause));
        }
        if (items.isEmpty() && count.orElse(0) > 0) {
            return new Listing<>(List.of(), new Unread(SECTION, Cause.TRUNCATED));
        }
        Distinct<E> distinct = Distinct.of(items, Entity::arn);
        if (distinct.contradiction() != null) {
            notes.add(distinct.contradiction() + ": listed twice in " + SECTION + ", with different content");
            return new Listing<>(List.of(), new Unread(SECTION, Cause.MALFORMED));
        }
        if (count.isPresent() && count.getAsLong() != distinct.items().size()) {
            notes.add("get-account-summary counts " + count.getAsLong() + " " + counted + ", " + SECTION + " has "
                    + distinct.items().size());
        }
        return new Listing<>(distinct.items(), null);
    }

    private static <E> Map<String, E> byKey(List<E> items, Function<E, String> key) {
        return items.stream().collect(Collectors.toMap(key, Function.identity(), (first, second) -> first));
    }
}
