package dev.muster.api.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.muster.iam.control.Control;
import dev.muster.iam.control.Severity;
import dev.muster.store.Accounts;
import dev.muster.store.Compliance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The matrix of controls and accounts as of an instant. @param rulesets of those accounts that have a snapshot */
public record ComplianceView(
        @Nullable String nextCursor,
        Instant asOf,
        List<ControlRef> controls,
        List<String> accounts,
        List<AccountRuleset> rulesets,
        List<CellView> cells) {

    /** What judged the latest snapshot of an account. */
    public record AccountRuleset(String account, String ruleset) {

        static Stream<AccountRuleset> of(Accounts.AccountRow account) {
            return Stream.ofNullable(account.ruleset())
                    .map(ruleset -> new AccountRuleset(account.id(), ruleset.toString()));
        }
    }

    /** A row of the matrix. */
    public record ControlRef(String id, String title, Severity severity) {

        static ControlRef of(Control control) {
            return new ControlRef(control.id(), control.title(), control.severity());
        }
    }

    /** One control in one account. @param snapshot null when the account has no usable one */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record CellView(
            String control,
            String account,
            String outcome,
            OutcomeCounts counts,
            @Nullable UUID snapshot,
            @Nullable Long ageSeconds) {

        static CellView of(Compliance.Cell cell, Instant asOf) {
            return new CellView(
                    cell.control(),
                    cell.account(),
                    worst(cell),
                    new OutcomeCounts(cell.pass(), cell.fail(), cell.notApplicable(), cell.undetermined(), 0),
                    cell.snapshot(),
                    Duration.between(cell.collectedAt(), asOf).toSeconds());
        }

        private static String worst(Compliance.Cell cell) {
            if (cell.fail() > 0) {
                return "FAIL";
            }
            if (cell.undetermined() > 0) {
                return "UNDETERMINED";
            }
            return cell.pass() > 0 ? "PASS" : "NOT_APPLICABLE";
        }
    }
}
