package dev.muster.iam.lint.action;

import dev.muster.iam.lint.check.Check;
import dev.muster.iam.lint.check.Findings;
import dev.muster.iam.lint.check.LintedPolicy;
import dev.muster.iam.lint.check.LintedStatement;
import dev.muster.iam.lint.check.LintedText;
import dev.muster.iam.lint.check.NearNames;
import dev.muster.iam.reference.Action;
import dev.muster.iam.reference.Service;
import dev.muster.iam.reference.ServiceReference;
import java.util.List;
import java.util.Optional;

/**
 * Whether the entries of Action and NotAction are actions; a name that the reference lacks may be newer than it, so that only an
 * evident misspelling is an error.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html">Action</a>: a service
 *     namespace, a colon and the name, in any case, with the wildcards `*` and `?`
 */
final class ActionNames implements Check {

    @Override
    public void check(LintedPolicy policy, Findings findings) {
        Names names = new Names(policy.reference());
        for (LintedStatement statement : policy.statements()) {
            for (LintedText action : statement.actionOrNotAction()) {
                name(action, names, findings);
            }
        }
    }

    private static void name(LintedText action, Names names, Findings findings) {
        String text = action.text();
        if (text.chars().anyMatch(c -> Character.isWhitespace(c) || c == ',')) {
            findings.add("malformed-action", action.path(), "`" + text + "` is no action: it matches nothing");
            return;
        }
        switch (names.reference().recognition(text)) {
            case MALFORMED ->
                findings.add("malformed-action", action.path(), "`" + text + "` is no action: it matches nothing");
            case UNKNOWN_SERVICE -> service(action, names, findings);
            case UNKNOWN_ACTION -> action(action, names, findings);
            case RECOGNIZED -> {}
        }
        int colon = text.indexOf(':');
        String service = colon < 0 ? "" : text.substring(0, colon);
        if (hasWildcard(service) && !service.equals("*")) {
            findings.add(
                    "wildcard-in-service",
                    action.path(),
                    "action `" + text + "` has a wildcard in its service, which also matches services to come");
        }
    }

    private static void service(LintedText action, Names names, Findings findings) {
        String service = action.text().substring(0, action.text().indexOf(':'));
        Optional<String> meant = hasWildcard(service) ? Optional.empty() : names.service(service);
        if (meant.isPresent()) {
            findings.add(
                    "misspelt-service",
                    action.path(),
                    "there is no service `" + service + "`, but a service `" + meant.get() + "`",
                    "write `" + meant.get() + "`");
        } else {
            findings.add(
                    "unknown-service",
                    action.path(),
                    "service `" + service + "` is unknown to the service reference "
                            + names.reference().version());
        }
    }

    private static void action(LintedText action, Names names, Findings findings) {
        String text = action.text();
        if (hasWildcard(text)) {
            findings.add(
                    "action-pattern-without-match",
                    action.path(),
                    "`" + text + "` matches no action of the service reference "
                            + names.reference().version());
            return;
        }
        Optional<String> meant = names.action(text);
        if (meant.isPresent()) {
            findings.add(
                    "misspelt-action",
                    action.path(),
                    "there is no action `" + text + "`, but an action `" + meant.get() + "`",
                    "write `" + meant.get() + "`");
        } else {
            findings.add(
                    "unknown-action",
                    action.path(),
                    "action `" + text + "` is unknown to the service reference "
                            + names.reference().version());
        }
    }

    private static boolean hasWildcard(String text) {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    /** What the reference knows, and what may be meant by a name that it does not know. */
    private record Names(ServiceReference reference, List<String> prefixes, NearNames near) {

        Names(ServiceReference reference) {
            this(reference, reference.services().stream().map(Service::prefix).toList(), new NearNames());
        }

        Optional<String> service(String name) {
            return near.find(name, () -> prefixes);
        }

        Optional<String> action(String name) {
            return near.find(
                    name,
                    () -> reference
                            .service(name.substring(0, name.indexOf(':')))
                            .map(service -> service.actions().stream()
                                    .map(Action::fullName)
                                    .toList())
                            .orElse(List.of()));
        }
    }
}
