package dev.muster.iam.lint.grammar;

import dev.muster.iam.json.JsonPath;
import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import dev.muster.iam.lint.check.PolicyType;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The quotas of policy sizes; white space between the parts of the JSON does not count.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html">IAM and AWS STS quotas</a>: managed policies
 *     6,144 characters; inline policies of a user 2,048, a group 5,120, a role 10,240 together; role trust policies 2,048, by request 4,096
 * @see <a href="https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html">Quotas of AWS Organizations</a>:
 *     service control and resource control policies 5,120 characters
 */
final class PolicySize implements Check {

    private static final int MANAGED = 6_144;
    private static final int TRUST = 2_048;
    private static final int TRUST_BY_REQUEST = 4_096;
    private static final int CONTROL = 5_120;

    /** Characters, by the service of all resources. */
    private static final Map<String, Integer> OF_RESOURCES =
            Map.of("s3", 20_480, "kms", 32_768, "lambda", 20_480, "secretsmanager", 20_480, "sns", 30_720);

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        if (policy.reading().json().root() == null) {
            return; // a text that is no JSON is no policy, of whatever size
        }
        long size = size(policy.reading().json().text());
        switch (policy.type()) {
            case IDENTITY -> {
                if (size > MANAGED) {
                    findings.add(
                            "identity-policy-size",
                            JsonPath.ROOT,
                            "the policy has " + size + " characters, and a managed policy may have " + MANAGED
                                    + " (all inline policies together: of a user 2048, of a group 5120, of a role 10240)");
                }
            }
            case TRUST -> {
                if (size > TRUST) {
                    findings.add(
                            size > TRUST_BY_REQUEST ? "trust-policy-size" : "trust-policy-default-size",
                            JsonPath.ROOT,
                            "the trust policy has " + size + " characters, and may have " + TRUST + ", by request "
                                    + TRUST_BY_REQUEST);
                }
            }
            case SERVICE_CONTROL, RESOURCE_CONTROL -> {
                if (size > CONTROL) {
                    findings.add(
                            policy.type() == PolicyType.SERVICE_CONTROL ? "scp-size" : "rcp-size",
                            JsonPath.ROOT,
                            "the policy has " + size + " characters, and may have " + CONTROL);
                }
            }
            case RESOURCE -> {
                int quota = quotaOfResources(policy);
                if (size > quota) {
                    findings.add(
                            "resource-policy-size",
                            JsonPath.ROOT,
                            "the policy has " + size + " characters, and may have " + quota
                                    + " on resources of this service");
                }
            }
        }
    }

    /** Without limit when the resources do not tell one service. */
    private static int quotaOfResources(LintedPolicy policy) {
        Set<String> services = new TreeSet<>();
        for (LintedStatement statement : policy.statements()) {
            for (String action : statement.statement().action()) {
                int colon = action.indexOf(':');
                services.add(colon < 0 ? action : action.substring(0, colon).toLowerCase(Locale.ROOT));
            }
        }
        return services.size() == 1
                ? OF_RESOURCES.getOrDefault(services.iterator().next(), Integer.MAX_VALUE)
                : Integer.MAX_VALUE;
    }

    private static long size(String json) {
        long size = 0;
        boolean quoted = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (quoted || c != ' ' && c != '\t' && c != '\r' && c != '\n') {
                size++;
            }
            if (quoted && c == '\\') {
                size++;
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            }
        }
        return size;
    }
}
