package dev.muster.iam.lint.grammar;

import dev.muster.iam.json.JsonPath;
import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedPolicy;

/**
 * The version of the policy language.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html">Version</a>: 2012-10-17 is
 *     current; with 2008-10-17, or without the element, policy variables are literal text
 */
final class VersionElement implements Check {

    private static final JsonPath PATH = JsonPath.ROOT.member("Version");

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        String version = policy.policy().version();
        if (!policy.reading().has(PATH)) {
            if (policy.reading().has(JsonPath.ROOT.member("Statement"))) {
                findings.add(
                        "missing-version", JsonPath.ROOT, "the policy has no Version, so that it counts as 2008-10-17");
            }
        } else if ("2008-10-17".equals(version)) {
            findings.add("old-version", PATH, "Version `2008-10-17` knows no policy variables");
        } else if (version != null && !version.equals("2012-10-17")) {
            findings.add("invalid-version", PATH, "Version `" + version + "` is no version of the policy language");
        }
    }
}
