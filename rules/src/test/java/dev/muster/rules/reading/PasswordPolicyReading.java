package dev.muster.rules.reading;

import dev.muster.iam.credential.PasswordPolicy;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionKinds;
import java.util.Map;
import java.util.TreeMap;

/** Section 2.2 of the semantics: the account's password policy. */
final class PasswordPolicyReading {

    private static final PasswordPolicy NOTHING_SET =
            new PasswordPolicy(null, null, null, null, false, false, false, false, false, false);

    private final Evidence evidence;

    PasswordPolicyReading(Evidence evidence) {
        this.evidence = evidence;
    }

    void judge(Outcomes outcomes) {
        Section<PasswordPolicy> section = evidence.snapshot().section(SectionKinds.PASSWORD_POLICY);
        boolean absent = section instanceof Section.Absent<PasswordPolicy>;
        boolean unread = section instanceof Section.Unreadable<PasswordPolicy>;
        failures(section.data().orElse(NOTHING_SET), absent)
                .forEach((control, fails) -> outcomes.failsIf(
                        control, evidence.snapshot().account(), unread ? Possible.TRUTH : Possible.known(fails)));
    }

    private static Map<String, Boolean> failures(PasswordPolicy policy, boolean absent) {
        boolean shortPassword = (policy.minimumLength() == null ? 6 : policy.minimumLength()) < 14;
        boolean reuse = policy.reusePrevention() == null || policy.reusePrevention() < 24;
        boolean lasting = policy.maxAgeDays() == null
                || policy.maxAgeDays() == 0
                || policy.maxAgeDays() > 90
                || !Boolean.TRUE.equals(policy.expirePasswords());
        boolean classMissing = !policy.requireUppercase()
                || !policy.requireLowercase()
                || !policy.requireNumbers()
                || !policy.requireSymbols();
        Map<String, Boolean> fails = new TreeMap<>();
        fails.put("pwpolicy-exists", false);
        fails.put("pwpolicy-min-length", shortPassword);
        fails.put("pwpolicy-reuse", reuse);
        fails.put("pwpolicy-max-age", lasting);
        fails.put("pwpolicy-uppercase", !policy.requireUppercase());
        fails.put("pwpolicy-lowercase", !policy.requireLowercase());
        fails.put("pwpolicy-number", !policy.requireNumbers());
        fails.put("pwpolicy-symbol", !policy.requireSymbols());
        fails.put("pwpolicy-strong", shortPassword || classMissing || reuse || lasting);
        fails.put("pwpolicy-users-can-change", !policy.usersMayChange());
        if (absent) {
            fails.replaceAll((control, failed) -> true);
        }
        return fails;
    }
}
