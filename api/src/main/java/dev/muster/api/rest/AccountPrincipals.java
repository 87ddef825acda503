package dev.muster.api.rest;

import dev.muster.iam.access.AccessLayers;
import dev.muster.iam.access.AccountPolicies;
import dev.muster.iam.access.OrganizationControls;
import dev.muster.iam.identity.AuthorizationDetails;
import dev.muster.iam.identity.Entity;
import dev.muster.iam.identity.Role;
import dev.muster.iam.identity.User;
import dev.muster.store.SnapshotRow;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The users and roles of an account with the policies that apply to them.
 *
 * @param snapshot whose authorization details tell them
 * @param organizationSnapshot whose sections of the organization tell its service control policies; null where none was read
 */
record AccountPrincipals(
        SnapshotRow snapshot,
        @Nullable SnapshotRow organizationSnapshot,
        AuthorizationDetails details,
        AccountPolicies policies,
        OrganizationControls controls) {

    String account() {
        return snapshot.account();
    }

    /** Whether the account manages its organization. */
    boolean managing() {
        return controls.managementAccount().filter(account()::equals).isPresent();
    }

    /** Whether both users and roles were told. */
    boolean whole() {
        return details.users() != null && details.roles() != null;
    }

    /** By ARN. */
    List<Entity> principals() {
        return Stream.concat(all(details.users()), all(details.roles()))
                .sorted(Comparator.comparing(Entity::arn))
                .toList();
    }

    Optional<Entity> principal(String arn) {
        return Stream.concat(all(details.users()), all(details.roles()))
                .filter(entity -> entity.arn().equals(arn))
                .findFirst();
    }

    AccessLayers layers(Entity principal) {
        return switch (principal.type()) {
            case USER -> policies.of((User) principal);
            case ROLE -> policies.of((Role) principal);
            default -> throw new IllegalArgumentException("`" + principal.arn() + "` is no user or role");
        };
    }

    private static Stream<Entity> all(@Nullable List<? extends Entity> entities) {
        return entities == null ? Stream.empty() : entities.stream().map(Entity.class::cast);
    }
}
