package dev.muster.collector.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.ListParentsRequest;
import software.amazon.awssdk.services.organizations.model.ListParentsResponse;
import software.amazon.awssdk.services.organizations.model.Parent;
import software.amazon.awssdk.services.organizations.model.ParentType;

/** Reads upwards from the accounts what lies in what, each unit once, until nothing but roots is left. */
final class ParentCalls {

    private final Calls calls;
    private final OrganizationsClient organizations;

    ParentCalls(Calls calls, OrganizationsClient organizations) {
        this.calls = calls;
        this.organizations = organizations;
    }

    void read(List<String> accounts) throws InterruptedException {
        Set<String> known = new HashSet<>(accounts);
        Deque<String> left = new ArrayDeque<>(accounts);
        while (!left.isEmpty()) {
            String child = left.remove();
            Optional<ListParentsResponse> parents = calls.section(
                    "list-parents/" + child,
                    ListParentsRequest.builder().childId(child).build(),
                    organizations::listParents);
            PathNames.ids(parents.map(ListParentsResponse::parents).orElse(List.of()).stream()
                            .filter(parent -> parent.type() == ParentType.ORGANIZATIONAL_UNIT)
                            .map(Parent::id))
                    .stream()
                    .filter(known::add)
                    .forEach(left::add);
        }
    }
}
