package dev.muster.rules.numbered;

import static dev.muster.iam.control.Outcome.FAIL;
import static dev.muster.iam.control.Outcome.PASS;
import static dev.muster.iam.control.Outcome.UNDETERMINED;
import static dev.muster.rules.SnapshotBuilder.snapshot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.control.Finding;
import dev.muster.iam.control.Unread;
import dev.muster.iam.snapshot.Cause;
import dev.muster.rules.Judgement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cases 10 and 11: the password policy. */
class PasswordPolicyCasesTest {

    private static List<Finding> ofPasswordPolicy(Judgement judgement) {
        return judgement.evaluation().findings().stream()
                .filter(finding -> finding.control().startsWith("pwpolicy-"))
                .toList();
    }

    @Test
    void case10WithoutAPolicyAllTenFailEvenWithoutUsers() {
        Judgement judgement = snapshot().absent("get-account-password-policy").judge();

        assertThat(ofPasswordPolicy(judgement))
                .hasSize(10)
                .allSatisfy(finding -> assertThat(finding.outcome()).isEqualTo(FAIL));
    }

    @Test
    void case10ADeniedPolicyLeavesAllTenUndetermined() {
        Judgement judgement =
                snapshot().unread("get-account-password-policy", Cause.DENIED).judge();

        assertThat(ofPasswordPolicy(judgement)).hasSize(10).allSatisfy(finding -> {
            assertThat(finding.outcome()).isEqualTo(UNDETERMINED);
            assertThat(finding.unread()).containsExactly(new Unread("get-account-password-policy", Cause.DENIED));
        });
    }

    @Test
    void case11EachLimitIsPassedExactlyAndFailedByOne() {
        assertThat(ofPasswordPolicy(snapshot().passwordPolicy().judge()))
                .hasSize(10)
                .allSatisfy(finding -> assertThat(finding.outcome()).isEqualTo(PASS));
        assertThat(snapshot()
                        .passwordPolicy("'PasswordReusePrevention':23")
                        .judge()
                        .of("pwpolicy-reuse"))
                .isEqualTo(FAIL);
        assertThat(snapshot().passwordPolicy("'MaxPasswordAge':91").judge().of("pwpolicy-max-age"))
                .isEqualTo(FAIL);
    }

    @Test
    void case11ExpiryWithoutAnAgeFails() {
        Judgement judgement = snapshot().passwordPolicy("'MaxPasswordAge'").judge();

        assertThat(judgement.of("pwpolicy-max-age")).isEqualTo(FAIL);
        assertThat(judgement.of("pwpolicy-strong")).isEqualTo(FAIL);
        assertThat(snapshot().passwordPolicy("'ExpirePasswords':false").judge().of("pwpolicy-max-age"))
                .isEqualTo(FAIL);
    }

    @Test
    void case11AShortLengthFailsLengthAndStrengthAlone() {
        Judgement judgement =
                snapshot().passwordPolicy("'MinimumPasswordLength':13").judge();

        assertThat(ofPasswordPolicy(judgement))
                .filteredOn(finding -> finding.outcome() == FAIL)
                .extracting(Finding::control)
                .containsExactly("pwpolicy-min-length", "pwpolicy-strong");
        assertThat(ofPasswordPolicy(judgement))
                .filteredOn(finding -> finding.outcome() == PASS)
                .hasSize(8);
    }

    @Test
    void whatThePolicyDoesNotSayFails() {
        Judgement judgement = snapshot()
                .answer("get-account-password-policy", "{'PasswordPolicy':{}}")
                .judge();

        assertThat(ofPasswordPolicy(judgement))
                .filteredOn(finding -> finding.outcome() == PASS)
                .extracting(Finding::control)
                .containsExactly("pwpolicy-exists");
    }
}
