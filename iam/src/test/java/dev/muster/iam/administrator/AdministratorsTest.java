package dev.muster.iam.administrator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.policy.MalformedPolicyException;
import dev.muster.iam.policy.Policy;
import dev.muster.iam.policy.PolicyDocument;
import dev.muster.iam.policy.Statement;
import dev.muster.iam.reference.ServiceReference;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdministratorsTest {

    private static final String ANN = "arn:aws:iam::111122223333:user/people/ann";
    private static final String ALL = "'Effect':'Allow','Action':'*','Resource':'*'";

    private final Administrators administrators = new Administrators(ServiceReference.load(), "aws", "111122223333");

    @Test
    void everythingOnEverythingMakesAnAdministratorAndNothingDoesNot() {
        assertThat(hold(ALL)).isTrue();
        assertThat(administrators.hold(ANN, List.of(), List.of(), null)).isFalse();
    }

    @Test
    void grantsOfSeveralDocumentsAreOne() {
        Policy most = policy("'Effect':'Allow','NotAction':'iam:*','Resource':'*'");
        Policy iam = policy("'Effect':'Allow','Action':'iam:*','Resource':'*'");

        assertThat(administrators.hold(ANN, List.of(most), List.of(), null)).isFalse();
        assertThat(administrators.hold(ANN, List.of(iam), List.of(), null)).isFalse();
        assertThat(administrators.hold(ANN, List.of(most, iam), List.of(), null))
                .isTrue();
    }

    @Test
    void allowStatementsOfWhatOnlyDeniesDoNotGrant() {
        assertThat(administrators.hold(ANN, List.of(), List.of(policy(ALL)), null))
                .isFalse();
    }

    @Test
    void aConditionThatTheHolderNeverMeetsGrantsNothing() {
        String forBob = ALL + ",'Condition':{'StringEquals':{'aws:username':'bob'}}";
        String forAnn = ALL + ",'Condition':{'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::*:user/people/*'}}";

        assertThat(hold(forBob)).isFalse();
        assertThat(hold(forAnn)).isTrue();
        assertThat(administrators.hold(null, List.of(policy(forBob)), List.of(), null))
                .isTrue();
    }

    @Test
    void anArnThatIsNoUsersAndNoRolesTellsNothingOfTheHolder() {
        Policy forBob = policy(ALL + ",'Condition':{'StringEquals':{'aws:username':'bob'}}");

        for (String odd : List.of("arn:aws:iam::111122223333:banana/x", "arn:aws:iam::111122223333:user", "ann", "")) {
            assertThat(administrators.hold(odd, List.of(forBob), List.of(), null))
                    .as(odd)
                    .isTrue();
        }
    }

    @Test
    void withoutAnyEntityToManageNobodyIsAnAdministrator() {
        Policy all = policy(ALL, "'Effect':'Deny','Action':'iam:*','Resource':'arn:aws:iam::111122223333:*'");

        assertThat(administrators.hold(ANN, List.of(all), List.of(all), null)).isFalse();
    }

    @Test
    void aBoundaryLimits() {
        Policy all = policy(ALL);

        assertThat(administrators.hold(ANN, List.of(all), List.of(), policy(ALL)))
                .isTrue();
        assertThat(administrators.hold(
                        ANN, List.of(all), List.of(), policy("'Effect':'Allow','NotAction':'iam:*','Resource':'*'")))
                .isFalse();
    }

    @Test
    void otherPartitionsReachNothingHere() {
        assertThat(hold("'Effect':'Allow','Action':'*','Resource':'arn:aws:*'")).isTrue();
        assertThat(hold("'Effect':'Allow','Action':'*','Resource':'arn:aws-cn:*'"))
                .isFalse();
    }

    @Test
    void theStatementsThatGrantAreTold() {
        Policy policy = policy(
                "'Effect':'Allow','Action':'s3:*','Resource':'*'", ALL, "'Effect':'Deny','Action':'*','Resource':'*'");

        assertThat(administrators.grants(policy)).extracting(Statement::index).containsExactly(1);
    }

    @Test
    void whatAwsWouldNotStoreIsAProblem() {
        assertThat(administrators.problem(policy(ALL))).isNull();
        assertThat(administrators.problem(policy("'Effect':'Allow','Action':'*'")))
                .contains("neither Resource nor NotResource");
    }

    private boolean hold(String statement) {
        Policy policy = policy(statement);
        return administrators.hold(ANN, List.of(policy), List.of(policy), null);
    }

    private static Policy policy(String... statements) {
        String text = "{'Version':'2012-10-17','Statement':[{" + String.join("},{", statements) + "}]}";
        try {
            return PolicyDocument.of(text.replace('\'', '"')).parse();
        } catch (MalformedPolicyException malformed) {
            throw new AssertionError(text, malformed);
        }
    }
}
