package dev.muster.api.report;

import dev.muster.iam.control.Finding;
import dev.muster.iam.control.Outcome;
import dev.muster.iam.control.Reason;
import dev.muster.iam.snapshot.Section;
import dev.muster.iam.snapshot.SectionId;
import dev.muster.iam.snapshot.Warning;
import java.io.IOException;
import java.io.Writer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** For people: per account the counts, then what failed and what could not be judged, the most severe first. */
final class TableReport implements EvaluationWriter {

    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(
                    Finding::outcome, Comparator.comparing(outcome -> outcome != Outcome.FAIL))
            .thenComparing(Finding::severity)
            .thenComparing(Finding.ORDER);

    @Override
    public void write(List<JudgedAccount> accounts, Writer out) throws IOException {
        for (JudgedAccount account : accounts) {
            account(account, out);
        }
        out.flush();
    }

    private static void account(JudgedAccount account, Writer out) throws IOException {
        out.write("Account %s  %s  collected %s%n"
                .formatted(
                        account.account(),
                        account.snapshot().status(),
                        account.snapshot().collectedAt()));
        out.write("  %d pass, %d fail, %d undetermined, %d not applicable%n"
                .formatted(
                        account.count(Outcome.PASS),
                        account.count(Outcome.FAIL),
                        account.count(Outcome.UNDETERMINED),
                        account.count(Outcome.NOT_APPLICABLE)));
        for (Map.Entry<SectionId, Section.Unreadable<?>> unread :
                account.snapshot().unreadable().entrySet()) {
            String detail = unread.getValue().detail();
            out.write("  unread: %s (%s)%s%n"
                    .formatted(
                            DisplayText.terminal(unread.getKey().name()),
                            unread.getValue().cause().id(),
                            detail == null ? "" : " " + DisplayText.terminal(detail)));
        }
        for (Warning warning : account.warnings()) {
            out.write("  warning: %s%n".formatted(DisplayText.terminal(text(warning))));
        }
        List<Finding> open = account.shown().stream()
                .filter(finding -> finding.outcome() == Outcome.FAIL || finding.outcome() == Outcome.UNDETERMINED)
                .sorted(WORST_FIRST)
                .toList();
        int width = open.stream()
                .mapToInt(finding -> finding.control().length())
                .max()
                .orElse(0);
        for (Finding finding : open) {
            out.write("  %-12s  %-13s  %s  %s%n"
                    .formatted(
                            finding.outcome(),
                            finding.severity(),
                            padded(finding.control(), width),
                            DisplayText.terminal(finding.resource().id())));
            for (Reason reason : finding.reasons()) {
                out.write("  %s%s%n".formatted(" ".repeat(31), DisplayText.terminal(reason.text())));
            }
            if (!finding.unread().isEmpty()) {
                out.write("  %sunread: %s%n"
                        .formatted(
                                " ".repeat(31),
                                finding.unread().stream()
                                        .map(unread -> DisplayText.terminal(unread.section()) + " ("
                                                + unread.cause().id() + ")")
                                        .collect(Collectors.joining(", "))));
            }
        }
        out.write(System.lineSeparator());
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String text(Warning warning) {
        String file = warning.file() == null ? "" : warning.file() + ": ";
        String position = warning.position() == null ? "" : warning.position() + ": ";
        return file + position + warning.text();
    }
}
