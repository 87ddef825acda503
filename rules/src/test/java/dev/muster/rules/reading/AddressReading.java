package dev.muster.rules.reading;

import dev.muster.iam.control.Outcome;
import dev.muster.iam.policy.Condition;
import dev.muster.iam.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether a user may come from given addresses only. */
record AddressReading(AdministratorReading form, List<String> blocks) {

    Possible<Outcome> of(List<Document> documents) {
        if (documents.isEmpty()) {
            return Possible.known(Outcome.NOT_APPLICABLE);
        }
        boolean restricted = documents.stream()
                .flatMap(document -> document.denies().stream())
                .anyMatch(this::restricts);
        if (restricted) {
            return Possible.known(Outcome.PASS);
        }
        boolean told = documents.stream()
                .flatMap(document -> document.statements().stream())
                .anyMatch(AddressReading::speaksOfAddresses);
        boolean unread = !documents.stream().allMatch(Document::read);
        return told || unread ? Possible.anyOf(List.of(Outcome.FAIL, Outcome.PASS)) : Possible.known(Outcome.FAIL);
    }

    private static boolean speaksOfAddresses(Statement statement) {
        List<String> texts = new ArrayList<>(statement.resource());
        texts.addAll(statement.notResource());
        statement.conditions().forEach(condition -> texts.addAll(condition.values()));
        return statement.conditions().stream()
                        .anyMatch(condition -> condition.key().equalsIgnoreCase("aws:SourceIp"))
                || texts.stream().anyMatch(text -> text.toLowerCase(Locale.ROOT).contains("${aws:sourceip"));
    }

    private boolean restricts(Statement deny) {
        Statement unconditional = new Statement(
                deny.index(),
                deny.sid(),
                deny.effect(),
                deny.action(),
                deny.notAction(),
                deny.resource(),
                deny.notResource(),
                deny.principal(),
                deny.notPrincipal(),
                List.of());
        Optional<Condition> only =
                deny.conditions().size() == 1 ? Optional.of(deny.conditions().get(0)) : Optional.empty();
        return form.isOfEverything(unconditional)
                && only.filter(condition -> condition.operator().equalsIgnoreCase("NotIpAddress")
                                && condition.key().equalsIgnoreCase("aws:SourceIp")
                                && condition.values().stream()
                                        .allMatch(value -> blocks.stream().anyMatch(block -> inside(value, block))))
                        .isPresent();
    }

    /** Of IPv4 blocks: the inner one is no larger and begins alike. */
    private static boolean inside(String inner, String outer) {
        int size = Integer.parseInt(outer.substring(outer.indexOf('/') + 1));
        int innerSize = Integer.parseInt(inner.substring(inner.indexOf('/') + 1));
        return innerSize >= size
                && bits(inner).substring(0, size).equals(bits(outer).substring(0, size));
    }

    private static String bits(String block) {
        StringBuilder bits = new StringBuilder();
        for (String part : block.substring(0, block.indexOf('/')).split("\\.")) {
            String binary = Integer.toBinaryString(Integer.parseInt(part));
            bits.append("0".repeat(8 - binary.length())).append(binary);
        }
        return bits.toString();
    }
}
