package dev.muster.rules.reading;

import dev.muster.iam.identity.AttachedPolicy;
import dev.muster.iam.identity.AuthorizationDetails;
import dev.muster.iam.identity.Group;
import dev.muster.iam.identity.InlinePolicy;
import dev.muster.iam.identity.ManagedPolicy;
import dev.muster.iam.identity.PermissionsBoundary;
import dev.muster.iam.identity.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the documents that principals name. */
record Library(Evidence evidence) {

    Document managed(String arn) {
        if (arn.equals(awsPolicy("AdministratorAccess"))) {
            return Document.EVERYTHING;
        }
        return evidence.details().map(AuthorizationDetails::policies).stream()
                .flatMap(List::stream)
                .filter(policy -> policy.arn().equals(arn))
                .findFirst()
                .map(Library::defaultDocument)
                .orElse(Document.UNREAD);
    }

    static Document defaultDocument(ManagedPolicy policy) {
        return policy.versions().stream()
                .filter(version -> version.id().equals(policy.defaultVersionId()))
                .findFirst()
                .map(version -> Document.of(version.document()))
                .orElse(Document.UNREAD);
    }

    String awsPolicy(String name) {
        return "arn:" + evidence.partition() + ":iam::aws:policy/" + name;
    }

    static List<Document> inline(List<InlinePolicy> policies) {
        return policies.stream().map(policy -> Document.of(policy.document())).toList();
    }

    List<Document> attached(List<AttachedPolicy> policies) {
        return policies.stream().map(policy -> managed(policy.arn())).toList();
    }

    List<Document> attachedOfAws(List<AttachedPolicy> policies) {
        return attached(policies.stream()
                .filter(policy -> ManagedPolicy.isAwsManaged(policy.arn()))
                .toList());
    }

    Optional<Document> boundary(@Nullable PermissionsBoundary boundary) {
        return Optional.ofNullable(boundary).map(named -> managed(named.policyArn()));
    }

    /** Own documents, inline and attached. */
    List<Document> own(List<InlinePolicy> inline, List<AttachedPolicy> attached) {
        List<Document> documents = new ArrayList<>(inline(inline));
        documents.addAll(attached(attached));
        return documents;
    }

    /** The documents of a user's groups; a group that is not told is one document that was not read. */
    List<Document> ofGroups(User user) {
        List<Document> documents = new ArrayList<>();
        for (String name : user.groups()) {
            Optional<Group> group = group(name);
            if (group.isPresent()) {
                documents.addAll(own(group.get().inlinePolicies(), group.get().attachedPolicies()));
            } else {
                documents.add(Document.UNREAD);
            }
        }
        return documents;
    }

    Optional<Group> group(String name) {
        return evidence.groups().stream()
                .flatMap(List::stream)
                .filter(group -> group.name().equals(name))
                .findFirst();
    }
}
