package dev.muster.collector.role;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A template of the role, whose lists of actions stand between comment lines.
 *
 * @param line an action as a line of the list, with `%s` for its name
 */
record RoleTemplate(Path file, String line) {

    static final String OF_ACCOUNT = "# actions of an account, from the calls that the collector declares";
    static final String OF_ORGANIZATION = "# actions of the organization, from the calls that the collector declares";

    private static final String END = "# end";

    private static final Pattern ACTION = Pattern.compile("\\b(?!aws:)[a-z][a-z-]+:[A-Z][A-Za-z]+\\b");

    static final RoleTemplate CLOUD_FORMATION =
            new RoleTemplate(Path.of("../deploy/collector-role/cloudformation.yaml"), "- %s");
    static final RoleTemplate TERRAFORM =
            new RoleTemplate(Path.of("../deploy/collector-role/terraform/main.tf"), "\"%s\",");

    String text() throws IOException {
        return Files.readString(file);
    }

    /** The text with its lists made anew. */
    String with(Set<String> ofAccount, Set<String> ofOrganization) throws IOException {
        List<String> lines = new ArrayList<>();
        boolean within = false;
        for (String current : text().lines().toList()) {
            String stripped = current.strip();
            within &= !stripped.equals(END);
            if (!within) {
                lines.add(current);
            }
            if (stripped.equals(OF_ACCOUNT) || stripped.equals(OF_ORGANIZATION)) {
                within = true;
                String indent = current.substring(0, current.indexOf('#'));
                SortedSet<String> actions = new TreeSet<>(stripped.equals(OF_ACCOUNT) ? ofAccount : ofOrganization);
                actions.forEach(action -> lines.add(indent + line.formatted(action)));
            }
        }
        return lines.stream().map(each -> each + "\n").collect(Collectors.joining());
    }

    /** Everything in the template that looks like an action, wherever it stands; `sts:ExternalId` is a condition key. */
    Set<String> actions() throws IOException {
        return ACTION.matcher(text())
                .results()
                .map(MatchResult::group)
                .filter(found -> !found.equals("sts:ExternalId"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
