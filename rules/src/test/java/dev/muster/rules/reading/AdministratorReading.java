package dev.muster.rules.reading;

import dev.muster.iam.policy.Effect;
import dev.muster.iam.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Who is an administrator, read plainly: who may do something that nobody named and manage permissions, whatever the conditions; where
 * documents are unread, with every content that tells.
 */
record AdministratorReading(String partition) {

    private static final String UNNAMED_ACTION = "unnamed:Unnamed";

    private static final List<String> ADMINISTRATION = List.of(
            "iam:AttachUserPolicy user/unnamed",
            "iam:PutGroupPolicy group/unnamed",
            "iam:DetachRolePolicy role/unnamed",
            "iam:CreatePolicyVersion policy/unnamed");

    /**
     * Whether the documents make an administrator.
     *
     * @param granting those that may grant
     * @param all those whose Deny counts, the boundary apart
     */
    Possible<Boolean> of(List<Document> granting, List<Document> all, Optional<Document> boundary) {
        boolean read = all.stream().allMatch(Document::read)
                && granting.stream().allMatch(Document::read)
                && boundary.map(Document::read).orElse(true);
        boolean most = isOne(
                contents(granting, Document.EVERYTHING),
                contents(all, new Document(true, List.of())),
                boundary.filter(Document::read));
        return read || !most ? Possible.known(most) : Possible.TRUTH;
    }

    /** Every action on every resource, always. */
    boolean isOfEverything(Statement statement) {
        return statement.conditions().isEmpty()
                && statement.action().stream().anyMatch(AdministratorReading::isEveryAction)
                && statement.resource().stream()
                        .map(AdministratorReading::collapsed)
                        .anyMatch("*"::equals);
    }

    private static List<Document> contents(List<Document> documents, Document unread) {
        return documents.stream()
                .map(document -> document.read() ? document : unread)
                .toList();
    }

    private boolean isOne(List<Document> granting, List<Document> all, Optional<Document> boundary) {
        return may(
                        UNNAMED_ACTION,
                        "arn:" + partition + ":unnamed:nowhere:111122223333:unnamed",
                        granting,
                        all,
                        boundary)
                && ADMINISTRATION.stream()
                        .map(request -> request.split(" "))
                        .anyMatch(request -> may(
                                request[0],
                                "arn:" + partition + ":iam::111122223333:" + request[1],
                                granting,
                                all,
                                boundary));
    }

    private static boolean may(
            String action, String resource, List<Document> granting, List<Document> all, Optional<Document> boundary) {
        List<Statement> denies = new ArrayList<>();
        all.forEach(document -> denies.addAll(document.denies()));
        boundary.ifPresent(document -> denies.addAll(document.denies()));
        return granting.stream().flatMap(document -> document.allows().stream()).anyMatch(on(action, resource))
                && boundary.map(document -> document.allows().stream().anyMatch(on(action, resource)))
                        .orElse(true)
                && denies.stream().filter(deny -> deny.conditions().isEmpty()).noneMatch(on(action, resource));
    }

    private static Predicate<Statement> on(String action, String resource) {
        return statement -> (statement.action().isEmpty()
                        ? !anyAction(statement, statement.notAction(), action)
                        : anyAction(statement, statement.action(), action))
                && (statement.resource().isEmpty()
                        ? statement.notResource().stream().noneMatch(pattern -> fits(pattern, resource))
                        : statement.resource().stream().anyMatch(pattern -> fits(pattern, resource)));
    }

    private static boolean anyAction(Statement statement, List<String> patterns, String action) {
        return patterns.stream().anyMatch(pattern -> {
            boolean lone = statement.effect() == Effect.ALLOW ? pattern.matches("[*?]+") : pattern.matches("[*]+");
            return lone
                    || pattern.contains(":") && fits(pattern.toLowerCase(Locale.ROOT), action.toLowerCase(Locale.ROOT));
        });
    }

    private static boolean fits(String pattern, String text) {
        return Pattern.matches(
                pattern.chars()
                        .mapToObj(letter ->
                                letter == '*' ? ".*" : letter == '?' ? "." : Pattern.quote(Character.toString(letter)))
                        .collect(Collectors.joining()),
                text);
    }

    private static boolean isEveryAction(String action) {
        String pattern = collapsed(action);
        return pattern.equals("*") || pattern.equals("*:*");
    }

    private static String collapsed(String action) {
        return action.replaceAll("\\*+", "*");
    }
}
