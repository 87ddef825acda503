package dev.muster.iam.identity;

import dev.muster.iam.control.ResourceType;
import dev.muster.iam.json.JsonObject;
import dev.muster.iam.policy.DocumentForm;
import dev.muster.iam.policy.PolicyDocument;
import java.util.Set;
import java.util.stream.Stream;

/** One user, group, role or managed policy of the authorization details. */
public sealed interface Entity permits User, Group, Role, ManagedPolicy {

    ResourceType type();

    /** The ARN as received. */
    String arn();

    /** The unique id (`AIDA…`): a re-created role of the same ARN is another one. */
    String id();

    String name();

    /** All members in the shape of the AWS answer: sets sorted, instants in UTC, readable again. */
    JsonObject json(DocumentForm documents);

    /** Every policy document that it carries. */
    Stream<PolicyDocument> documents();

    /** Names of the top-level members that change by mere use; history compares everything but these. */
    default Set<String> volatileMembers() {
        return Set.of();
    }
}
