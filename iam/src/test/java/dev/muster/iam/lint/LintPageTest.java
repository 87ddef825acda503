package dev.muster.iam.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.iam.lint.check.LintCatalogue;
import dev.muster.iam.lint.check.LintCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** `docs/lint.md` is the catalogue; {@code ./mvnw -Pquick -pl iam test -Dtest=LintPageTest -Dmuster.pages.write=true} writes it anew. */
class LintPageTest {

    private static final Path PAGE = Path.of("..", "docs", "lint.md");

    @Test
    void thePageSaysWhatTheCatalogueSays() throws IOException {
        String page = page();
        if (Boolean.getBoolean("muster.pages.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).hasContent(page);
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Lint

                `./muster lint [--type TYPE] [--fail-on SEVERITY] [--format table|json] FILE…` examines policy documents, each as a file or
                (`-`, or no file) on standard input, without a call to AWS. It tells every finding with its JSON path and position, what is wrong
                there and what to do.

                | type | what it is | without `--type` |
                |-|-|-|
                | `identity` | of a user, group, role or permission set | no statement names a principal |
                | `resource` | of a bucket, key, queue … | a statement names a principal |
                | `trust` | of a role | a statement with a principal has an action `sts:AssumeRole…`, and none has a resource |
                | `service_control`, `resource_control` | of an organization | never: say so |

                Severities are those of IAM Access Analyzer: `ERROR` (it does not work, or AWS does not store it), `SECURITY_WARNING` (it gives more than
                anybody is likely to want), `WARNING` (it works, but hardly as meant), `SUGGESTION` (it could be said better). The exit code is 1 when a finding
                is an `ERROR` or a `SECURITY_WARNING`, with `--fail-on` when one is of that severity or a graver one; 2 when a file cannot be read; else 0.

                Names of services, actions, condition keys and resource types are looked up in the service reference of the build. What it lacks may be newer
                than it, and is a warning; only what is nearly spelled like a known name is an error.

                The last two columns name the same finding of [IAM Access Analyzer](https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html)
                and of [parliament](https://github.com/duo-labs/parliament), where there is one. JSON output has them as `aws_code` and `parliament_code`.
                """);
        String family = "";
        for (LintCode code : LintCatalogue.load().codes()) {
            if (!code.family().equals(family)) {
                family = code.family();
                page.append("\n## ").append(family).append("\n\n");
                page.append(
                        "| code | severity | what is wrong | what to do | Access Analyzer | parliament |\n|-|-|-|-|-|-|\n");
            }
            page.append("| `%s` | %s | %s | %s | %s | %s |\n"
                    .formatted(
                            code.code(),
                            code.severity(),
                            cell(code.title()),
                            cell(code.fix()),
                            code.awsCode() == null ? "" : "`" + code.awsCode() + "`",
                            code.parliamentCode() == null ? "" : "`" + code.parliamentCode() + "`"));
        }
        return page.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("*", "\\*").replaceAll("`([^`]*)\\\\\\*([^`]*)`", "`$1*$2`");
    }
}
