package dev.muster.collector.role;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.collector.live.Reach;
import dev.muster.collector.live.ReadOnlyOperation;
import dev.muster.collector.live.ReadOnlyOperations;
import dev.muster.iam.reference.AccessLevel;
import dev.muster.iam.reference.Action;
import dev.muster.iam.reference.ServiceReference;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The templates allow what the collector calls and nothing else; {@code -Dmuster.docs.write=true} writes their lists anew. */
class CollectorRoleTest {

    /** Needs no permission: GetCallerIdentity in the AWS STS API reference. */
    private static final String NEEDS_NONE = "sts:GetCallerIdentity";

    /** Leads from the collector's own account into the others; it is how roles are entered and reads or changes nothing there. */
    private static final String ENTERS = "sts:AssumeRole";

    private static final List<RoleTemplate> TEMPLATES = List.of(RoleTemplate.CLOUD_FORMATION, RoleTemplate.TERRAFORM);

    private final ServiceReference reference = ServiceReference.load();

    @Test
    void theListsAreCurrent() throws IOException {
        for (RoleTemplate template : TEMPLATES) {
            String generated = template.with(actions(Reach.ACCOUNT), actions(Reach.ORGANIZATION));
            if (Boolean.getBoolean("muster.docs.write")) {
                Files.writeString(template.file(), generated);
            }
            assertThat(template.file())
                    .as("write it anew with -Dmuster.docs.write=true")
                    .hasContent(generated);
        }
    }

    @Test
    void aTemplateNamesEveryDeclaredActionAndNoOther() throws IOException {
        Set<String> declared = Stream.of(Reach.values())
                .flatMap(reach -> actions(reach).stream())
                .filter(action -> !action.equals(NEEDS_NONE))
                .collect(Collectors.toCollection(TreeSet::new));
        for (RoleTemplate template : TEMPLATES) {
            assertThat(template.actions()).as(template.file().toString()).isEqualTo(declared);
            assertThat(template.text()).doesNotContain("iam:*", "Get*", "List*", "Describe*", "ManagedPolicyArns");
        }
    }

    @Test
    void everyActionOnlyReads() {
        for (ReadOnlyOperation operation : ReadOnlyOperations.all()) {
            Action action = reference.action(operation.action()).orElseThrow();
            if (!operation.action().equals(ENTERS)) {
                // the two that begin with Generate make a report for whoever reads it: AWS, too, lists them as Read
                assertThat(action.level()).as(operation.action()).isIn(AccessLevel.READ, AccessLevel.LIST);
            }
            assertThat(operation.reach() == Reach.CALLER)
                    .as(operation.action())
                    .isEqualTo(operation.service().equals("sts"));
        }
    }

    @Test
    void onlyTheCollectorWithTheExternalIdMayAssumeTheRole() throws IOException {
        assertThat(withoutBlanks(RoleTemplate.CLOUD_FORMATION))
                .contains("Principal:AWS:!RefCollectorPrincipalArnAction:sts:AssumeRole"
                        + "Condition:StringEquals:sts:ExternalId:!RefExternalId")
                .containsOnlyOnce("Principal:");
        assertThat(withoutBlanks(RoleTemplate.TERRAFORM))
                .contains("Principal={AWS=var.collector_principal_arn}Action=\"sts:AssumeRole\""
                        + "Condition={StringEquals={\"sts:ExternalId\"=var.external_id}}")
                .containsOnlyOnce("Principal=");
    }

    @Test
    void otherAccountsAreEnteredByTheSameRoleAndOnlyWhereTheOrganizationIsRead() throws IOException {
        assertThat(withoutBlanks(RoleTemplate.CLOUD_FORMATION))
                .contains("OrganizationPolicy:Type:AWS::IAM::PolicyCondition:ReadsOrganizationProperties:")
                .contains("Sid:EnterAccountsEffect:AllowResource:!Subarn:${AWS::Partition}:iam::*:role/${RoleName}"
                        + "Action:sts:AssumeRoleOutputs:");
        assertThat(withoutBlanks(RoleTemplate.TERRAFORM))
                .contains("\"read_organization\"{count=var.read_organization?1:0")
                .contains("Resource=\"arn:${data.aws_partition.current.partition}:iam::*:role/${var.role_name}\""
                        + "Action=\"sts:AssumeRole\"");
    }

    private static Set<String> actions(Reach reach) {
        return ReadOnlyOperations.all().stream()
                .filter(operation -> operation.reach() == reach)
                .map(ReadOnlyOperation::action)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String withoutBlanks(RoleTemplate template) throws IOException {
        return template.text().replaceAll("\\s+", "");
    }
}
