package dev.muster.iam.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.decision.PolicyLevel;
import dev.muster.iam.decision.compiled.Grammar;
import dev.muster.iam.organization.Organization;
import dev.muster.iam.organization.OrganizationPolicy;
import dev.muster.iam.organization.OrganizationRoot;
import dev.muster.iam.organization.Parent;
import dev.muster.iam.organization.PolicySummary;
import dev.muster.iam.organization.PolicyTarget;
import dev.muster.iam.policy.PolicyDocument;
import dev.muster.iam.snapshot.Cause;
import dev.muster.iam.snapshot.Origin;
import dev.muster.iam.snapshot.Provenance;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionId;
import dev.muster.iam.snapshot.SectionKind;
import dev.muster.iam.snapshot.SectionKinds;
import dev.muster.iam.snapshot.Snapshot;
import dev.muster.iam.snapshot.TimeSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrganizationControlsTest {

    private static final String MANAGEMENT = "111111111111";
    private static final String ACCOUNT = "222222222222";
    private static final String SCP = "SERVICE_CONTROL_POLICY";
    private static final String RCP = "RESOURCE_CONTROL_POLICY";

    private final AccessCompiler compiler = new AccessCompiler(AccessCase.REFERENCE, "aws");
    private final SortedMap<SectionId, Section<?>> sections = new TreeMap<>();

    OrganizationControlsTest() {
        put(SectionKinds.ORGANIZATION, null, new Organization("o-1", null, "ALL", MANAGEMENT, null, null));
        put(
                SectionKinds.ORGANIZATION_ROOTS,
                null,
                List.of(new OrganizationRoot("r-1", null, "Root", Map.of(SCP, "ENABLED", RCP, "ENABLED"))));
        put(SectionKinds.PARENTS, ACCOUNT, List.of(new Parent("ou-1", "ORGANIZATIONAL_UNIT")));
        put(SectionKinds.PARENTS, "ou-1", List.of(new Parent("r-1", "ROOT")));
        put(SectionKinds.ORGANIZATION_POLICIES, SCP, List.of(summary("p-FullAWSAccess", true), summary("p-1", false)));
        put(SectionKinds.ORGANIZATION_POLICIES, RCP, List.of(summary("p-2", false)));
        put(SectionKinds.POLICY_TARGETS, "p-FullAWSAccess", targets("r-1", "ou-1", ACCOUNT));
        put(SectionKinds.POLICY_TARGETS, "p-1", targets("ou-1"));
        put(SectionKinds.POLICY_TARGETS, "p-2", targets("r-1"));
        put(SectionKinds.ORGANIZATION_POLICY, "p-1", content("p-1", ""));
        put(SectionKinds.ORGANIZATION_POLICY, "p-2", content("p-2", "\"Principal\":\"*\","));
    }

    @Test
    void levelsGoFromTheRootToTheAccountWithWhatIsAttachedToEach() {
        List<ControlLevel> levels = levels(ACCOUNT);

        assertThat(levels).extracting(ControlLevel::target).containsExactly("r-1", "ou-1", ACCOUNT);
        assertThat(levels.get(0).policies()).extracting(AppliedPolicy::name).containsExactly("p-FullAWSAccess");
        assertThat(levels.get(1).policies()).extracting(AppliedPolicy::name).containsExactly("p-FullAWSAccess", "p-1");
        assertThat(levels).allSatisfy(level -> assertThat(level.policies()).allMatch(AppliedPolicy::known));
    }

    @Test
    void theContentOfFullAwsAccessNeedsNotBeRead() {
        AppliedPolicy full = levels(ACCOUNT).get(0).policies().get(0);

        assertThat(full.document()).isNotNull();
        assertThat(full.effects().allowed().everything()).isEqualTo(AccessCase.REFERENCE.all());
    }

    @Test
    void noneBindTheManagementAccount() {
        assertThat(controls().serviceControl(MANAGEMENT, compiler)).isNull();
        assertThat(controls().managementAccount()).contains(MANAGEMENT);
    }

    @Test
    void noneBindAnAccountInNoOrganization() {
        put(SectionKinds.ORGANIZATION, new Section.Unreadable<>(Cause.NOT_IN_ORGANIZATION));

        assertThat(controls().serviceControl(ACCOUNT, compiler)).isNull();
        assertThat(controls().resourceControl(ACCOUNT)).isEmpty();
    }

    @Test
    void noneBindWhereTheOrganizationHasConsolidatedBillingOnly() {
        put(
                SectionKinds.ORGANIZATION,
                null,
                new Organization("o-1", null, "CONSOLIDATED_BILLING", MANAGEMENT, null, null));

        assertThat(controls().serviceControl(ACCOUNT, compiler)).isNull();
    }

    @Test
    void noneBindWhereTheRootHasThemNotEnabled() {
        put(SectionKinds.ORGANIZATION_ROOTS, null, List.of(new OrganizationRoot("r-1", null, "Root", Map.of())));

        assertThat(controls().serviceControl(ACCOUNT, compiler)).isNull();
    }

    @Test
    void anOrganizationThatWasNotReadIsUnknown() {
        sections.clear();

        assertThat(levels(ACCOUNT))
                .singleElement()
                .satisfies(level -> assertThat(level.policies()).singleElement().satisfies(policy -> {
                    assertThat(policy.known()).isFalse();
                    assertThat(policy.unread()).isNotNull();
                    assertThat(policy.unread().section()).isEqualTo("organization/describe-organization");
                    assertThat(policy.unread().cause()).isEqualTo(Cause.NOT_COLLECTED);
                }));
    }

    @Test
    void levelsAboveAParentThatWasNotReadAreUnknown() {
        put(SectionKinds.PARENTS, "ou-1", new Section.Unreadable<>(Cause.DENIED));

        List<ControlLevel> levels = levels(ACCOUNT);

        assertThat(levels).extracting(ControlLevel::target).containsExactly("organization", "ou-1", ACCOUNT);
        assertThat(levels.get(0).policies()).singleElement().matches(policy -> !policy.known());
        assertThat(levels.get(1).policies()).allMatch(AppliedPolicy::known);
    }

    @Test
    void aPolicyWhoseTargetsWereNotReadMayBeAttachedToEachLevel() {
        put(SectionKinds.POLICY_TARGETS, "p-1", new Section.Unreadable<>(Cause.THROTTLED));

        assertThat(levels(ACCOUNT))
                .allSatisfy(level -> assertThat(level.policies()).anyMatch(policy -> !policy.known()));
    }

    @Test
    void aPolicyWhoseContentWasNotReadIsUnknownWhereItIsAttached() {
        put(SectionKinds.ORGANIZATION_POLICY, "p-1", new Section.Unreadable<>(Cause.DENIED));

        List<ControlLevel> levels = levels(ACCOUNT);

        assertThat(levels.get(0).policies()).allMatch(AppliedPolicy::known);
        assertThat(levels.get(1).policies()).anyMatch(policy -> !policy.known());
    }

    @Test
    void aLevelOfWhichNoPolicyIsToldIsUnknown() {
        put(SectionKinds.POLICY_TARGETS, "p-FullAWSAccess", targets("r-1", "ou-1"));

        AppliedPolicy unknown = levels(ACCOUNT).get(2).policies().get(0);

        assertThat(unknown.known()).isFalse();
        assertThat(unknown.problem()).contains("AWS keeps one attached");
        assertThat(controls().resourceControl(ACCOUNT).get(2).policies()).isEmpty();
    }

    @Test
    void parentsInACircleAreUnknown() {
        put(SectionKinds.PARENTS, "ou-1", List.of(new Parent("ou-1", "ORGANIZATIONAL_UNIT")));

        assertThat(levels(ACCOUNT).get(0).policies()).singleElement().matches(policy -> !policy.known());
    }

    @Test
    void resourceControlPoliciesHaveTheirOwnLevels() {
        List<PolicyLevel> levels = controls().resourceControl(ACCOUNT);

        assertThat(levels).extracting(PolicyLevel::target).containsExactly("r-1", "ou-1", ACCOUNT);
        assertThat(levels.get(0).policies()).singleElement().satisfies(policy -> {
            assertThat(policy.name()).isEqualTo("p-2");
            assertThat(policy.policy().problem(Grammar.RESOURCE)).isNull();
        });
        put(SectionKinds.ORGANIZATION_POLICY, "p-2", new Section.Unreadable<>(Cause.DENIED));
        assertThat(controls()
                        .resourceControl(ACCOUNT)
                        .get(0)
                        .policies()
                        .get(0)
                        .policy()
                        .problem(Grammar.RESOURCE))
                .contains("organization/describe-policy/p-2");
    }

    private List<ControlLevel> levels(String account) {
        List<ControlLevel> levels = controls().serviceControl(account, compiler);
        assertThat(levels).isNotNull();
        return levels;
    }

    private OrganizationControls controls() {
        return new OrganizationControls(new Snapshot(
                ACCOUNT,
                Instant.parse("2026-09-01T00:00:00Z"),
                new Provenance(Origin.FILES, TimeSource.MANIFEST, null, null, null, List.of()),
                sections,
                List.of()));
    }

    private <T> void put(SectionKind<T> kind, @Nullable String subject, T data) {
        sections.put(new SectionId(kind, subject), new Section.Present<>(data));
    }

    private <T> void put(SectionKind<T> kind, Section<T> section) {
        sections.put(new SectionId(kind, null), section);
    }

    private <T> void put(SectionKind<T> kind, String subject, Section<T> section) {
        sections.put(new SectionId(kind, subject), section);
    }

    private static PolicySummary summary(String id, boolean ofAws) {
        return new PolicySummary(id, null, id, null, null, ofAws);
    }

    private static List<PolicyTarget> targets(String... ids) {
        return List.of(ids).stream()
                .map(id -> new PolicyTarget(id, null, null, null))
                .toList();
    }

    private static OrganizationPolicy content(String id, String principal) {
        return new OrganizationPolicy(
                summary(id, false),
                PolicyDocument.of("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\"," + principal
                        + "\"Action\":\"s3:*\",\"Resource\":\"*\"}}"));
    }
}
