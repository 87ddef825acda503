package dev.muster.collector.loopback;

import dev.muster.iam.json.JsonObject;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may ask about the organization.
 *
 * @param administrators the management account and the delegated administrators
 */
record OrganizationAccess(Set<String> administrators) {

    static OrganizationAccess of(ServedState state) {
        Stream<String> management = state
                .json("organization/describe-organization.json")
                .map(answer -> answer.get("Organization"))
                .map(organization -> ServedState.text(organization, "MasterAccountId"))
                .stream();
        JsonObject delegated =
                state.json("organization/list-delegated-administrators.json").orElse(JsonObject.EMPTY);
        return new OrganizationAccess(Stream.concat(
                        management,
                        ServedState.items(delegated, "DelegatedAdministrators")
                                .map(administrator -> ServedState.text(administrator, "Id")))
                .collect(Collectors.toUnmodifiableSet()));
    }

    boolean administers(String account) {
        return administrators.contains(account);
    }
}
