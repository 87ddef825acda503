package dev.muster.rules.reading;

import dev.muster.iam.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The simple form of "administrator": true, false, or, as undetermined, both. */
record AdministratorReading(String partition) {

    /**
     * Whether the documents make an administrator.
     *
     * @param granting those that may grant
     * @param all those whose Deny counts, the boundary apart
     */
    Possible<Boolean> of(List<Document> granting, List<Document> all, Optional<Document> boundary) {
        List<Document> denying = new ArrayList<>(all);
        boundary.ifPresent(denying::add);
        boolean deniedAll =
                denying.stream().flatMap(document -> document.denies().stream()).anyMatch(this::isOfEverything);
        List<Statement> allows = granting.stream()
                .flatMap(document -> document.allows().stream())
                .toList();
        boolean nothing = allows.stream().noneMatch(allow -> isOfEverything(allow) || mayGrant(allow, allows));
        if (deniedAll || granting.stream().allMatch(Document::read) && nothing) {
            return Possible.known(false);
        }
        boolean grants = allows.stream().anyMatch(this::isOfEverything);
        boolean undenied = denying.stream()
                .allMatch(document -> document.read() && document.denies().isEmpty());
        boolean unbounded = boundary.map(document -> document.allows().stream().anyMatch(this::isOfEverything))
                .orElse(true);
        return grants && undenied && unbounded ? Possible.known(true) : Possible.TRUTH;
    }

    /** Every action on every resource, always. */
    boolean isOfEverything(Statement statement) {
        return statement.conditions().isEmpty()
                && statement.action().stream().anyMatch(AdministratorReading::isEveryAction)
                && statement.resource().stream().anyMatch(this::isEveryResource);
    }

    private boolean mayGrant(Statement allow, List<Statement> allows) {
        boolean onAll = !allow.notResource().isEmpty()
                || allow.resource().stream().map(AdministratorReading::starred).anyMatch(this::isEveryResource);
        if (!onAll) {
            return false;
        }
        if (allow.notAction().isEmpty()) {
            return allow.action().stream()
                    .map(AdministratorReading::starred)
                    .anyMatch(AdministratorReading::isEveryAction);
        }
        boolean excludesAll = allow.notAction().stream().anyMatch(AdministratorReading::isEveryAction);
        boolean excludesIam = holdsIam(allow.notAction());
        boolean iamElsewhere = allows.stream().anyMatch(other -> holdsIam(other.action()));
        return !excludesAll && !(excludesIam && !iamElsewhere);
    }

    private static boolean holdsIam(List<String> actions) {
        return actions.stream().map(AdministratorReading::collapsed).anyMatch("iam:*"::equals);
    }

    private static boolean isEveryAction(String action) {
        String pattern = collapsed(action);
        return pattern.equals("*") || pattern.equals("*:*");
    }

    private boolean isEveryResource(String pattern) {
        String resource = pattern.replaceAll("\\*+", "*");
        if (resource.equals("*")) {
            return true;
        }
        if (!resource.startsWith("arn:") || !resource.endsWith("*")) {
            return false;
        }
        return resource.substring("arn:".length())
                .replace(partition, "")
                .chars()
                .allMatch(letter -> letter == ':' || letter == '*');
    }

    private static String collapsed(String action) {
        return action.toLowerCase(Locale.ROOT).replaceAll("\\*+", "*");
    }

    private static String starred(String text) {
        return text.replace('?', '*').replaceAll("\\*+", "*");
    }
}
